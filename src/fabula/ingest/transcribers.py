"""Transcribers' notes that stand without brackets."""

import re
from collections.abc import Iterator
from typing import Final

from fabula.ingest.drafts import Cut

_NOTE: Final = re.compile(
    r"(?:^|(?<=\n\n))[ \t]*_?transcriber(?:[’']?s|s[’'])?[ \t]+notes?\b[^\n]{0,30}?"
    r"(?P<alone>[:.]?_?[ \t]*\n[ \t]*\n+)?",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\n(?:[ \t]*\n){2,}")
_BLANK: Final = re.compile(r"\n(?:[ \t]*\n)+")
_MAX_CHARS: Final = 4000


def find_transcriber_notes(content: str) -> Iterator[Cut]:
    """Cuts for paragraphs that begin with "Transcriber's note".

    A heading that stands alone takes the paragraphs up to the next gap of two blank lines along,
    where one comes soon enough.
    """
    for found in _NOTE.finditer(content):
        ending = _GAP if found["alone"] else _BLANK
        body_start = found.end()
        gap = ending.search(content, body_start, body_start + _MAX_CHARS)
        if gap:
            yield Cut(found.start(), gap.end(), "transcriber-note")
        elif len(content) - body_start <= _MAX_CHARS:
            yield Cut(found.start(), len(content), "transcriber-note")
