"""Why two names are one person's, and why two others are not, in a reader's words."""

from fabula.interpret.naming.agreements import givens_clash, titles_clash
from fabula.interpret.naming.names import PersonName, full_form, parse_name, split_name, stems_of
from fabula.interpret.wording.titles import CUSTOMARY_MALE_TITLES, MARRIED_TITLES, RANKS


def why_one(name: str, other: str) -> str:
    """Why a name can be another name of somebody, or ``""`` where their words do not tell.

    >>> why_one("Miss Woodhouse", "Emma Woodhouse")
    'the surname of “Emma Woodhouse” with a title that fits'

    Args:
        name: the name to explain.
        other: a name that the same person has.
    """
    one, two = parse_name(split_name(name)), parse_name(split_name(other))
    if not one.parts or not two.parts:
        return ""
    if one.parts == two.parts:
        return f"the same name as “{other}”, but for a title or small words"
    if len(one.parts) > 1 and len(two.parts) > 1:
        return _why_full(one, two, other)
    if one.parts[0] in RANKS and not one.titles:
        return f"the rank of “{other}”" if one.parts[0] in two.titles else ""
    if len(one.parts) < len(two.parts):
        return _why_part(one, two, other)
    return (
        f"a fuller form of “{other}”" if len(two.parts) == 1 and _why_part(two, one, name) else ""
    )


def _why_full(one: PersonName, two: PersonName, other: str) -> str:
    if one.surname == two.surname and not givens_clash(one, two):
        return f"the surname of “{other}”, and a form of the same given name"
    if full_form(one.given) == full_form(two.given) and one.surname != two.surname:
        return (
            f"the given name of “{other}” with another surname: the one takes the place of the "
            "other in the course of the book, as by a marriage"
        )
    return ""


def _why_part(one: PersonName, two: PersonName, other: str) -> str:
    word = one.parts[0]
    if word == two.surname:
        return f"the surname of “{other}”{' with a title that fits' if one.honorifics else ''}"
    if word == two.given:
        return f"the given name of “{other}”"
    if full_form(word) == full_form(two.given):
        return f"a short form of “{full_form(word).title()}”, the given name of “{other}”"
    if word in stems_of(two.given) or two.given in stems_of(word):
        return f"a small form of the given name of “{other}”"
    return f"an initial of “{other}”" if word.rstrip(".") == two.given[:1] else ""


def why_two(name: str, other: str) -> str:
    """What in their words keeps two names apart, or ``""`` where nothing does.

    >>> why_two("Mrs. Elton", "Mr. Elton")
    'Mrs. Elton is a woman by name or title, Mr. Elton a man'
    """
    one, two = parse_name(split_name(name)), parse_name(split_name(other))
    if one.is_group or two.is_group:
        return "a family, not one person"
    if givens_clash(one, two):
        return f"the surname of “{other}” with another given name"
    if one.gender and two.gender and one.gender != two.gender:
        first, second = (name, other) if one.gender == "f" else (other, name)
        return f"{first} is a woman by name or title, {second} a man"
    married = (
        MARRIED_TITLES.intersection(one.honorifics),
        MARRIED_TITLES.intersection(two.honorifics),
    )
    if bool(married[0]) != bool(married[1]):
        wife, whose = (name, other) if married[0] else (other, name)
        return f"“{wife}” is a wife's name, and nothing shows “{whose}” to be hers"
    if titles_clash(one, two):
        return "a man with a noble title is not called Mr."
    ranks = [CUSTOMARY_MALE_TITLES.intersection(who.honorifics) for who in (one, two)]
    return "two ranks with one surname" if all(ranks) and ranks[0] != ranks[1] else ""
