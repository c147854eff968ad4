"""Italics of plain text: ``_so_``."""

import re
from collections.abc import Iterator
from typing import Final

from fabula.ingest.drafts import Cut
from fabula.records import Mark, MarkKind

_BLANK: Final = re.compile(r"\n[ \t]*(?=\n)")
_SIGN: Final = re.compile(r"(?<!_)_(?!_)")
"""A single underscore; runs of them are rules and blanks to fill in."""


def find_emphases(content: str) -> tuple[list[Cut], list[Mark]]:
    """The underscores that set italics, as cuts, and what they set, as marks.

    The marks are spans of ``content`` as given. Signs are paired inside a paragraph; one without
    a partner, or inside a word like ``snake_case``, stays as text.
    """
    cuts: list[Cut] = []
    marks: list[Mark] = []
    for signs in _signs_by_paragraph(content):
        for start, end in _pairs(content, signs):
            cuts += [Cut(start, start + 1), Cut(end, end + 1)]
            marks.append(Mark(MarkKind.EMPHASIS, start + 1, end))
    return cuts, marks


def _signs_by_paragraph(content: str) -> Iterator[list[int]]:
    signs: list[int] = []
    for found in _SIGN.finditer(content):
        if signs and _BLANK.search(content, signs[-1], found.start() + 1):
            yield signs
            signs = []
        signs.append(found.start())
    if signs:
        yield signs


def _pairs(content: str, signs: list[int]) -> Iterator[tuple[int, int]]:
    opened = -1
    for sign in signs:
        if opened >= 0 and _closes(content, opened, sign):
            yield opened, sign
            opened = -1
        elif _may_open(content, sign):
            opened = sign  # an opener that found no partner is given up


def _may_open(content: str, sign: int) -> bool:
    after = content[sign + 1 : sign + 2]
    return bool(after) and not after.isspace()


def _closes(content: str, opened: int, sign: int) -> bool:
    if content[sign - 1].isspace() or sign == opened + 1:
        return False
    # Part of a word may be stressed (_every_body, any_thing_), but not its middle alone: a_b_c.
    before, after = content[opened - 1 : opened] if opened else "", content[sign + 1 : sign + 2]
    return not (before.isalnum() and after.isalnum())
