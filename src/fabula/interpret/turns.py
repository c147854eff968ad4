"""Lines of speech grouped into turns: what one speaker says at one go."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from fabula.interpret.phrases import Phrase
from fabula.records import Layout


@dataclass(slots=True, eq=False)
class Turn:
    """What one speaker says at one go: one line, or the parts of an interrupted one.

    Attributes:
        rows: rows of its quotations.
        start, end: from its first mark to its last.
        paragraph: index of the paragraph it starts in, or -1.
        tagged: the phrase that a tag beside it names as speaker, if any.
        told: phrases that a tag names as addressees.
        beat: the phrase that opens the narration beside it in its paragraph, if any.
        called: phrases inside it by which somebody is addressed.
        named: other names and nouns for persons inside it.
        is_thought: a tag says that it is thought, not said.
        gap: paragraphs of narration between the turn before and this one; -1 in the same paragraph.
    """

    rows: list[int]
    start: int
    end: int
    paragraph: int
    tagged: Phrase | None = None
    told: list[Phrase] = field(default_factory=list)
    beat: Phrase | None = None
    called: list[Phrase] = field(default_factory=list)
    named: list[Phrase] = field(default_factory=list)
    is_thought: bool = False
    gap: int = 0


def group_turns(layout: Layout) -> list[Turn]:
    """The turns of a text, in order; nested quotations and those that nobody says are left out."""
    quotations = layout.quotations
    turn_of: dict[int, Turn] = {}
    turns: list[Turn] = []
    for row in quotations.lines.tolist():
        start, end = quotations.spans[row]
        turn = turn_of.get(int(quotations.continues[row]))
        if turn is None:
            turn = Turn([], start, end, _paragraph_at(layout, start))
            turns.append(turn)
        turn.rows.append(row)
        turn.end = end
        turn_of[row] = turn
    for before, turn in pairwise(turns):
        turn.gap = turn.paragraph - _paragraph_at(layout, before.end - 1) - 1
    return turns


def _paragraph_at(layout: Layout, position: int) -> int:
    return int(np.searchsorted(layout.paragraphs.start, position, side="right")) - 1
