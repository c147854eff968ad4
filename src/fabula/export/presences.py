"""Who is present when: how often each of the cast is mentioned in each part of a story."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.export.chapters import Chapters, chapter_title
from fabula.records import Story

N_STRETCHES: Final = 12
"""So many equal parts a story of one chapter is cut into, as on the reader page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A chapter, or an equal part of a story that has but one.

    Attributes:
        start, end: half-open span of the text; stretches tile it.
        title: what it is called.
    """

    start: int
    end: int
    title: str


def cut_stretches(story: Story) -> list[Stretch]:
    """The parts by which presence is told: chapters, front and back matter, or a dozen parts."""
    n_chars, sections = len(story.text.content), Chapters(story).sections
    if len(sections) > 1:
        starts = [0, *(section.start for section in sections[1:])]
        titles = [chapter_title(section, number) for number, section in enumerate(sections, 1)]
    else:
        starts = [round(row * n_chars / N_STRETCHES) for row in range(N_STRETCHES)]
        titles = [f"part {row} of {N_STRETCHES}" for row in range(1, N_STRETCHES + 1)]
    ends = [*starts[1:], n_chars]
    return [Stretch(*row) for row in zip(starts, ends, titles, strict=True)]


def count_presences(story: Story, stretches: list[Stretch]) -> NDArray[np.int64]:
    """How often each of the cast is mentioned in each stretch: int64[n_characters, n_stretches]."""
    rows = {character.id: row for row, character in enumerate(story.characters)}
    starts = [stretch.start for stretch in stretches]
    counts = np.zeros((len(rows), len(starts)), dtype=np.int64)
    for mention in story.mentions:
        row = rows.get(mention.entity or "")
        if row is not None:
            counts[row, max(0, bisect_right(starts, mention.start) - 1)] += 1
    return counts
