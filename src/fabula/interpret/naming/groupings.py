"""Which names belong to one person.

Names are grouped over the whole book, from the most telling to the least: full names, bare given
names and surnames, then names under a title. Where a name fits several people equally well all of
them are kept as candidates, and the place in the text decides (see ``links``).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from fabula.interpret.naming.agreements import givens_clash, names_agree, shortens, titles_clash
from fabula.interpret.naming.bonds import Bonds
from fabula.interpret.naming.marriages import find_brides, find_new_names, find_wives
from fabula.interpret.naming.names import PersonName, parse_name, split_name
from fabula.interpret.naming.persons import NameIndex, Person, cast_key
from fabula.interpret.naming.rivals import find_rivals
from fabula.interpret.wording.titles import PLAIN_TITLES, RANKS
from fabula.records import CastFile, CastMember

DOMINANCE: Final = 4
"""A name that fits two people goes to the one who is mentioned this many times as often."""


OUTGROWTH: Final = 8
"""A man's given name used this many times as often as all full names with it is somebody else's."""


def group_names(
    names: Iterable[tuple[tuple[str, ...], Hashable]],
    cast: CastFile | None,
    genders: Mapping[PersonName, str] | None = None,
    bonds: Bonds | None = None,
) -> NameIndex:
    """Group the names of a book by person.

    Args:
        names: every occurrence of a person's name as lower-case words, in order, with the stretch
            of text it stands in: two names of one stretch are seldom those of one person.
        cast: a cast whose members are never merged or split, or None.
        genders: those that pronouns show for a name.
        bonds: what fixes say of names: those kept apart, and those locked, are heeded here; what
            they hold together is united afterwards (``unions``).
    """
    uses = [(parse_name(words), stretch) for words, stretch in names]
    counts = Counter(name for name, _ in uses)
    together: defaultdict[Hashable, dict[PersonName, None]] = defaultdict(dict)
    for name, stretch in uses:
        together[stretch][name] = None
    new_names = find_new_names(uses)
    index = NameIndex(
        rivals=find_rivals(counts, together.values()),
        new_names=new_names,
        genders=genders or {},
        wives=find_wives(uses) | find_brides(uses, new_names),
    )
    _add_cast(index, cast)
    _add_bonds(index, bonds or Bonds())
    given: list[PersonName] = []
    open_names: list[PersonName] = []
    for name in counts:
        (given if name in index.candidates else open_names).append(name)
    for name in given:
        index.give_name(index.candidates[name][0], name, counts[name])
    surnames = _find_surnames(counts)
    for name in sorted(
        open_names, key=lambda n: (_rank(n, surnames), -counts[n], n.parts, n.titles)
    ):
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
    index.apart.update(bonds.apart)
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


def _rank(name: PersonName, surnames: set[str]) -> int:
    """Full names first, then given names, titled names, bare surnames, bare titles, initials."""
    if len(name.parts) > 1 and not name.is_group:
        return 0
    if name.parts and name.parts[0] in RANKS:
        return 4
    if name.honorifics and len(name.surname) == 1:
        return 5
    if name.honorifics:
        return 2
    return 3 if surnames.issuperset(name.parts) else 1


def _find_surnames(counts: Counter[PersonName]) -> set[str]:
    """The words that are mostly surnames where a name has a title or more words."""
    last, first = Counter[str](), Counter[str]()
    for name, count in counts.items():
        if len(name.parts) > 1 or name.honorifics:
            last[name.surname] += count
            first[name.given] += count
    return {word for word, count in last.items() if count > DOMINANCE * first[word]}


def _place(index: NameIndex, name: PersonName, count: int) -> None:
    """Give a name to whom it fits best, or to somebody new."""
    people = _narrow(name, count, _fitting(index, name)) or (index.add_person(),)
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


def _narrow(name: PersonName, count: int, people: list[Person]) -> tuple[Person, ...]:
    """The candidates to keep; none where the name needs somebody new."""
    if len(people) > 1:
        is_clear = people[0].n_mentions >= DOMINANCE * max(1, people[1].n_mentions)
        is_known = is_clear and people[0].n_mentions >= OUTGROWTH
        if _outgrows(name, count, people) and not is_known:
            return ()
        if is_clear:
            return (people[0],)
        if name.honorifics:
            # Miss X, of two Misses X, is a third until something says more: better two than one
            # too few.
            return ()
    return tuple(people)


def _outgrows(name: PersonName, count: int, people: list[Person]) -> bool:
    """Whether a given name is mostly that of a man without a surname: the *Jim* of a raft.

    Women change their surnames; a *Lilia* may be both *Lilia Theobald* and *Lilia Herriton*.
    """
    is_bare = len(name.parts) == 1 and not name.honorifics
    are_men = all(person.gender == "m" for person in people)
    return is_bare and are_men and count >= OUTGROWTH * sum(p.n_mentions for p in people)


def _prefer_bearers(name: PersonName, people: list[Person]) -> list[Person]:
    """Of those a bare name fits, those whose given name it is; else the men, who go by surnames."""
    n_given = {p: sum(n for f, n in p.forms.items() if _has_given(f, name)) for p in people}
    by_given = [p for p in people if n_given[p]]
    n_other = sum(p.n_mentions for p in people if not n_given[p])
    men = [p for p in people if p.gender != "f"]
    # *Harker Jonathan*, once, does not make *Harker* a given name.
    is_given = by_given and DOMINANCE * sum(n_given.values()) >= n_other
    return by_given if is_given else men or people


def _has_given(form: PersonName, name: PersonName) -> bool:
    """Whether a bare name is the given name in another; the *Vane* of *Mrs. Vane* is none."""
    is_surname = len(form.parts) == 1 and not PLAIN_TITLES.isdisjoint(form.titles)
    return form.parts[:1] == name.parts and not is_surname


def _fits(name: PersonName, person: Person, index: NameIndex) -> bool:
    """Whether a name may be another name of a person."""
    gender = name.gender or index.genders.get(name, "")
    if person.is_locked or person.is_group or not name.parts:
        return False
    if _genders_clash(name, gender, person):
        return False
    if index.apart and any(frozenset((name, form)) in index.apart for form in person.forms):
        return False
    is_titled_surname = bool(name.honorifics) and len(name.parts) == 1
    # A wife is told from her husband's kin by more than a few shared paragraphs (``marriages``).
    others = [form for form in person.forms if not index.marriage_joins(name, form)]
    if is_titled_surname and any((name, form) in index.rivals for form in others):
        return False
    if any(givens_clash(name, form) or titles_clash(name, form) for form in person.forms):
        return False
    # *Kitty* is no *Lady Catherine*: nobody has a short name for her.
    is_lofty = any(form.given and "lady" in form.titles for form in person.forms)
    return any(
        (names_agree(name, form) and not (is_lofty and shortens(name, form)))
        or index.marriage_joins(name, form)
        for form in person.forms
    )


def _genders_clash(name: PersonName, gender: str, person: Person) -> bool:
    if not gender or not person.gender or gender == person.gender:
        return False
    is_telling = len(name.parts) > 1 or bool(name.honorifics)
    return name.gender_is_sure or person.gender_is_sure or is_telling
