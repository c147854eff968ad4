"""What is true of whom by the words of a story, what it takes back, and what cannot both be so."""

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact tells of somebody or something."""

    NAME = "name"
    AGE = "age"
    LOOKS = "looks"
    ALIVE = "alive"
    DEAD = "dead"
    HEALTH = "health"
    OCCUPATION = "occupation"
    ORIGIN = "origin"
    POSSESSION = "possession"
    WHEREABOUTS = "whereabouts"
    AMOUNT = "amount"
    TRAIT = "trait"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the story says of somebody or something.

    Attributes:
        about: id of the entity.
        kind: what it tells.
        value: the fact in short: ``41``, ``blue eyes``, ``left arm wounded``.
        start, end: half-open span of the words that say so.
        source: id of whose word it is, None where it is the teller's.
    """

    about: str
    kind: FactKind
    value: str
    start: int
    end: int
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that cannot both be so.

    Attributes:
        about: id of the entity.
        kind: what they tell of it.
        reason: what does not fit, in a reader's words.
        start, end: half-open span of the earlier passage.
        other_start, other_end: that of the later one.
        is_meant: True where the user has said that it is meant; see ``docs/continuity.md``.
    """

    about: str
    kind: FactKind
    reason: str
    start: int
    end: int
    other_start: int
    other_end: int
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a teller says and then takes back.

    Attributes:
        start, end: half-open span of the claim.
        correction_start, correction_end: that of the words that take it back.
        teller: id of who says both; None for a narrator outside of the story.
    """

    start: int
    end: int
    correction_start: int
    correction_end: int
    teller: str | None
