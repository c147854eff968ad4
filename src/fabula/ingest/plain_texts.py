"""Plain text, hard-wrapped or not."""

from typing import Final

from fabula.errors import SourceError
from fabula.ingest.drafts import Draft
from fabula.ingest.emphases import find_emphases
from fabula.ingest.frames import frame_draft
from fabula.records import Origin

MAX_SIGNS: Final = 1_000_000
"""Most underscores, or opening brackets, in one text: far above any book's, and it bounds the
work for files that are made of them."""


def read_plain_text(decoded: str, name: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded text file.

    Line ends become LF, hard wraps stay. ``Origin.char`` counts code points of the text as
    Python reads it in text mode, with LF line ends.

    Raises:
        SourceError: it holds more signs than any story does.
    """
    content = decoded.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "_[":
        if content.count(sign) > MAX_SIGNS:
            raise SourceError(
                f"{name}: it holds more than {MAX_SIGNS} signs {sign!r}, so it is no story; "
                "give a file of prose"
            )
    cuts, marks = find_emphases(content)
    draft = Draft(content, tuple(marks), origins=(Origin(0, "", 1, 0),))
    return frame_draft(draft, cuts, keep)
