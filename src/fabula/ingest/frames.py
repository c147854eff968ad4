"""What every format's draft goes through last: Gutenberg's frame, brackets, front matter."""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

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
    whole, wanted = _drop_torn(replace(draft, title=title, author=author), wanted)
    shorter = apply_cuts(whole, wanted)
    marks = [*shorter.marks, *find_fronts(shorter)]
    return replace(shorter, marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _drop_torn(draft: Draft, cuts: list[Cut]) -> tuple[Draft, list[Cut]]:
    """The draft without the marks one of whose signs is left out; a sign left alone is text."""
    signs = {cut.start: cut for cut in cuts if not cut.kind}
    omissions = sorted((cut.start, cut.end) for cut in cuts if cut.kind)
    reaches = list(accumulate((end for _, end in omissions), max))
    starts = [start for start, _ in omissions]

    def is_left_out(sign: int) -> bool:
        row = bisect_right(starts, sign) - 1
        return row >= 0 and sign < reaches[row]

    marks = []
    for mark in draft.marks:
        pair = mark.start - 1, mark.end
        if signs.keys() >= set(pair) and any(map(is_left_out, pair)):
            for sign in pair:
                del signs[sign]
        else:
            marks.append(mark)
    kept = [cut for cut in cuts if cut.kind or cut.start in signs]
    return replace(draft, marks=tuple(marks)), kept
