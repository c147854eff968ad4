"""Kin that a surname tells: the father of Miss Woodhouse is Mr. Woodhouse."""

from typing import Final

from fabula.interpret.naming.names import parse_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import NOBLE_TITLES
from fabula.interpret.wording.word_lists import word_set

_PARENTS: Final = {
    **dict.fromkeys(word_set("father papa"), "mr"),
    **dict.fromkeys(word_set("mother mamma mama"), "mrs"),
}
_SPOUSES: Final = {"husband": "mr", "wife": "mrs"}
_SPOUSE_TITLES: Final = {"mr": "mrs", "mrs": "mr"}
_OF_ANOTHER: Final = word_set(
    "late first second former future other own grand step foster intended"
)


_SAME_KIN: Final = {
    **dict.fromkeys(word_set("papa pa dad daddy"), "father"),
    **dict.fromkeys(word_set("mamma mama ma mum mom mummy"), "mother"),
    **dict.fromkeys(word_set("grandpapa grandpa"), "grandfather"),
    **dict.fromkeys(word_set("grandmamma grandmama grandma granny"), "grandmother"),
    "auntie": "aunt",
}
ELDERS: Final = word_set("father mother grandfather grandmother uncle aunt")
"""Kin whom one calls so: *yes, Mother*."""

MIN_TITLED_SHARE: Final = 0.5
"""A husband, wife or parent known by surname is called *Mr.* or *Mrs.* in most places."""


def kin_word(noun: str) -> str:
    """The plain word for what a noun says of kin; other nouns stay as they are.

    >>> kin_word("papa")
    'father'
    """
    return _SAME_KIN.get(noun, noun)


def find_relative(kin: Phrase, owner: Person, names: NameIndex) -> Person | None:
    """The named person that *her father*, *his wife* means, where surnames leave one.

    Args:
        kin: the noun phrase.
        owner: whose it is.
        names: the persons of the book.
    """
    if not _OF_ANOTHER.isdisjoint(set(kin.words[:-1]) - {"own"}):
        return None
    title = _PARENTS.get(kin.head, "") if _is_miss(owner) else ""
    surnames = {name.surname for name in owner.forms if len(name.parts) > 1 or name.honorifics}
    if kin.head in _SPOUSES:
        title = _SPOUSES[kin.head]
        surnames = {name for name in surnames if _goes_by(owner, _SPOUSE_TITLES[title], name)}
    bearers = {
        person
        for surname in surnames
        for person in names.candidates.get(parse_name((title, surname)), ())
        if title and person is not owner and _goes_by(person, title, surname)
    }
    if title == "mr":
        # *Miss Elliot*'s father may be Sir Walter and not Mr. Elliot.
        bearers |= {p for surname in surnames for p in _nobles(surname, names) if p is not owner}
    return bearers.pop() if len(bearers) == 1 else None


def _nobles(surname: str, names: NameIndex) -> set[Person]:
    return {
        person
        for person in names.sharing_words(parse_name((surname,)))
        for name in person.forms
        if name.surname == surname and not NOBLE_TITLES.isdisjoint(name.titles)
    }


def _is_miss(person: Person) -> bool:
    return any("miss" in name.titles for name in person.forms)


def _goes_by(person: Person, title: str, surname: str) -> bool:
    """Whether somebody is mostly called by a title and surname, or the surname alone."""
    n_titled = sum(
        count
        for name, count in person.forms.items()
        if name.parts == (surname,) and (title in name.titles or not name.honorifics)
    )
    is_titled = any(title in name.titles for name in person.forms)
    return is_titled and n_titled >= MIN_TITLED_SHARE * person.n_mentions
