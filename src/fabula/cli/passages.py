"""Words of a story with some of those around them, as evidence is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fabula.records import Story

N_CONTEXT_CHARS: Final = 40
N_PASSAGE_CHARS: Final = 200
"""Two pieces of evidence farther apart are not shown as one passage."""


def show_passage(story: Story, evidence: Sequence[tuple[int, int]]) -> str:
    """The words round the evidence, or the first of it where the rest stands far off."""
    if not evidence:
        return ""
    low, high = evidence[0]
    for start, end in evidence[1:]:
        if abs(start - low) <= N_PASSAGE_CHARS:
            low, high = min(low, start), max(high, end)
    content = story.text.content
    before = content[max(0, low - N_CONTEXT_CHARS) : low]
    after = content[high : high + N_CONTEXT_CHARS]
    # Whole words only, as far as there are any.
    before = before.split(" ", 1)[-1] if low > N_CONTEXT_CHARS else before
    return f"… {before}{content[low:high]}{after.rsplit(' ', 1)[0]} …"
