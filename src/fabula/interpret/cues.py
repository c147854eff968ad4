"""What the text in and beside a turn says of who speaks it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

import numpy as np

from fabula.interpret.addresses import is_call
from fabula.interpret.function_words import NEVER_SUBJECTS
from fabula.interpret.phrases import Phrase
from fabula.interpret.turns import Turn
from fabula.records import Layout, Text

N_NEIGHBOURS: Final = 3
"""How many quotations beside a line are asked whether they bound its narration."""

_THINKING: Final = re.compile(r"\b(?:thought|thinks?|thinking|mused|reflected)\b")
"""What in a tag makes a line a thought."""

_LEADING_IN: Final = (":", ":—", ":--")

Stretch = tuple[int, int]
"""A half-open span of the text."""


@dataclass(frozen=True, slots=True)
class _Narration:
    """The text outside of speech: its words, and the persons it mentions with their starts."""

    content: str
    layout: Layout
    people: list[Phrase]
    starts: list[int]

    def people_within(self, stretch: Stretch) -> list[Phrase]:
        """The persons mentioned in a stretch, in order."""
        low, high = stretch
        return self.people[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def tags_within(self, stretch: Stretch) -> list[Stretch]:
        """The tags that start in a stretch, in order."""
        low, high = np.searchsorted(self.layout.tags.start, stretch)
        return [self.layout.tags[row] for row in range(low, high)]


def add_cues(turns: list[Turn], text: Text, layout: Layout, phrases: list[Phrase]) -> None:
    """Note for each turn the phrases that tell its speaker: in it, in its tags, or beside it."""
    _add_inner_phrases(turns, phrases)
    people = [p for p in phrases if p.quotation < 0 and p.category == "PER"]
    narration = _Narration(text.content, layout, people, [phrase.start for phrase in people])
    for turn in turns:
        before, after = _narration_beside(turn, narration)
        for tag in (*narration.tags_within(after), *narration.tags_within(before)):
            _read_tag(turn, tag, narration)
        if turn.tagged is None:
            near = (*narration.people_within(before), *narration.people_within(after))
            turn.beat = next((phrase for phrase in near if phrase.opens_clause), None)


def _add_inner_phrases(turns: list[Turn], phrases: list[Phrase]) -> None:
    turn_of = {row: turn for turn in turns for row in turn.rows}
    for phrase in phrases:
        turn = turn_of.get(phrase.quotation)
        if turn is not None and phrase.category == "PER" and phrase.form != "PRON":
            (turn.called if is_call(phrase) else turn.named).append(phrase)


def _read_tag(turn: Turn, tag: Stretch, narration: _Narration) -> None:
    turn.is_thought = turn.is_thought or bool(_THINKING.search(narration.content, *tag))
    people = narration.people_within(tag)
    speaker = _first_subject(people)
    if speaker and turn.tagged is None:
        turn.tagged = speaker
        turn.told += [
            p for p in people if p.start >= speaker.end and _follows_to(narration.content, p)
        ]


def _narration_beside(turn: Turn, narration: _Narration) -> tuple[Stretch, Stretch]:
    """The narration of the turn's paragraph before and after its first line.

    Where the line opens its paragraph and the one before ends in a colon, that one is *before*.
    """
    content, layout = narration.content, narration.layout
    start, end = layout.quotations.spans[turn.rows[0]]
    low, high = layout.paragraphs[turn.paragraph] if turn.paragraph >= 0 else (start, end)
    previous_end, next_start = _neighbour_edges(turn.rows[0], layout)
    after = (end, max(end, min(high, next_start)))
    if turn.paragraph > 0 and not content[low:start].strip():
        other_low, other_high = layout.paragraphs[turn.paragraph - 1]
        if content[other_low:other_high].rstrip().endswith(_LEADING_IN):
            return (max(other_low, previous_end), other_high), after
    return (max(low, previous_end), start), after


def _neighbour_edges(row: int, layout: Layout) -> tuple[int, int]:
    """Where the quotation before a line ends and the one after it starts."""
    spans = layout.quotations.spans
    start, end = spans[row]
    before = spans.end[max(0, row - N_NEIGHBOURS) : row]
    after = spans.start[row + 1 : row + 1 + N_NEIGHBOURS]
    previous_end = int(before[before <= start].max(initial=0))
    later = after[after >= end]
    # Past the end of any paragraph where no quotation follows.
    return previous_end, int(later[0]) if len(later) else np.iinfo(np.int32).max


def _first_subject(people: list[Phrase]) -> Phrase | None:
    """The first phrase that can be a subject; of two that start together the longer."""
    return next(
        (p for p in people if not p.is_possessive and p.words[0] not in NEVER_SUBJECTS), None
    )


def _follows_to(content: str, phrase: Phrase) -> bool:
    return content[max(0, phrase.start - 4) : phrase.start].split()[-1:] == ["to"]
