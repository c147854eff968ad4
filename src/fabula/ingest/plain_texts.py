"""Plain text, hard-wrapped or not."""

from fabula.ingest.drafts import Draft
from fabula.ingest.emphases import find_emphases
from fabula.ingest.frames import frame_draft
from fabula.records import Origin


def read_plain_text(decoded: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded text file.

    Line ends become LF, hard wraps stay. ``Origin.char`` counts code points of the text as
    Python reads it in text mode, with LF line ends.
    """
    content = decoded.replace("\r\n", "\n").replace("\r", "\n")
    cuts, marks = find_emphases(content)
    draft = Draft(content, tuple(marks), origins=(Origin(0, "", 1, 0),))
    return frame_draft(draft, cuts, keep)
