"""Blocks: the lines of a text gathered into paragraphs, titles and break signs, not yet told apart.

A text may be hard-wrapped (line ends inside paragraphs, a blank line between them) or hold one
paragraph a line (with or without blank lines between). Which of the two holds is decided for each
stretch of some hundred lines, for a book may change its mind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

N_LINES_STRETCH: Final = 200
N_LINES_ALONE: Final = 60
"""A run of so many lines without a blank one is judged by itself."""
_ENDS: Final = frozenset(".!?…:;\"'”’»」』)]—-_*")
_OPENERS: Final = "\"'“‘«„「『—–-_([*`"


class Line(NamedTuple):
    """A line that is not blank: its span without the white space around it, and its indent."""

    start: int
    end: int
    indent: int
    n_blank: int
    """Blank lines before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines that belong together.

    Attributes:
        start, end: its span, without the white space around it.
        lines: the lines it is made of.
        n_blank: blank lines before it.
        wrapped: whether its stretch of the text is hard-wrapped.
    """

    start: int
    end: int
    lines: tuple[Line, ...]
    n_blank: int
    wrapped: bool


def find_lines(content: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines = []
    start = n_blank = 0
    for raw in content.split("\n"):
        inner = raw.strip()
        if inner:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(start + indent, start + indent + len(inner), indent, n_blank))
            n_blank = 0
        else:
            n_blank += 1
        start += len(raw) + 1
    return lines


def find_blocks(content: str) -> list[Block]:
    """Gather the lines of a text into blocks.

    Args:
        content: the canonical text.

    Returns:
        Blocks in order; they hold every character but white space.
    """
    groups = _split_at_blanks(find_lines(content))
    blocks = []
    for stretch in _stretches(groups):
        wrapped, width = _judge_stretch(content, stretch)
        for group in stretch:
            parts = _split_group(content, group, wrapped=wrapped, width=width)
            blocks += [
                Block(part[0].start, part[-1].end, tuple(part), part[0].n_blank, wrapped)
                for part in parts
            ]
    return blocks


def _split_at_blanks(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines with no blank line in them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.n_blank or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _stretches(groups: list[list[Line]]) -> Iterator[list[list[Line]]]:
    """Runs of groups of at least N_LINES_STRETCH lines together (the last may be shorter)."""
    stretch: list[list[Line]] = []
    n_lines = 0
    for group in groups:
        if len(group) >= N_LINES_ALONE and stretch:
            yield stretch
            stretch, n_lines = [], 0
        stretch.append(group)
        n_lines += len(group)
        if n_lines >= N_LINES_STRETCH or len(group) >= N_LINES_ALONE:
            yield stretch
            stretch, n_lines = [], 0
    if stretch:
        yield stretch


def _judge_stretch(content: str, stretch: list[list[Line]]) -> tuple[bool, int]:
    """Whether a stretch is hard-wrapped, and the width of its full lines.

    In wrapped prose most lines go on in lower case from the line before.
    """
    n_pairs = n_lower = n_open = 0
    for group in stretch:
        for before, line in pairwise(group):
            n_pairs += 1
            n_lower += content[line.start].islower()
            n_open += content[before.end - 1] not in _ENDS
    lengths = sorted(line.end - line.start for group in stretch for line in group)
    width = lengths[int(len(lengths) * 0.9)]
    n_lines = len(lengths)
    if n_lower >= 0.25 * n_pairs:  # also where there are no pairs: nothing to join
        return n_pairs > 0, width
    # Lines that begin with capitals and mostly do not end a sentence are verse or lists.
    return n_open >= 0.4 * n_pairs and n_pairs < 0.9 * n_lines, width


def _split_group(
    content: str, group: list[Line], *, wrapped: bool, width: int
) -> Iterator[list[Line]]:
    """Split a run of lines into paragraphs."""
    if len(group) == 1:
        yield group
        return
    part = [group[0]]
    prose = max(line.end - line.start for line in group) > 0.75 * width
    for before, line in pairwise(group):
        if wrapped:
            fresh = prose and _starts_paragraph(content, before, line, width)
        else:
            fresh = prose or content[before.end - 1] in _ENDS
        if fresh:
            yield part
            part = []
        part.append(line)
    yield part


def _starts_paragraph(content: str, before: Line, line: Line, width: int) -> bool:
    """Whether a line of a wrapped text with no blank line before it starts a paragraph."""
    first = content[line.start]
    if first.islower() or content[before.end - 1] not in _ENDS:
        return False
    indented = line.indent - before.indent >= 2 and before.end - before.start > 0.5 * width
    # A line that would have had room for the next word was ended on purpose.
    next_word = content[line.start : line.end].split(None, 1)[0]
    early = before.end - before.start + 1 + len(next_word) < 0.75 * width
    return (indented or early) and (first.isupper() or first in _OPENERS)
