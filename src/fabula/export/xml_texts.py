"""Text as XML can hold it."""

import re
from typing import Final

# XML 1.0 has no place for these, not even as character references.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    r"""The text with U+FFFD for each character that no XML document may hold.

    Code point for code point, so that offsets stay right. Signs of markup are not escaped here.

    >>> xml_text("a\x00b <c>")
    'a�b <c>'
    """
    return _FORBIDDEN.sub("\ufffd", text)
