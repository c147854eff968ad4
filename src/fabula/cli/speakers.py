"""The lines of a character found by what the user calls it."""

from __future__ import annotations

from typing import Final

from fabula.records import Quote, Story, find_character
from fabula.records.characters import find_candidates, fold_name

UNKNOWN: Final = "unknown"
"""What stands for the speaker of lines whose speaker is not known."""


def quotes_of(story: Story, name: str) -> list[Quote]:
    """The lines of one character, or those of nobody known where ``name`` is ``unknown``.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.
    """
    if fold_name(name) == UNKNOWN and not find_candidates(story.characters, name):
        return [quote for quote in story.quotes if quote.speaker is None]
    character = find_character(story.characters, name)
    return [quote for quote in story.quotes if quote.speaker == character.id]
