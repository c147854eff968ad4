"""Passages of a story as they are shown: their words, what stands around, and where."""

from __future__ import annotations

from typing import Final

from fabula.records import SectionKind, Story

N_CONTEXT_CHARS: Final = 40
_PARTS: Final = frozenset({SectionKind.CHAPTER, SectionKind.FRONT, SectionKind.BACK})


def show_passage(story: Story, start: int, end: int) -> str:
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
