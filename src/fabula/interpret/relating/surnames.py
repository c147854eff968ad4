"""Surnames, as far as they speak against kinship: no Mr. Wentworth is Miss Elliot's brother."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fabula.interpret.naming.names import PersonName, parse_name, split_name
from fabula.interpret.wording.given_names import FEMALE_NAMES, MALE_NAMES
from fabula.interpret.wording.titles import MARRIED_TITLES
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Character, RelationKind

_BEFORE_SURNAMES: Final = word_set("mr mrs ms miss dr professor captain colonel inspector sergeant")


@dataclass(frozen=True, slots=True)
class Surnames:
    """The surnames of the cast.

    Attributes:
        of: the surnames of each character, none where none is known.
        wives: ids of those called *Mrs.* or the like, whose own family has another name.
        namesakes: the one Mr. Weston, for whoever is the one Mrs. Weston, and the other way round.
    """

    of: Mapping[str, frozenset[str]]
    wives: frozenset[str]
    namesakes: Mapping[str, str]

    def allow(self, who: str, kind: RelationKind, to: str) -> bool:
        """Whether two may be kin for all that their names say."""
        one, other = self.of.get(who, frozenset()), self.of.get(to, frozenset())
        if not one or not other or one & other:
            return True
        if kind is RelationKind.PARENT:
            return to in self.wives
        if kind is RelationKind.SIBLING:
            return not self.wives.isdisjoint((who, to))
        return kind is not RelationKind.SPOUSE or self.wives.isdisjoint((who, to))


def list_surnames(characters: Iterable[Character]) -> Surnames:
    """Read the surnames off all names of the cast."""
    names = {
        character.id: [parse_name(split_name(x)) for x in (character.name, *character.aliases)]
        for character in characters
    }
    of = {who: frozenset(filter(None, map(_surname, found))) for who, found in names.items()}
    wives = frozenset(who for who, found in names.items() if any(map(_is_wife, found)))
    return Surnames(of, wives, _match(names))


def _surname(name: PersonName) -> str:
    """The last word of a full name, or of one behind a title; *Miss Kitty* has none."""
    has_title = not _BEFORE_SURNAMES.isdisjoint(name.honorifics)
    is_known = bool(name.given) or has_title
    is_given = name.surname in MALE_NAMES or name.surname in FEMALE_NAMES
    return name.surname if is_known and not is_given and not name.is_group else ""


def _is_wife(name: PersonName) -> bool:
    return not MARRIED_TITLES.isdisjoint(name.honorifics)


def _match(names: Mapping[str, list[PersonName]]) -> dict[str, str]:
    """Each Mr. Weston and Mrs. Weston, where there is one of both; not her son Mr. Frank Weston."""
    wives: dict[str, set[str]] = {}
    men: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    for who, all_names in names.items():
        for name in all_names:
            is_man = name.gender == "m" and name.gender_is_sure
            if name.given:
                given.setdefault(name.surname, set()).add(who)
            elif name.honorifics and (_is_wife(name) or is_man):
                (wives if _is_wife(name) else men).setdefault(name.surname, set()).add(who)
    pairs: dict[str, str] = {}
    for surname, women in wives.items():
        husbands = men.get(surname, set())
        # Of several Tilneys with given names some are their children.
        others = given.get(surname, set()) - women
        is_family = len(others) > 1 or not husbands.isdisjoint(others)
        if len(women) == len(husbands) == 1 and women != husbands and not is_family:
            (wife,), (man,) = women, husbands
            pairs |= {wife: man, man: wife}
    return pairs
