"""Lines of speech grouped into turns: what one speaker says at one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Layout

NOBODY_GIVEN: Final[Mapping[int, Figure]] = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Turn:
    """What one speaker says at one go: one line, or the parts of an interrupted one.

    Attributes:
        rows: rows of its quotations.
        start, end: from its first mark to its last.
        paragraph: index of the paragraph it starts in, or -1.
        tagged: the phrase that a tag beside it names as speaker, if any.
        told: phrases that a tag names as addressees.
        beat: where no tag names anybody, the subject of the narration beside it, if any.
        subjects: who does what is told beside it, by place (see ``cues``).
        colon_leads: the narration before it ends in a colon.
        others: who else is told of beside it, by place.
        called: phrases inside it by which somebody is addressed.
        own: names inside it by which its speaker says who he is.
        named: other names and nouns for persons inside it.
        spoken_of: third persons inside it.
        words: what is said, lower case.
        kind: one of ``LINE_KINDS``.
        is_to_oneself: it is thought, or a tag says that it is said to oneself.
        gap: paragraphs of narration between the turn before and this one; -1 in the same paragraph.
        goes_on_after: the narration behind it begins in small letters, as tags do.
        last_sign: how it ends, marks aside; ``""`` where no sign is.
        starts_small: its first letter is small: it goes on with something.
        given_speaker, given_addressee: who says it and to whom, where the user has said so.
    """

    rows: list[int]
    start: int
    end: int
    paragraph: int
    tagged: Phrase | None = None
    told: list[Phrase] = field(default_factory=list)
    beat: Phrase | None = None
    subjects: dict[str, Phrase] = field(default_factory=dict)
    colon_leads: bool = False
    others: dict[str, list[Phrase]] = field(default_factory=dict)
    called: list[Phrase] = field(default_factory=list)
    own: list[Phrase] = field(default_factory=list)
    named: list[Phrase] = field(default_factory=list)
    spoken_of: list[Phrase] = field(default_factory=list)
    words: tuple[str, ...] = ()
    kind: str = "speech"
    is_to_oneself: bool = False
    gap: int = 0
    goes_on_after: bool = False
    last_sign: str = ""
    starts_small: bool = False
    given_speaker: Figure | None = None
    given_addressee: Figure | None = None


def group_turns(
    layout: Layout,
    speakers: Mapping[int, Figure] = NOBODY_GIVEN,
    addressees: Mapping[int, Figure] = NOBODY_GIVEN,
) -> list[Turn]:
    """The turns of a text, in order; nested quotations and those that nobody says are left out.

    Args:
        layout: the text, segmented.
        speakers: who says a row, where the user has said so; two rows with two speakers are never
            one turn.
        addressees: to whom, likewise.
    """
    quotations = layout.quotations
    turn_of: dict[int, Turn] = {}
    turns: list[Turn] = []
    for row in quotations.lines.tolist():
        start, end = quotations.spans[row]
        turn = turn_of.get(int(quotations.continues[row]))
        speaker = speakers.get(row)
        if turn is None or (speaker and turn.given_speaker not in {None, speaker}):
            turn = Turn([], start, end, _paragraph_at(layout, start))
            turns.append(turn)
        turn.rows.append(row)
        turn.given_speaker = speaker or turn.given_speaker
        turn.given_addressee = addressees.get(row) or turn.given_addressee
        turn.end = end
        turn_of[row] = turn
    for before, turn in pairwise(turns):
        turn.gap = turn.paragraph - _paragraph_at(layout, before.end - 1) - 1
    return turns


def _paragraph_at(layout: Layout, position: int) -> int:
    return int(np.searchsorted(layout.paragraphs.start, position, side="right")) - 1
