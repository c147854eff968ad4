"""Texts of a wanted length, from whole Gutenberg novels."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from fabula.errors import FabulaError

_FRAME = re.compile(
    r"\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*\*\*\*", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"(?:\r?\n){2,}")


def build_text(novels_dir: Path, n_words: int) -> str:
    """The novels one after the other, cut at the end of a paragraph.

    Args:
        novels_dir: a folder of plain-text novels, taken by name.
        n_words: the text has at least so many words, and at most a paragraph more.

    Raises:
        FabulaError: the folder is missing or its novels are too short.
    """
    if not novels_dir.is_dir():
        raise FabulaError(f"No folder of novels at {novels_dir.absolute()}; give --data.")
    parts: list[str] = []
    n_left = n_words
    for paragraph in _paragraphs(sorted(novels_dir.glob("*.txt"))):
        parts.append(paragraph)
        n_left -= count_words(paragraph)
        if n_left <= 0:
            return "\n\n".join(parts) + "\n"
    raise FabulaError(
        f"The novels of {novels_dir} have {n_words - n_left} words; {n_words} were asked for."
    )


def count_words(text: str) -> int:
    """Words as white space divides them; all speeds are in these."""
    return len(text.split())


def _paragraphs(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        yield from filter(None, map(str.strip, _PARAGRAPH.split(_body(path.read_bytes()))))


def _body(data: bytes) -> str:
    """The novel without Gutenberg's frame, so that texts can be joined."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    starts = [m.end() for m in _FRAME.finditer(text) if m[1].upper() == "START"]
    ends = [m.start() for m in _FRAME.finditer(text) if m[1].upper() == "END"]
    return text[starts[0] if starts else 0 : ends[0] if ends else len(text)]
