"""Scenes, time expressions and whereabouts: what interpret makes of where and when a story is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SceneKind(StrEnum):
    """How a stretch of text tells."""

    SCENE = "scene"
    """Place, time and company stay, and telling keeps pace with happening."""
    SUMMARY = "summary"
    """Time is told in outline."""
    FLASHBACK = "flashback"
    """It goes back before the point that the telling has reached."""


class Cut(StrEnum):
    """What changes where a scene starts."""

    START = "start"
    """The text begins."""
    MARKER = "marker"
    """A chapter, a numeral, a blank line or a row of stars."""
    TIME = "time"
    PLACE = "place"
    COMPANY = "company"
    TELLING = "telling"
    """Into a flashback or a summary, or out of it."""


class TimexKind(StrEnum):
    """The types of TIMEX3 (TimeML, Pustejovsky et al. 2003)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Move(StrEnum):
    """How somebody is to a place (Soni et al. 2023), those that tell where somebody is."""

    IN = "in"
    NEAR = "near"
    TO = "to"
    FROM = "from"
    THROUGH = "through"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often.

    Attributes:
        start, end: half-open span of the text, a leading preposition left out.
        kind: type of TIMEX3.
        value: value of TIMEX3 as far as the text gives it, ``X`` where it does not: ``T06:00``,
            ``XXXX-10``, ``P1W``.
    """

    start: int
    end: int
    kind: TimexKind
    value: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of the story; those of a story tile it, front and back matter included.

    Attributes:
        id: ``s1``, ``s2``, … in order of the text.
        start, end: half-open span; paragraphs are never cut.
        kind: scene, summary or flashback.
        cuts: what changes where it starts, values of :class:`Cut`.
        evidence: spans of words that show it.
        place: id of the entity where it is, or None where that is not known.
        place_words: spans of the mentions that tell so.
        times: spans of the time expressions that tell when it is.
        order: its place in the order of happening, from 1; those of one time share a number. None
            where the text does not tell.
        since: time since the stretch told before, a duration of TIMEX3 with a sign; ``""`` where
            unknown.
        elapsed: time from its first to its last event, likewise.
        present: ids of the characters who are there at some time, the most active first.
        enters, leaves: ids of those who are seen to come and to go.
        section: id of the innermost section in which it starts.
    """

    id: str
    start: int
    end: int
    kind: SceneKind
    cuts: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    place: str | None
    place_words: tuple[tuple[int, int], ...]
    times: tuple[tuple[int, int], ...]
    order: int | None
    since: str
    elapsed: str
    present: tuple[str, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    section: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Somebody is told to be at a place, or to come or go.

    Attributes:
        start, end: half-open span of the words that tell it.
        character: id of who it is told of.
        move: how.
        place: id of the place's entity, or None where no place is named (*Pauline came running*).
        is_habitual: True where it is told as being so usually.
        scene: id of the scene that holds it.
    """

    start: int
    end: int
    character: str
    move: Move
    place: str | None
    is_habitual: bool
    scene: str
