"""What every format's draft goes through last: Gutenberg's frame, brackets, front matter."""

from dataclasses import replace

from fabula.ingest.brackets import find_brackets
from fabula.ingest.drafts import Cut, Draft, apply_cuts
from fabula.ingest.fronts import find_fronts
from fabula.ingest.gutenberg import find_frame
from fabula.ingest.transcribers import find_transcriber_notes


def frame_draft(draft: Draft, cuts: list[Cut], keep: frozenset[str]) -> Draft:
    """Cut what the words themselves show to be no part of the work, and mark the front matter.

    Args:
        draft: content with all that its markup said.
        cuts: what the format found already.
        keep: kinds of omission that stay.
    """
    frame = find_frame(draft.content)
    found = [*frame.cuts, *find_brackets(draft.content), *find_transcriber_notes(draft.content)]
    wanted = [cut for cut in [*found, *cuts] if cut.kind not in keep]
    title, author = draft.title or frame.title, draft.author or frame.author
    shorter = apply_cuts(replace(draft, title=title, author=author), wanted)
    marks = [*shorter.marks, *find_fronts(shorter)]
    return replace(shorter, marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))
