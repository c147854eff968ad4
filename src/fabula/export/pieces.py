"""Pieces of a Story: narration, tags and lines of speech, in order, tiling the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from fabula.export.chapters import Chapters
from fabula.records import Quote, Story, Tag

NARRATION: Final = "narration"
TAG: Final = "tag"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in one voice.

    Attributes:
        start, end: half-open span, never empty.
        kind: ``narration``, ``tag``, or the kind of the line: ``speech``, ``thought``.
        quote: the line, None for narration and tags.
    """

    start: int
    end: int
    kind: str
    quote: Quote | None = None


def list_pieces(story: Story) -> list[Piece]:
    """Tile the text of a story with pieces; narration ends where a chapter does."""
    n_chars = len(story.text.content)
    cuts = [section.start for section in Chapters(story).sections]
    pieces: list[Piece] = []
    at = 0
    for start, end, row in _voiced(story):
        # Two lines never overlap in a story of ours; of those that do the first keeps its words.
        low, high = max(start, at), min(end, n_chars)
        if low >= high:
            continue
        pieces += _narration(at, low, cuts)
        if isinstance(row, Quote):
            pieces.append(Piece(low, high, row.kind, row))
        else:
            pieces.append(Piece(low, high, TAG))
        at = high
    return [*pieces, *_narration(at, n_chars, cuts)]


def _voiced(story: Story) -> list[tuple[int, int, Quote | Tag]]:
    rows: list[Quote | Tag] = [*story.quotes, *story.tags]
    return sorted(((row.start, row.end, row) for row in rows), key=lambda voiced: voiced[:2])


def _narration(start: int, end: int, cuts: list[int]) -> Iterator[Piece]:
    places = [start, *(cut for cut in cuts if start < cut < end), end]
    return (Piece(low, high, NARRATION) for low, high in pairwise(places) if low < high)
