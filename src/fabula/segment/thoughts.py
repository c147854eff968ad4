"""Thoughts in italics: emphasised words that a tag says somebody thinks (*Fool!* she thought)."""

from collections.abc import Iterator
from typing import Final

from fabula.records import Mark, MarkKind, Spans
from fabula.segment.tags import find_tag_after, find_tag_before

THINKING: Final = frozenset(["thought", "thinks", "think", "thinking", "mused", "reflected"])
_MIN_WORDS: Final = 2
_STRETCH_GAP: Final = " \n"


def find_italic_thoughts(
    content: str, paragraphs: Spans, marks: tuple[Mark, ...]
) -> Iterator[tuple[int, int, int]]:
    """Find the emphasised words that somebody thinks; emphasis alone shows nothing.

    Args:
        content: the canonical text.
        paragraphs: sorted, not overlapping.
        marks: what the source's markup says.

    Yields:
        Index of the paragraph, start and end of the words.
    """
    emphasised = [mark for mark in marks if mark.kind is MarkKind.EMPHASIS]
    index = 0
    for start, end in _join_neighbours(content, emphasised):
        while index < len(paragraphs) and paragraphs[index][1] <= start:
            index += 1
        if index == len(paragraphs):
            return
        low, high = paragraphs[index]
        words = content[start:end]
        if low <= start and end <= high and len(words.split()) >= _MIN_WORDS:
            before = find_tag_before(content, low, start)
            after = find_tag_after(content, end, high)
            if words[0].isupper() and any(tag and tag.verb in THINKING for tag in (before, after)):
                yield index, start, end


def _join_neighbours(content: str, marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """Stretches of emphasis; two with nothing but white space between are one."""
    start = end = -1
    for mark in sorted(marks, key=lambda mark: mark.start):
        if end >= 0 and not content[end : mark.start].strip(_STRETCH_GAP):
            end = max(end, mark.end)
            continue
        if start >= 0:
            yield start, end
        start, end = mark.start, mark.end
    if start >= 0:
        yield start, end
