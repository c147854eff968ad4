"""The chapters of a story by number: what other formats call the parts that tile a text."""

from __future__ import annotations

from bisect import bisect_right

from fabula.records import Section, SectionKind, Story


class Chapters:
    """Chapters, front and back matter, which tile a text, numbered in order from 1.

    Attributes:
        sections: the parts that lie in no other, in order of start; empty for a story without.
    """

    __slots__ = ("_starts", "sections")

    def __init__(self, story: Story) -> None:
        top = (section for section in story.sections if section.parent is None)
        self.sections: list[Section] = sorted(top, key=lambda section: section.start)
        self._starts = [section.start for section in self.sections]

    def __len__(self) -> int:
        return len(self.sections)

    def number_at(self, position: int) -> int:
        """The number of the chapter that holds a position; 1 where a story has no chapters."""
        return max(1, bisect_right(self._starts, position))

    def section_at(self, position: int) -> Section | None:
        """The chapter that holds a position; None where a story has no chapters."""
        return self.sections[self.number_at(position) - 1] if self.sections else None


def chapter_title(section: Section, number: int) -> str:
    """What to call a chapter: its heading, or its kind and number where it has none."""
    if section.title.strip():
        return " ".join(section.title.split())
    match section.kind:
        case SectionKind.FRONT:
            return "Front matter"
        case SectionKind.BACK:
            return "Back matter"
        case _:
            return f"Chapter {number}"
