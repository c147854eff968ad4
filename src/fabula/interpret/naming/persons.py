"""Named persons, and for each name those it can stand for."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from fabula.interpret.naming.names import PersonName, full_form, parse_name, stems_of
from fabula.interpret.naming.rivals import NamePair
from fabula.interpret.wording.function_words import GENITIVES
from fabula.interpret.wording.titles import MARRIED_TITLES, RANKS
from fabula.records import CastMember

_NOT_IN_CAST_KEYS = GENITIVES | {"the", "a", "an"}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a name, under construction.

    Attributes:
        forms: the names seen, with counts.
        gender: ``m``, ``f`` or ``""``.
        gender_is_sure: a title or a given cast says so.
        member: who it is in a given cast, if anybody.
        is_group: a family or people rather than one person.
        is_locked: has the names it has: no other joins them (see ``records.fixes.Lock``).
    """

    forms: Counter[PersonName] = field(default_factory=Counter)
    gender: str = ""
    gender_is_sure: bool = False
    member: CastMember | None = None
    is_group: bool = False
    is_locked: bool = False

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


@dataclass(slots=True, eq=False)
class NameIndex:
    """The persons of a book by their names.

    Attributes:
        persons: all of them, those of a given cast first.
        candidates: for each name those it can stand for, the likeliest first.
        rivals: pairs of names that the text tells apart.
        new_names: full names with those that take their place later (see ``marriages``).
        wives: full names of women who are also Mrs. with that surname.
        genders: those that pronouns show for a name, where it tells none itself.
        of_cast: for each name of a given cast (see :func:`cast_key`) its bearers.
        apart: pairs of names, or of phrases that serve as names, that are never one person's,
            because the user says so.
        narrator: who the I of the story is, where the user says so.
        not_narrators: who it is not.
    """

    persons: list[Person] = field(default_factory=list)
    candidates: dict[PersonName, tuple[Person, ...]] = field(default_factory=dict)
    rivals: set[NamePair] = field(default_factory=set)
    new_names: set[NamePair] = field(default_factory=set)
    wives: set[PersonName] = field(default_factory=set)
    genders: Mapping[PersonName, str] = field(default_factory=dict)
    of_cast: dict[tuple[str, ...], tuple[Person, ...]] = field(default_factory=dict)
    apart: set[frozenset[Hashable]] = field(default_factory=set)
    narrator: Person | None = None
    not_narrators: set[Person] = field(default_factory=set)
    _by_word: dict[str, dict[Person, None]] = field(default_factory=dict)

    def add_person(self) -> Person:
        """Somebody new."""
        person = Person()
        self.persons.append(person)
        return person

    def give_name(self, person: Person, name: PersonName, count: int) -> None:
        """Note that a person goes under a name."""
        person.add(name, count)
        if not person.gender:
            person.gender = "f" if name in self.wives else self.genders.get(name, "")
        for word in (*_keys(name), *RANKS.intersection(name.titles)):
            self._by_word.setdefault(word, {})[person] = None

    def unite(self, one: Person, other: Person) -> None:
        """Make one person of two; names that may be of several stay so."""
        for name, count in other.forms.items():
            self.give_name(one, name, count)
        one.member = one.member or other.member
        self.persons.remove(other)
        for people_of_word in self._by_word.values():
            people_of_word.pop(other, None)
        for table in (self.candidates, self.of_cast):
            for key, people in table.items():
                if other in people:
                    merged = (one if person is other else person for person in people)
                    table[key] = tuple(dict.fromkeys(merged))  # type: ignore[index]

    def marriage_joins(self, one: PersonName, other: PersonName) -> bool:
        """Whether two names are one woman's by a marriage."""
        if (one, other) in self.new_names or (other, one) in self.new_names:
            return True
        is_titled = len(one.parts) == 1 and not MARRIED_TITLES.isdisjoint(one.titles)
        return is_titled and other in self.wives and other.surname == one.surname

    def find(self, words: tuple[str, ...]) -> Person | None:
        """The likeliest of those in the text whom a name can stand for."""
        people = self.candidates.get(parse_name(words), ()) if words else ()
        return next((person for person in people if person.n_mentions or person.member), None)

    def sharing_words(self, name: PersonName) -> list[Person]:
        """Persons with a word of the name in a name of theirs, in order of appearance here."""
        return list(dict.fromkeys(p for word in _keys(name) for p in self._by_word.get(word, ())))


def _keys(name: PersonName) -> dict[str, None]:
    """The words of a name, with their full and short forms."""
    stems = (stem for word in name.parts for stem in stems_of(word))
    initials = name.surname[:1] if name.honorifics and len(name.parts) == 1 else ""
    return dict.fromkeys((*name.parts, *map(full_form, name.parts), *stems, *initials))


def cast_key(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name as a cast is searched for them: no article, genitive or period."""
    return tuple(word.rstrip(".") or word for word in words if word not in _NOT_IN_CAST_KEYS)
