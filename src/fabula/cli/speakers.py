"""A character found by what the user calls it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from fabula.errors import QueryError
from fabula.records import Character, Quote, Story

UNKNOWN: Final = "unknown"
"""What stands for the speaker of lines whose speaker is not known."""


def quotes_of(story: Story, name: str) -> list[Quote]:
    """The lines of one character, or those of nobody known where ``name`` is ``unknown``.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.
    """
    if _fold(name) == UNKNOWN and not _candidates(story.characters, name):
        return [quote for quote in story.quotes if quote.speaker is None]
    character = find_character(story.characters, name)
    return [quote for quote in story.quotes if quote.speaker == character.id]


def find_character(characters: Iterable[Character], name: str) -> Character:
    """The character with this id, else this name, else this alias; capitals do not matter.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.
    """
    cast = list(characters)
    found = _candidates(cast, name)
    if len(found) == 1:
        return found[0]
    if found:
        who = ", ".join(f"{character.name} ({character.id})" for character in found)
        raise QueryError(f"{name!r} may be any of {who}: give one of the ids")
    raise QueryError(f"nobody in this story is called {name!r}{_advice(cast, name)}")


def _candidates(characters: Iterable[Character], name: str) -> list[Character]:
    cast, wanted = list(characters), _fold(name)
    by_id = [who for who in cast if _fold(who.id) == wanted]
    by_name = [who for who in cast if _fold(who.name) == wanted]
    by_alias = [who for who in cast if wanted in map(_fold, who.aliases)]
    return by_id or by_name or by_alias


def _advice(cast: list[Character], name: str) -> str:
    if not cast:
        return ": no characters were found in it"
    names = {_fold(alias): alias for who in cast for alias in (*who.aliases, who.id, who.name)}
    near = get_close_matches(_fold(name), names, n=3)
    # A surname alone is not close to a full name by spelling, but it is what people type.
    near += [key for key in names if _fold(name) in key.split() and key not in near][:3]
    if near:
        return f": did you mean {' or '.join(repr(names[key]) for key in near[:4])}?"
    return "; see the names with fabula cast"


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
