"""Which names belong to one person.

Names are grouped over the whole book, from the most telling to the least: full names, bare given
names and surnames, then names under a title. Where a name fits several people equally well all of
them are kept as candidates, and the place in the text decides (see ``links``).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Final

from fabula.interpret.agreements import givens_clash, names_agree
from fabula.interpret.bonds import Bonds
from fabula.interpret.names import PersonName, parse_name, split_name
from fabula.interpret.persons import NameIndex, Person, cast_key
from fabula.interpret.rivals import find_rivals
from fabula.interpret.titles import RANKS
from fabula.records import CastFile, CastMember

DOMINANCE: Final = 4
"""A name that fits two people goes to the one who is mentioned this many times as often."""


def group_names(
    names: Iterable[tuple[tuple[str, ...], Hashable]],
    cast: CastFile | None,
    bonds: Bonds | None = None,
) -> NameIndex:
    """Group the names of a book by person.

    Args:
        names: every occurrence of a person's name as lower-case words, with the stretch of text it
            stands in: two names of one stretch are seldom those of one person.
        cast: a cast whose members are never merged or split, or None.
        bonds: what fixes say of names: those kept apart, and those locked, are heeded here; what
            they hold together is united afterwards (``unions``).
    """
    counts: Counter[PersonName] = Counter()
    together: defaultdict[Hashable, dict[PersonName, None]] = defaultdict(dict)
    for words, stretch in names:
        name = parse_name(words)
        counts[name] += 1
        together[stretch][name] = None
    index = NameIndex(rivals=find_rivals(counts, together.values()))
    _add_cast(index, cast)
    _add_bonds(index, bonds or Bonds())
    given: list[PersonName] = []
    open_names: list[PersonName] = []
    for name in counts:
        (given if name in index.candidates else open_names).append(name)
    for name in given:
        index.give_name(index.candidates[name][0], name, counts[name])
    for name in sorted(open_names, key=lambda n: (_rank(n), -counts[n], n.parts, n.titles)):
        _place(index, name, counts[name])
    return index


def _add_cast(index: NameIndex, cast: CastFile | None) -> None:
    holders: defaultdict[PersonName, dict[Person, None]] = defaultdict(dict)
    keys: defaultdict[tuple[str, ...], dict[Person, None]] = defaultdict(dict)
    people: dict[str, Person] = {}
    for member in cast.members if cast else ():
        person = people.get(member.id) or _add_member(index, member)
        people[member.id] = person
        for alias in (member.name, *member.aliases):
            words = split_name(alias)
            index.give_name(person, parse_name(words), 0)
            holders[parse_name(words)][person] = None
            keys[cast_key(words)][person] = None
    index.candidates.update((name, tuple(people)) for name, people in holders.items())
    index.of_cast.update((key, tuple(people)) for key, people in keys.items())


def _add_bonds(index: NameIndex, bonds: Bonds) -> None:
    """Keep apart what fixes keep apart; a locked character has its names before any other."""
    for pair in bonds.apart:
        names = [key for key in pair if isinstance(key, PersonName)]
        if len(names) == 2:
            index.apart.add(frozenset(names))
    for bond in bonds.together:
        names = [key for key in bond.names if isinstance(key, PersonName)]
        if not bond.lock or any(name in index.candidates for name in names):
            continue
        person = index.add_person()
        person.is_locked = True
        for name in names:
            index.give_name(person, name, 0)
            index.candidates[name] = (person,)


def _add_member(index: NameIndex, member: CastMember) -> Person:
    person = index.add_person()
    person.member = member
    person.gender = _gender_of_pronouns(member.pronouns)
    person.gender_is_sure = bool(person.gender)
    return person


def _gender_of_pronouns(pronouns: tuple[str, ...]) -> str:
    words = {word.lower() for word in pronouns}
    is_male, is_female = bool(words & {"he", "him"}), bool(words & {"she", "her"})
    if is_male == is_female:
        return ""
    return "m" if is_male else "f"


def _rank(name: PersonName) -> int:
    """Full names first, then bare names, titled names and last bare titles."""
    if len(name.parts) > 1 and not name.is_group:
        return 0
    if name.parts and name.parts[0] in RANKS:
        return 3
    return 2 if name.honorifics else 1


def _place(index: NameIndex, name: PersonName, count: int) -> None:
    """Give a name to whom it fits best, or to somebody new."""
    people = _narrow(name, _fitting(index, name)) or (index.add_person(),)
    index.candidates[name] = people
    if len(people) == 1:
        index.give_name(people[0], name, count)


def _fitting(index: NameIndex, name: PersonName) -> list[Person]:
    """All whom a name fits, the most often named first."""
    if name.is_group:
        return []
    fitting = [p for p in index.sharing_words(name) if _fits(name, p, index)]
    fitting.sort(key=lambda person: -person.n_mentions)
    is_bare = not name.honorifics and len(name.parts) == 1
    return _prefer_bearers(name, fitting) if is_bare else fitting


def _narrow(name: PersonName, people: list[Person]) -> tuple[Person, ...]:
    """The candidates to keep; none where the name needs somebody new."""
    if len(people) > 1:
        if people[0].n_mentions >= DOMINANCE * max(1, people[1].n_mentions):
            return (people[0],)
        if name.honorifics:
            # Miss X, of two Misses X, is a third until something says more: better two than one
            # too few.
            return ()
    return tuple(people)


def _prefer_bearers(name: PersonName, people: list[Person]) -> list[Person]:
    """Of those a bare name fits, those whose given name it is; else the men, who go by surnames."""
    by_given = [p for p in people if any(form.parts[:1] == name.parts for form in p.forms)]
    men = [p for p in people if p.gender != "f"]
    return by_given or men or people


def _fits(name: PersonName, person: Person, index: NameIndex) -> bool:
    """Whether a name may be another name of a person."""
    if person.is_locked or person.is_group or not name.parts or _genders_clash(name, person):
        return False
    if index.apart and any(frozenset((name, form)) in index.apart for form in person.forms):
        return False
    is_titled_surname = bool(name.honorifics) and len(name.parts) == 1
    if is_titled_surname and any((name, form) in index.rivals for form in person.forms):
        return False
    if any(givens_clash(name, form) for form in person.forms):
        return False
    return any(names_agree(name, form) for form in person.forms)


def _genders_clash(name: PersonName, person: Person) -> bool:
    if not name.gender or not person.gender or name.gender == person.gender:
        return False
    return name.gender_is_sure or person.gender_is_sure or len(name.parts) > 1
