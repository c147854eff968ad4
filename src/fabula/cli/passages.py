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
    content = story.text.content
    before = content[max(0, low - N_CONTEXT_CHARS) : low]
    after = content[high : high + N_CONTEXT_CHARS]
    # Whole words only, as far as there are any.
    before = before.split(" ", 1)[-1] if low > N_CONTEXT_CHARS else before
    return f"… {before}{content[low:high]}{after.rsplit(' ', 1)[0]} …"


def mark_passage(story: Story, start: int, end: int) -> str:
    """The words of a span with whole words around them, the span in brackets."""
    content = story.text.content
    before, after = (
        content[max(0, start - N_CONTEXT_CHARS) : start],
        content[end : end + N_CONTEXT_CHARS],
    )
    before = before.split(" ", 1)[-1] if start > N_CONTEXT_CHARS else before
    after = after.rsplit(" ", 1)[0] if end + N_CONTEXT_CHARS < len(content) else after
    return f"{before}[{content[start:end]}]{after}".strip()


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
