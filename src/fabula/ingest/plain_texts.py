"""Plain text, with Project Gutenberg's ways of writing it."""

from dataclasses import replace

from fabula.ingest.brackets import find_brackets
from fabula.ingest.drafts import Cut, Draft, apply_cuts
from fabula.ingest.emphases import find_emphases
from fabula.ingest.fronts import find_fronts
from fabula.ingest.gutenberg import find_frame
from fabula.ingest.transcribers import find_transcriber_notes
from fabula.records import Origin


def read_plain_text(decoded: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded text file.

    Line ends become LF, hard wraps stay. ``Origin.char`` counts code points of the text as
    Python reads it in text mode, with LF line ends.
    """
    content = decoded.replace("\r\n", "\n").replace("\r", "\n")
    cuts, marks = find_emphases(content)
    draft = Draft(content, tuple(marks), origins=(Origin(0, "", 1, 0),))
    cuts += find_brackets(content)
    cuts += find_transcriber_notes(content)
    return frame_draft(draft, cuts, keep)


def frame_draft(draft: Draft, cuts: list[Cut], keep: frozenset[str]) -> Draft:
    """Apply cuts and those of Project Gutenberg's frame, and mark the front matter."""
    frame = find_frame(draft.content)
    wanted = [cut for cut in [*frame.cuts, *cuts] if cut.kind not in keep]
    title, author = draft.title or frame.title, draft.author or frame.author
    cut_draft = apply_cuts(replace(draft, title=title, author=author), wanted)
    fronts = find_fronts(cut_draft)
    marks = sorted([*cut_draft.marks, *fronts], key=lambda mark: (mark.start, -mark.end))
    return replace(cut_draft, marks=tuple(marks))
