"""Lines of speech as turns of conversations, with what the text beside them says of their speakers."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from fabula.interpret.phrases import Phrase
from fabula.records import Layout, Text

MAX_GAP_CHARS: Final = 500
"""More narration than this between two lines ends a conversation."""


_THINKING: Final = re.compile(r"\b(?:thought|thinks?|thinking|mused|reflected)\b")
"""What in a tag makes a line a thought."""


@dataclass(slots=True, eq=False)
class Turn:
    """What one speaker says at one go: one line, or the parts of an interrupted one.

    Attributes:
        rows: rows of its quotations.
        start, end: from its first mark to its last.
        paragraph: index of the paragraph it starts in.
        tagged: the phrase that a tag beside it names as speaker, if any.
        told: phrases that a tag names as addressees.
        beat: the phrase that opens the narration beside it in its paragraph, if any.
        called: phrases inside it by which somebody is addressed.
        named: other phrases of the third person inside it.
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


def find_conversations(text: Text, layout: Layout, phrases: list[Phrase]) -> list[list[Turn]]:
    """Group the lines of a text into turns, and those into conversations, in order."""
    turns = _group_rows(layout)
    _add_phrases(turns, layout, phrases)
    _add_tags(turns, text, layout, phrases)
    _add_gaps(turns, layout)
    chapters = sorted(section.start for section in layout.sections)
    conversations: list[list[Turn]] = []
    for turn in turns:
        before = conversations[-1][-1] if conversations else None
        if before and turn.start - before.end <= MAX_GAP_CHARS and not _any_between(chapters, before.end, turn.start):
            conversations[-1].append(turn)
        else:
            conversations.append([turn])
    return conversations


def _group_rows(layout: Layout) -> list[Turn]:
    quotations = layout.quotations
    turn_of: dict[int, Turn] = {}
    turns: list[Turn] = []
    for row, (start, end) in enumerate(quotations.spans):
        if quotations.depth[row] or not quotations.is_speech[row]:
            continue
        turn = turn_of.get(int(quotations.continues[row]))
        if turn is None:
            paragraph = int(np.searchsorted(layout.paragraphs.start, start, side="right")) - 1
            turn = Turn([], start, end, paragraph)
            turns.append(turn)
        turn.rows.append(row)
        turn.end = end
        turn_of[row] = turn
    return turns


def _add_phrases(turns: list[Turn], layout: Layout, phrases: list[Phrase]) -> None:
    turn_of = {row: turn for turn in turns for row in turn.rows}
    for phrase in phrases:
        turn = turn_of.get(phrase.quotation)
        if turn is None or phrase.category != "PER" or phrase.form == "PRON":
            continue
        if phrase.is_set_off and _is_call(phrase):
            turn.called.append(phrase)
        else:
            turn.named.append(phrase)


def _is_call(phrase: Phrase) -> bool:
    """Whether words set off by signs can be a form of address: *Emma*, *my dear*, *sir*."""
    if phrase.form == "PROP":
        return True
    return len(phrase.words) <= 3 and (len(phrase.words) == 1 or phrase.words[0] in {"my", "dear", "old", "young"})


def _add_tags(turns: list[Turn], text: Text, layout: Layout, phrases: list[Phrase]) -> None:
    """Find the phrases beside each turn: in its tags, else in the narration of its paragraph."""
    outside = [p for p in phrases if p.quotation < 0 and p.category == "PER"]
    starts = [phrase.start for phrase in outside]
    for turn in turns:
        before, after = _narration_beside(turn, text, layout)
        tags = [tag for low, high in (after, before) for tag in _tags_within(layout, low, high)]
        for low, high in tags:
            turn.is_thought = turn.is_thought or bool(_THINKING.search(text.content, low, high))
            inside = outside[bisect_left(starts, low) : bisect_left(starts, high)]
            speaker = _first_subject(inside)
            if speaker and turn.tagged is None:
                turn.tagged = speaker
                turn.told += [p for p in inside if p.start >= speaker.end and _follows_to(text, p)]
        if turn.tagged is None:
            near = [outside[bisect_left(starts, low) : bisect_right(starts, high - 1)] for low, high in (before, after)]
            turn.beat = next((p for group in near for p in group if p.opens_clause), None)


def _narration_beside(turn: Turn, text: Text, layout: Layout) -> tuple[tuple[int, int], tuple[int, int]]:
    """The narration of the turn's paragraphs before and after its first line.

    Where the line opens its paragraph and the one before ends in a colon, that one is *before*.
    """
    start, end = layout.quotations.spans[turn.rows[0]]
    low, high = layout.paragraphs[turn.paragraph] if turn.paragraph >= 0 else (start, end)
    spans = layout.quotations.spans
    row = turn.rows[0]
    previous_end = max((int(spans.end[r]) for r in range(max(0, row - 3), row) if spans.end[r] <= start), default=0)
    next_start = next((int(spans.start[r]) for r in range(row + 1, min(len(spans), row + 4)) if spans.start[r] >= end), high)
    before = (max(low, previous_end), start)
    if not text.content[low:start].strip() and turn.paragraph > 0:
        other_low, other_high = layout.paragraphs[turn.paragraph - 1]
        if text.content[other_low:other_high].rstrip().endswith((":", ":—", ":--")):
            before = (max(other_low, previous_end), other_high)
    return before, (end, max(end, min(high, next_start)))


def _tags_within(layout: Layout, low: int, high: int) -> list[tuple[int, int]]:
    rows = range(int(np.searchsorted(layout.tags.start, low)), int(np.searchsorted(layout.tags.start, high)))
    return [layout.tags[row] for row in rows]


def _first_subject(inside: list[Phrase]) -> Phrase | None:
    """The first phrase that can be a subject; of two that start together the longer."""
    for phrase in inside:
        if phrase.is_possessive or phrase.words[:1] in {("him",), ("them",), ("me",), ("us",)}:
            continue
        return phrase
    return None


def _follows_to(text: Text, phrase: Phrase) -> bool:
    return text.content[max(0, phrase.start - 4) : phrase.start].split()[-1:] == ["to"]


def _add_gaps(turns: list[Turn], layout: Layout) -> None:
    for before, turn in pairwise(turns):
        last = int(np.searchsorted(layout.paragraphs.start, before.end - 1, side="right")) - 1
        turn.gap = turn.paragraph - last - 1


def _any_between(positions: list[int], low: int, high: int) -> bool:
    index = bisect_left(positions, low)
    return index < len(positions) and positions[index] <= high
