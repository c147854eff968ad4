"""Code points that a file of another format must not hold, replaced one for one."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"

# What XML 1.0 forbids (controls but tab and line end, halves of characters, two that are none),
# and the carriage return, which readers of text turn into a line end or drop.
_FORBIDDEN: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_controls(text: str) -> str:
    r"""The text with every code point that XML forbids, and CR, turned into U+FFFD.

    One code point stands for one, so that every position stays where it was.

    >>> replace_controls("a\x00b\r\n")
    'a\ufffdb\ufffd\n'
    """
    return _FORBIDDEN.sub(REPLACEMENT, text)
