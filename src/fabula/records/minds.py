"""What goes on inside people: what they feel, want, believe and intend."""

from dataclasses import dataclass
from typing import Final

from fabula.records.standings import Standing

TOLD_IN: Final = ("narration", "speech", "thought", "writing")
"""By whose words something inside somebody is told: the narrator's, or those of a line."""

ATTITUDE_KINDS: Final = ("want", "belief", "intention")
"""What a mind can hold toward a content."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """Words that name an emotion or show one, and whose it is.

    Attributes:
        start, end: half-open span of the words.
        emotion: one of ``EMOTIONS``.
        who: id of the one who feels it, or None where fabula does not know.
        toward: ids of those whom it is felt toward.
        cause: half-open spans of the words that tell why.
        standing: how real it is: ``happened`` is simply felt, ``negated`` not felt, ``supposed``
            guessed, foretold or wished, ``withdrawn`` told and then taken back.
        told_in: one of ``TOLD_IN``.
        evidence: half-open spans of the words that tell who feels it.
        score: the model's probability, in [0, 1]; 0 where only the word itself tells it.
    """

    start: int
    end: int
    emotion: str
    who: str | None
    toward: tuple[str, ...] = ()
    cause: tuple[tuple[int, int], ...] = ()
    standing: Standing = Standing.HAPPENED
    told_in: str = "narration"
    evidence: tuple[tuple[int, int], ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Attitude:
    """A want, belief or intention as it is reported.

    Attributes:
        start, end: half-open span of the word that reports it.
        kind: one of ``ATTITUDE_KINDS``.
        who: id of the one whose it is, or None where fabula does not know.
        content_start, content_end: half-open span of what is wanted, believed or intended.
        standing: how real it is that this is wanted, believed or intended.
        told_in: one of ``TOLD_IN``.
    """

    start: int
    end: int
    kind: str
    who: str | None
    content_start: int
    content_end: int
    standing: Standing = Standing.HAPPENED
    told_in: str = "narration"
