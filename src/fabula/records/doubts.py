"""Speakers that are not sure enough: how a line says that it has none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import floor
from typing import Final

from fabula.errors import SourceError
from fabula.records.conversations import list_conversations
from fabula.records.stories import Quote, Story
from fabula.records.tables import Table

UNKNOWN_BELOW: Final = 0.25
"""Under this probability fabula says that it does not know, where the user sets no other."""


def check_threshold(unknown_below: float) -> None:
    """See that a threshold is a probability.

    Raises:
        SourceError: it is not.
    """
    if not 0 <= unknown_below <= 1:
        raise SourceError(f"unknown_below is a probability, from 0 to 1; {unknown_below:g} is none")


def tell_doubt(name: str, chance: float, unknown_below: float) -> str:
    """Why a line has no speaker although somebody is likeliest, in a reader's words."""
    shown = round(chance, 2)
    if shown >= unknown_below:  # never rounded up to the threshold
        shown = floor(100 * chance) / 100
    return f"likeliest is {name}, but only {shown:.2f} sure, under {unknown_below:g}"


def doubt_lines(story: Story, unknown_below: float) -> Story:
    """A story whose lines have no speaker where that is less likely than a threshold.

    Raises:
        SourceError: the threshold is no probability.
    """
    check_threshold(unknown_below)
    names = {entity.id: entity.name for entity in story.entities}
    quotes = [_doubt(quote, names, unknown_below) for quote in story.quotes]
    known = {quote.id for quote in quotes if quote.speaker}
    quotes = [
        q if {q.id, q.interrupted_by} <= known else replace(q, interrupted_by=None) for q in quotes
    ]
    n_lines = count_lines(quotes)
    characters = [replace(who, n_lines=n_lines[who.id]) for who in story.characters]
    return replace(
        story,
        quotes=Table(story.quotes.row_type, quotes),
        conversations=Table(story.conversations.row_type, list_conversations(quotes)),
        characters=Table(story.characters.row_type, characters),
    )


def count_lines(quotes: list[Quote]) -> Counter[str]:
    """How many lines each character speaks, by id; 0 for those who only think or write."""
    n_lines: Counter[str] = Counter()
    for quote in quotes:
        if quote.speaker:
            n_lines[quote.speaker] += quote.kind == "speech"
    return n_lines


def _doubt(quote: Quote, names: dict[str, str], unknown_below: float) -> Quote:
    speaker = quote.speaker
    if speaker is None or quote.confidence >= unknown_below:
        return quote
    return replace(
        quote,
        speaker=None,
        addressees=tuple(who for who in quote.addressees if who != speaker),
        confidence=0.0,
        cue=None,
        reason=tell_doubt(names.get(speaker, speaker), quote.confidence, unknown_below),
    )
