"""Turns that follow each other closely, as conversations."""

from bisect import bisect_left
from typing import Final

from fabula.interpret.turns import Turn
from fabula.records import Layout

MAX_GAP_CHARS: Final = 500
"""More narration than this between two lines ends a conversation."""


def find_conversations(turns: list[Turn], layout: Layout) -> list[list[Turn]]:
    """Group the turns of a text, in order; a new section or much narration ends a conversation."""
    section_starts = sorted(section.start for section in layout.sections)
    conversations: list[list[Turn]] = []
    for turn in turns:
        before = conversations[-1][-1] if conversations else None
        if before and _goes_on(before, turn, section_starts):
            conversations[-1].append(turn)
        else:
            conversations.append([turn])
    return conversations


def _goes_on(before: Turn, turn: Turn, section_starts: list[int]) -> bool:
    if turn.start - before.end > MAX_GAP_CHARS:
        return False
    index = bisect_left(section_starts, before.end)
    return index == len(section_starts) or section_starts[index] > turn.start
