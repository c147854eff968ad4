"""File names made of names in a story, that every system and Obsidian take."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Windows forbids the first nine, Obsidian's links break at the others.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*#^\[\]%]')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MAX_CHARS: Final = 80
_MAX_BYTES: Final = 200
"""Systems allow 255 bytes, of which an ending and a number take some."""


def name_file(name: str, taken: set[str]) -> str:
    """A file name, without ending, for what has this name.

    Args:
        name: any text.
        taken: the names that are not to be had, folded; the new one is added. Names that differ in
            capitals alone are the same to Windows and macOS.

    >>> name_file("A/B: “C”?", set())
    'A B “C”'
    """
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", name))
    plain = "".join(sign if sign.isprintable() else " " for sign in plain)
    plain = _cut(" ".join(plain.split())).strip(" .")
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"_{plain}" if plain else "unnamed"
    found, number = plain, 1
    while _fold(found) in taken:
        number += 1
        found = f"{plain} ({number})"
    taken.add(_fold(found))
    return found


def _cut(name: str) -> str:
    return name[:_MAX_CHARS].encode("utf-8")[:_MAX_BYTES].decode("utf-8", "ignore")


def _fold(name: str) -> str:
    return unicodedata.normalize("NFD", name).casefold()
