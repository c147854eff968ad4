"""Which names belong to one person.

Names are grouped over the whole book, from the most telling to the least: full names, bare given
names and surnames, then names under a title. Where a name fits several people equally well all of
them are kept as candidates, and the place in the text decides (see ``links``).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.names import PersonName, full_form, parse_name
from fabula.interpret.titles import CUSTOMARY_MALE_TITLES, MARRIED_TITLES, RANKS
from fabula.records import CastFile

RIVAL_SHARES: Final = ((3, 0.1), (2, 0.3))
"""Names used in one paragraph so often, and this often against the rarer one's count, are of two people."""

DOMINANCE: Final = 4
"""A name that fits two people goes to the one who is mentioned this many times as often."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a name, under construction.

    Attributes:
        forms: the names seen, with counts.
        gender: ``m``, ``f`` or ``""``.
        gender_is_sure: a title says so.
        member_id: id in the given cast, or ``""``.
        is_group: a family or people rather than one person.
    """

    forms: Counter[PersonName] = field(default_factory=Counter)
    gender: str = ""
    gender_is_sure: bool = False
    member_id: str = ""
    is_group: bool = False

    @property
    def n_mentions(self) -> int:
        """How often the person is named."""
        return self.forms.total()

    def add(self, name: PersonName, count: int) -> None:
        """Take over a name."""
        self.forms[name] += count
        if name.gender and (name.gender_is_sure or not self.gender):
            self.gender, self.gender_is_sure = name.gender, name.gender_is_sure
        self.is_group = self.is_group or name.is_group


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """The persons of a book, and for each name those it can stand for (the likeliest first).

    ``by_word`` finds the persons that have a word in one of their names; ``rivals`` are pairs of
    names that a text tells apart by using both at once. ``of_cast`` holds the names of a given cast
    word by word (see :func:`cast_key`).
    """

    persons: list[Person] = field(default_factory=list)
    candidates: dict[PersonName, tuple[Person, ...]] = field(default_factory=dict)
    by_word: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    rivals: set[tuple[PersonName, PersonName]] = field(default_factory=set)
    of_cast: dict[tuple[str, ...], tuple[Person, ...]] = field(default_factory=dict)

    def give_name(self, person: Person, name: PersonName, count: int) -> None:
        """Note that a person goes under a name."""
        person.add(name, count)
        for word in {*name.parts, *map(full_form, name.parts), *RANKS.intersection(name.titles)}:
            if person not in self.by_word[word]:
                self.by_word[word].append(person)

    def add_person(self) -> Person:
        """Somebody new."""
        person = Person()
        self.persons.append(person)
        return person

    def sharing_words(self, name: PersonName) -> list[Person]:
        """Persons with a word of the name in a name of theirs, in order of appearance here."""
        words = dict.fromkeys([*name.parts, *map(full_form, name.parts)])
        return list(dict.fromkeys(person for word in words for person in self.by_word.get(word, ())))


def group_names(names: Iterable[tuple[tuple[str, ...], Hashable]], cast: CastFile | None) -> NameIndex:
    """Group the names of a book by person.

    Args:
        names: every occurrence of a person's name as lower-case words, with the stretch of text it
            stands in: two names of one stretch are seldom those of one person.
        cast: a cast whose members are never merged or split, or None.
    """
    counts: Counter[PersonName] = Counter()
    together: defaultdict[Hashable, set[PersonName]] = defaultdict(set)
    for words, stretch in names:
        name = parse_name(words)
        counts[name] += 1
        together[stretch].add(name)
    index = NameIndex(rivals=_find_rivals(counts, together.values()))
    _add_cast(index, cast)
    open_names = {name: count for name, count in counts.items() if name not in index.candidates}
    for name, count in counts.items():
        for person in index.candidates.get(name, ())[:1]:
            index.give_name(person, name, count)
    ordered = sorted(open_names.items(), key=lambda item: (_rank(item[0]), -item[1], item[0].parts, item[0].titles))
    for name, count in ordered:
        _place(index, name, count)
    return index


def _find_rivals(
    counts: Counter[PersonName], stretches: Iterable[set[PersonName]]
) -> set[tuple[PersonName, PersonName]]:
    """Pairs of a titled surname and another name that a text uses side by side.

    Whoever writes *Mr. Knightley* and *Mr. John Knightley* in one breath means two people.
    """
    pairs: Counter[tuple[PersonName, PersonName]] = Counter()
    for names in stretches:
        titled = [name for name in names if name.honorifics and len(name.parts) == 1]
        pairs.update((one, other) for one in titled for other in names if one != other)
    return {
        (one, other)
        for (one, other), count in pairs.items()
        if any(
            count >= least and count >= share * min(counts[one], counts[other])
            for least, share in RIVAL_SHARES
            if least == 2 or one.surname == other.surname
        )
    }


