"""A character found by what the user calls it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from fabula.errors import QueryError
from fabula.records.stories import Character


def find_character(characters: Iterable[Character], name: str) -> Character:
    """The character with this id, else this name, else this alias; capitals do not matter.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.
    """
    cast = list(characters)
    found = find_candidates(cast, name)
    if len(found) == 1:
        return found[0]
    if found:
        who = ", ".join(f"{character.name} ({character.id})" for character in found)
        raise QueryError(f"{name!r} may be any of {who}: give one of the ids")
    raise QueryError(f"nobody in this story is called {name!r}{_advice(cast, name)}")


def find_candidates(characters: Iterable[Character], name: str) -> list[Character]:
    """All characters with this id, else this name, else this alias."""
    cast, wanted = list(characters), fold_name(name)
    by_id = [who for who in cast if fold_name(who.id) == wanted]
    by_name = [who for who in cast if fold_name(who.name) == wanted]
    by_alias = [who for who in cast if wanted in map(fold_name, who.aliases)]
    return by_id or by_name or by_alias


def _advice(cast: list[Character], name: str) -> str:
    if not cast:
        return ": no characters were found in it"
    names = {fold_name(alias): alias for who in cast for alias in (*who.aliases, who.id, who.name)}
    near = get_close_matches(fold_name(name), names, n=3)
    # A surname alone is not close to a full name by spelling, but it is what people type.
    near += [key for key in names if fold_name(name) in key.split() and key not in near][:3]
    if near:
        return f": did you mean {' or '.join(repr(names[key]) for key in near[:4])}?"
    return "; see the names with fabula cast"


def fold_name(name: str) -> str:
    """A name without capitals and with single spaces."""
    return " ".join(name.casefold().split())
