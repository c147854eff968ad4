"""Turns that follow each other closely, as conversations."""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import Final

from fabula.interpret.speaking.turns import Turn
from fabula.records import Layout, Quote, Text

MAX_GAP_CHARS: Final = 500
"""More narration than this between two lines ends a conversation."""

MAX_CHARS_BETWEEN: Final = 150
"""A line that breaks in follows with no more than a tag between."""

_BROKEN_OFF: Final = re.compile(r"(?:[—–]|--|(?<=[^\W_])-)[\"“”«»'‘’\s]*$")
"""How a line ends that is not let finish."""


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


def mark_conversations(
    quotes: list[Quote], conversations: list[list[Turn]], text: Text, layout: Layout
) -> list[Quote]:
    """Note in each line of speech which conversation it belongs to, and which line breaks in on it.

    Only what is said makes a conversation, and one turn alone is none.
    """
    index_at = {quote.start: index for index, quote in enumerate(quotes)}
    marked = list(quotes)
    number = 0
    for turns in conversations:
        said = [
            [index_at[layout.quotations.spans[row][0]] for row in turn.rows]
            for turn in turns
            if turn.kind == "speech"
        ]
        number += len(said) > 1
        for index in (index for rows in said for index in rows if len(said) > 1):
            marked[index] = replace(marked[index], conversation=f"c{number}")
        for rows, following in pairwise(said):
            if _breaks_in(marked[rows[-1]], marked[following[0]], text.content):
                other = marked[following[0]].id
                marked[rows[-1]] = replace(marked[rows[-1]], interrupted_by=other)
    return marked


def _breaks_in(line: Quote, following: Quote, content: str) -> bool:
    """Whether a line is broken off by a dash and the next, close behind, is another's."""
    if None in {line.speaker, following.speaker} or line.speaker == following.speaker:
        return False
    between = content[line.end : following.start]
    is_close = len(between) <= MAX_CHARS_BETWEEN and between.count("\n\n") <= 1
    return is_close and _BROKEN_OFF.search(content, line.start, line.end) is not None
