"""Words of a story with some of those around them, as evidence is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fabula.records import SectionKind, Story

N_CONTEXT_CHARS: Final = 40
N_PASSAGE_CHARS: Final = 200
"""Two pieces of evidence farther apart are not shown as one passage."""

_PARTS: Final = frozenset({SectionKind.CHAPTER, SectionKind.FRONT, SectionKind.BACK})


def show_passage(story: Story, evidence: Sequence[tuple[int, int]]) -> str:
    """The words round the evidence, or the first of it where the rest stands far off."""
    if not evidence:
        return ""
    low, high = evidence[0]
    for start, end in evidence[1:]:
        if abs(start - low) <= N_PASSAGE_CHARS:
            low, high = min(low, start), max(high, end)
    before, after = _surround(story, low, high)
    return f"… {before}{story.text.content[low:high]}{after} …"


def mark_passage(story: Story, start: int, end: int) -> str:
    """The words of a span with whole words around them, the span in brackets."""
    before, after = _surround(story, start, end)
    return f"{before}[{story.text.content[start:end]}]{after}".strip()


def _surround(story: Story, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a span: whole words only, as far as there are any."""
    content = story.text.content
    before = content[max(0, start - N_CONTEXT_CHARS) : start]
    after = content[end : end + N_CONTEXT_CHARS]
    before = before.split(" ", 1)[-1] if start > N_CONTEXT_CHARS else before
    after = after.rsplit(" ", 1)[0] if end + N_CONTEXT_CHARS < len(content) else after
    return before, after


def name_part(story: Story, place: int) -> str:
    """What a reader calls the chapter that holds a place: its title, or its id."""
    for section in story.sections:
        if (
            section.kind in _PARTS
            and section.parent is None
            and section.start <= place < section.end
        ):
            return section.title or section.id
    return ""
