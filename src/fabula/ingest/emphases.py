"""Italics of plain text: ``_so_``."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from fabula.ingest.drafts import Cut
from fabula.records import Mark, MarkKind

_BLANK: Final = re.compile(r"\n[ \t]*(?=\n)")
_SIGN: Final = re.compile(r"(?<!_)_(?!_)")
"""A single underscore; runs of them are rules and blanks to fill in."""
_N_HABIT: Final = 2
"""Pairs around whole words after which a book is taken to stress parts of words so, too."""
_MAX_PARAGRAPHS_CHARS: Final = 2000
"""Longest stretch of whole paragraphs that one pair of signs sets in italics."""

Pair = tuple[int, int]


def find_emphases(content: str) -> tuple[list[Cut], list[Mark]]:
    """The underscores that set italics, as cuts, and what they set, as marks.

    The marks are spans of ``content`` as given. Signs are paired inside a paragraph; of the rest
    those around whole paragraphs, and those around a syllable in a book that writes its italics
    so. One without a partner, or in a word like ``snake_case``, stays as text.
    """
    pairs: list[Pair] = []
    left: list[int] = []
    for signs in _signs_by_paragraph(content):
        paired, unpaired = _pair(content, signs)
        pairs += paired
        left += unpaired
    pairs += _leftover_pairs(content, left, has_habit=len(pairs) >= _N_HABIT)
    pairs.sort()
    cuts = [Cut(sign, sign + 1) for pair in pairs for sign in pair]
    return cuts, [Mark(MarkKind.EMPHASIS, start + 1, end) for start, end in pairs]


def _signs_by_paragraph(content: str) -> Iterator[list[int]]:
    signs: list[int] = []
    for found in _SIGN.finditer(content):
        if signs and _BLANK.search(content, signs[-1], found.start() + 1):
            yield signs
            signs = []
        signs.append(found.start())
    if signs:
        yield signs


def _pair(content: str, signs: list[int]) -> tuple[list[Pair], list[int]]:
    pairs: list[Pair] = []
    left: list[int] = []
    opened = -1
    for sign in signs:
        if opened >= 0 and _is_pair(content, opened, sign):
            pairs.append((opened, sign))
            opened = -1
            continue
        if opened >= 0:
            left.append(opened)
        opened = sign
    if opened >= 0:
        left.append(opened)
    return pairs, left


def _is_pair(content: str, start: int, end: int) -> bool:
    inner_first, inner_last = content[start + 1], content[end - 1]
    before, after = content[start - 1 : start] if start else "", content[end + 1 : end + 2]
    if end == start + 1 or (inner_first.isspace() and inner_last.isspace()):
        return False
    if inner_first.isspace() or inner_last.isspace():  # a slip of the typist, if words end here
        return not before.isalnum() and not after.isalnum()
    # Part of a word may be stressed (_every_body, any_thing_), but not its middle alone: a_b_c.
    return not (before.isalnum() and after.isalnum())


def _leftover_pairs(content: str, left: list[int], *, has_habit: bool) -> Iterator[Pair]:
    taken = -1
    for start, end in pairwise(left):
        is_syllable = has_habit and content[start + 1 : end].isalpha()
        if start > taken and (is_syllable or _holds_paragraphs(content, start, end)):
            taken = end
            yield start, end


def _holds_paragraphs(content: str, start: int, end: int) -> bool:
    if end - start > _MAX_PARAGRAPHS_CHARS:
        return False
    before = content[max(0, start - 40) : start].rpartition("\n")[2]
    after = content[end + 1 : end + 5].partition("\n")[0]
    return not before.strip(" \t\"“'‘(") and not after.strip(" \t\"”'’).")
