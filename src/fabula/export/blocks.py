"""Blocks of a Story: its paragraphs, headings and break signs with the pieces in each.

For formats that set a book anew. Everything of a text but white space lies in one block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import merge
from itertools import islice

from fabula.export.pieces import Piece, list_pieces
from fabula.records import MarkKind, Story
from fabula.segment import split_text


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BREAK = "break"
    """Signs between scenes: ``* * *``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or break sign.

    Attributes:
        kind: which of them.
        start, end: half-open span, without white space around it.
        pieces: what tiles it; a line that runs on into the next paragraph is cut.
    """

    kind: BlockKind
    start: int
    end: int
    pieces: tuple[Piece, ...]


def list_blocks(story: Story) -> list[Block]:
    """The blocks of a story in order. Paragraphs are found anew: a Story does not keep them."""
    pieces = list_pieces(story)
    starts = [piece.start for piece in pieces]
    return [
        Block(kind, start, end, tuple(_clip(pieces, starts, start, end)))
        for kind, start, end in block_spans(story)
    ]


def block_spans(story: Story) -> Iterator[tuple[BlockKind, int, int]]:
    """Kind and half-open span of each block, in order, without white space around it."""
    content = story.text.content
    layout = split_text(story.text)
    at = 0
    known = merge(
        ((*span, BlockKind.HEADING) for span in layout.headings),
        ((*span, BlockKind.PARAGRAPH) for span in layout.paragraphs),
    )
    for start, end, kind in [*known, (len(content), len(content), BlockKind.BREAK)]:
        between = content[at:start]
        if signs := between.strip():
            low = at + between.index(signs)
            yield BlockKind.BREAK, low, low + len(signs)
        if start < end:
            yield kind, start, end
        at = end


def find_own_ends(story: Story) -> frozenset[int]:
    """Places of the line ends that are the author's and not the file's.

    In plain text and Markdown these stand before an indented line; elsewhere the source's markup
    has made every one. Within verse all are the author's.
    """
    content = story.text.content
    ends = [place for place, sign in enumerate(content) if sign == "\n"]
    if story.text.source.format not in {"txt", "md"}:
        return frozenset(ends)
    own = {place for place in ends if content[place + 1 : place + 2] in {" ", "\t"}}
    for mark in story.text.marks:
        if mark.kind is MarkKind.VERSE:
            own.update(ends[bisect_left(ends, mark.start) : bisect_left(ends, mark.end)])
    return frozenset(own)


def _clip(pieces: list[Piece], starts: list[int], start: int, end: int) -> Iterator[Piece]:
    first = max(0, bisect_right(starts, start) - 1)
    for piece in islice(pieces, first, None):
        if piece.start >= end:
            return
        low, high = max(piece.start, start), min(piece.end, end)
        if low < high:
            yield replace(piece, start=low, end=high)
