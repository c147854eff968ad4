"""Code points that a file of another format must not hold, replaced one for one."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"

# What XML 1.0 forbids: controls but tab and line ends, halves of characters, two that are none.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""The text with U+FFFD for each character that no XML document may hold.

    Code point for code point, so that offsets stay right. Signs of markup are not escaped here.

    >>> xml_text("a\x00b <c>")
    'a�b <c>'
    """
    return _FORBIDDEN.sub(REPLACEMENT, text)


def replace_controls(text: str) -> str:
    r"""The same, and the carriage return, which readers of text turn into a line end or drop.

    >>> replace_controls("a\x00b\r\n")
    'a�b�\n'
    """
    return xml_text(text).replace("\r", REPLACEMENT)
