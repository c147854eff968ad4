"""Whether two names can be of one person, as far as their words go."""

from fabula.interpret.naming.names import PersonName, full_form, stems_of
from fabula.interpret.wording.titles import (
    CUSTOMARY_MALE_TITLES,
    MARRIED_TITLES,
    NOBLE_TITLES,
    RANKS,
)


def names_agree(one: PersonName, other: PersonName) -> bool:
    """Whether both can be names of one person: *Mr. Knightley* and *George Knightley*."""
    if len(one.parts) == 1 and one.parts[0] in RANKS and not one.titles:
        return one.parts == other.parts or one.parts[0] in other.titles
    if one.parts == other.parts:
        return _titles_agree(one, other)
    if len(one.parts) > 1 and len(other.parts) > 1:
        is_same = one.surname == other.surname and _given_agree(one.given, other.given)
        return (is_same or _opens(one, other) or _opens(other, one)) and _titles_agree(one, other)
    return _part_agrees(one, other) or _abbreviates(one, other) or _abbreviates(other, one)


def givens_clash(one: PersonName, other: PersonName) -> bool:
    """Whether two full names of one surname tell two people apart: *Tom Vane* and *Sam Vane*."""
    if not (one.given and other.given) or one.surname != other.surname:
        return False
    return not _given_agree(one.given, other.given)


def shortens(one: PersonName, other: PersonName) -> bool:
    """Whether one is a short given name for that of the other: *Kitty* for *Catherine Morland*."""
    is_bare = len(one.parts) == 1 and len(other.parts) > 1
    return is_bare and one.surname not in other.parts and _given_agree(one.surname, other.given)


def titles_clash(one: PersonName, other: PersonName) -> bool:
    """Whether titles before one surname tell two men apart: *Mr. Elliot* is no *Sir Walter*."""
    pairs = ((one.titles, other.titles), (other.titles, one.titles))
    is_clash = any("mr" in plain and not NOBLE_TITLES.isdisjoint(noble) for plain, noble in pairs)
    return is_clash and one.surname == other.surname


def _opens(one: PersonName, other: PersonName) -> bool:
    """Whether a name of two given names or more lacks the surname: *Mary Beth* Coyle."""
    return other.parts[: len(one.parts)] == one.parts


def _abbreviates(one: PersonName, other: PersonName) -> bool:
    """Whether one is the other with an initial for its surname: *Mr. E.* for *Mr. Elton*."""
    if not one.honorifics or one.honorifics != other.honorifics:
        return False
    is_initial = len(one.parts) == len(other.parts) == 1 and len(one.surname) == 1
    return is_initial and other.surname.startswith(one.surname)


def _part_agrees(one: PersonName, other: PersonName) -> bool:
    """Whether the one word of a name is the surname or the given name of a fuller one."""
    longer, shorter = (one, other) if len(one.parts) > len(other.parts) else (other, one)
    if len(longer.parts) < 2 or not shorter.parts:
        return False
    word = shorter.parts[0]
    by_surname = word == longer.surname and _titles_agree(one, other)
    # *Aunt Polly* is no *Mary Jane*: a short name with a title is what its bearer goes by.
    is_same = word == longer.given if shorter.honorifics else _given_agree(word, longer.given)
    return by_surname or is_same


def _given_agree(one: str, other: str) -> bool:
    # *Bessie* and *Eliza* are two women, though both may be *Elizabeth*.
    if one == other or full_form(one) == other or full_form(other) == one:
        return True
    if one in stems_of(other) or other in stems_of(one):
        return True
    initial, given = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(initial) == 1 and given.startswith(initial)


def _titles_agree(one: PersonName, other: PersonName) -> bool:
    """Mrs X is neither Mr X nor Miss X, the General not the Captain.

    No title at all agrees with any title but Mrs.
    """
    mine, theirs = set(one.honorifics), set(other.honorifics)
    ranks = mine & CUSTOMARY_MALE_TITLES, theirs & CUSTOMARY_MALE_TITLES
    if all(ranks) and ranks[0] != ranks[1]:
        return False
    if _is_married(one) or _is_married(other):
        return _is_married(one) and _is_married(other)
    both_sure = one.gender_is_sure and other.gender_is_sure
    return not (both_sure and one.gender != other.gender)


def _is_married(name: PersonName) -> bool:
    """Whether a title is a wife's: *Mrs. John Vane*, *Lady Vane*; *Lady Jane Vane* is herself."""
    married = MARRIED_TITLES.intersection(name.honorifics)
    return bool(married - {"lady"} if name.given else married)