def _add_cast(index: NameIndex, cast: CastFile | None) -> None:
    holders: defaultdict[PersonName, list[Person]] = defaultdict(list)
    for member in cast.members if cast else ():
        person = index.add_person()
        person.member_id = member.id
        person.gender = _gender_of_pronouns(member.pronouns)
        person.gender_is_sure = bool(person.gender)
        for alias in (member.name, *member.aliases):
            name = parse_name(tuple(alias.lower().replace("’", "'").split()))
            index.give_name(person, name, 0)
            holders[name].append(person)
            key = cast_key(alias.lower().replace("’", "'").split())
            index.of_cast[key] = (*index.of_cast.get(key, ()), person)
    for name, people in holders.items():
        index.candidates[name] = tuple(dict.fromkeys(people))


def cast_key(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name as a cast is searched for them: no article, genitive or period."""
    return tuple(word.rstrip(".") or word for word in words if word not in {"the", "a", "an", "'s", "'"})


def _gender_of_pronouns(pronouns: tuple[str, ...]) -> str:
    words = {word.lower() for word in pronouns}
    if words & {"she", "her"} and not words & {"he", "him"}:
        return "f"
    return "m" if words & {"he", "him"} and not words & {"she", "her"} else ""


def _rank(name: PersonName) -> int:
    """Full names first, then bare names, titled names and last bare titles."""
    if len(name.parts) > 1 and not name.is_group:
        return 0
    if name.parts and name.parts[0] in RANKS:
        return 3
    return 2 if name.honorifics else 1


def _place(index: NameIndex, name: PersonName, count: int) -> None:
    fitting = [] if name.is_group else [p for p in index.sharing_words(name) if _fits(name, p, index.rivals)]
    fitting.sort(key=lambda person: -person.n_mentions)
    if not name.honorifics and len(name.parts) == 1:
        fitting = _prefer_bearers(name, fitting)
    if not fitting:
        fitting = [index.add_person()]
    elif len(fitting) > 1 and fitting[0].n_mentions >= DOMINANCE * max(1, fitting[1].n_mentions):
        fitting = fitting[:1]
    elif len(fitting) > 1 and name.honorifics:
        # Miss X, of two Misses X, is a third until something says more: better two than one too few.
        fitting = [index.add_person()]
    index.candidates[name] = tuple(fitting)
    if len(fitting) == 1:
        index.give_name(fitting[0], name, count)


def _prefer_bearers(name: PersonName, people: list[Person]) -> list[Person]:
    """Of those a bare name fits, the ones it is a given name of; else the men, who go by surnames."""
    word = name.parts[0]
    by_given = [p for p in people if any(form.parts[:1] == name.parts or form.given == word for form in p.forms)]
    men = [p for p in people if p.gender != "f"]
    return by_given or men or people


def _fits(name: PersonName, person: Person, rivals: set[tuple[PersonName, PersonName]]) -> bool:
    """Whether a name may be another name of a person."""
    if person.is_group or not name.parts:
        return False
    if name.gender and person.gender and name.gender != person.gender and (
        name.gender_is_sure or person.gender_is_sure or len(name.parts) > 1
    ):
        return False
    if name.honorifics and len(name.parts) == 1 and any((name, form) in rivals for form in person.forms):
        return False
    return any(_agree(name, form) for form in person.forms)


def _agree(name: PersonName, form: PersonName) -> bool:
    """Whether two names can be of one person, as far as their words go."""
    if len(name.parts) == 1 and name.parts[0] in RANKS and not name.titles:
        return name.parts == form.parts or name.parts[0] in form.titles
    if name.parts == form.parts:
        return _titles_agree(name, form)
    if len(name.parts) > 1 and len(form.parts) > 1:
        return name.surname == form.surname and _given_agree(name.given, form.given) and _titles_agree(name, form)
    longer, shorter = (name, form) if len(name.parts) > len(form.parts) else (form, name)
    if len(longer.parts) < 2 or not shorter.parts:
        return False
    word = shorter.parts[0]
    by_surname = word == longer.surname and _titles_agree(name, form)
    return by_surname or _given_agree(word, longer.given)


def _given_agree(one: str, other: str) -> bool:
    if one == other or full_form(one) == full_form(other):
        return True
    initial, given = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(initial) == 1 and given.startswith(initial)


def _titles_agree(name: PersonName, form: PersonName) -> bool:
    """Mrs X is neither Mr X nor Miss X, the General not the Captain; no title agrees with any but Mrs."""
    one, other = set(name.honorifics), set(form.honorifics)
    ranks = one & CUSTOMARY_MALE_TITLES, other & CUSTOMARY_MALE_TITLES
    if all(ranks) and ranks[0] != ranks[1]:
        return False
    if one & MARRIED_TITLES or other & MARRIED_TITLES:
        return bool(one & MARRIED_TITLES and other & MARRIED_TITLES)
    return not (name.gender_is_sure and form.gender_is_sure and name.gender != form.gender)
