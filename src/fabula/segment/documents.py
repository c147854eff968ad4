"""Titles of documents inside chapters: *Dr. Seward's Diary*, *Letter, Lucy to Mina*."""

import re
from typing import Final

from fabula.segment.blocks import Block
from fabula.segment.titles import is_capitals, looks_titled

_SENT: Final = r"letters?|notes?|telegrams?|cables?|wires?|memorand(?:um|a)|messages?|reports?"
_KEPT: Final = r"journal|diary|log(?:-?book)?|note-?book|narrative|statement|deposition|manuscript"
_NAMED_FIRST: Final = re.compile(
    rf"(?:the\s+|an?\s+)?(?:\w+\s+)?(?:{_SENT}|{_KEPT}|cutting|extract)"
    r"(?:$|[,.:]?\s*(?:--|—)|,\s|[,:]?\s+(?:from|to|by|of|left|sent|written|kept|addressed)\s)",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|de|la|of|van|von)\s+){0,4}[A-Z][\w.-]*(?:[’'](?i:s)?)\s+(?:\w+\s+)?"
    rf"(?i:{_KEPT}|{_SENT})(?i:$|[^\w\s]|\s+(?:to|from|of|continued|resumed)\b)"
)
_KEEPING: Final = re.compile(rf"\b(?:{_KEPT})\b", re.IGNORECASE)
_LONGEST: Final = 200
_MOST_LINES: Final = 3


def titles_document(block: Block, text: str) -> bool:
    """Whether a block is the title of a letter, diary or the like.

    Such a title names what follows (*Letter from A to B*, *A's journal*) and is set as a title: in
    italics, in capitals or with capital letters.

    Args:
        block: a block that stands by itself.
        text: its words.
    """
    if len(text) > _LONGEST or len(block.lines) > _MOST_LINES:
        return False
    bare = " ".join(text.strip("_*[]() ").rstrip(".").split())
    if not _NAMED_FIRST.match(bare) and not _OWNED.match(bare):
        return False
    is_italic = text[0] == text.rstrip(".")[-1] == "_"
    # *Dr. Seward's Diary--continued* is a title for what stands before the dash.
    name = re.split(r"--|—", bare)[0]
    is_titled = looks_titled(name) and sum(word[0].isupper() for word in name.split()) > 1
    return is_italic or is_capitals(name) or is_titled


def is_kept(title: str) -> bool:
    """Whether a title is that of a journal, which has no signature, not of a letter."""
    return _KEEPING.search(title) is not None
