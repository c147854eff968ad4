"""The narration beside a turn: in its paragraph, and in the paragraphs before and after."""

from typing import Final

import numpy as np

from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.subjects import Stretch
from fabula.records import Layout

N_NEIGHBOURS: Final = 3
"""How many quotations beside a line are asked whether they bound its narration."""


def narration_beside(turn: Turn, content: str, layout: Layout) -> tuple[Stretch, Stretch]:
    """The narration of the turn's paragraph before and after its first line.

    Where the line opens its paragraph and the one before ends in a colon, that one is *before*.
    """
    row = turn.rows[0]
    start, _ = layout.quotations.spans[row]
    low = layout.paragraphs[turn.paragraph][0] if turn.paragraph >= 0 else start
    after = _narration_after(row, layout)
    previous_end = end_before(row, layout)
    if turn.paragraph > 0 and not content[low:start].strip():
        other_low, other_high = layout.paragraphs[turn.paragraph - 1]
        if content[other_low:other_high].rstrip().endswith((":", ":—", ":--")):
            return (max(other_low, previous_end), other_high), after
    return (max(low, previous_end), start), after


def _narration_after(row: int, layout: Layout) -> Stretch:
    """From a line to the next quotation or the end of its paragraph."""
    end = layout.quotations.spans[row][1]
    index = int(np.searchsorted(layout.paragraphs.start, end - 1, side="right")) - 1
    high = layout.paragraphs[index][1] if index >= 0 else end
    return end, max(end, min(high, _start_after(row, layout)))


def paragraph_before(turn: Turn, layout: Layout) -> Stretch:
    """The narration of the paragraph before that of a turn, where no line stands between."""
    if turn.paragraph <= 0:
        return turn.start, turn.start
    low, high = layout.paragraphs[turn.paragraph - 1]
    end = end_before(turn.rows[0], layout)
    if end > layout.paragraphs[turn.paragraph][0]:
        return turn.start, turn.start
    return min(high, max(low, end)), high


def paragraph_after(turn: Turn, layout: Layout) -> Stretch:
    """The narration of the paragraph behind that of a turn, up to the next line."""
    index = int(np.searchsorted(layout.paragraphs.start, turn.end - 1, side="right"))
    if index >= len(layout.paragraphs):
        return turn.end, turn.end
    low, high = layout.paragraphs[index]
    start = _start_after(turn.rows[-1], layout)
    return (low, min(high, start)) if start > low else (turn.end, turn.end)


def end_before(row: int, layout: Layout) -> int:
    """Where the quotation before a line ends, or 0."""
    spans = layout.quotations.spans
    before = spans.end[max(0, row - N_NEIGHBOURS) : row]
    return int(before[before <= spans.start[row]].max(initial=0))


def _start_after(row: int, layout: Layout) -> int:
    """Where the quotation after a line starts; past the end of any text where there is none."""
    spans = layout.quotations.spans
    after = spans.start[row + 1 : row + 1 + N_NEIGHBOURS]
    later = after[after >= spans.end[row]]
    return int(later[0]) if len(later) else np.iinfo(np.int32).max
