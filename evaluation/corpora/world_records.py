"""The gold of one story's world, row by row: who is in it, where and when, and what happens.

``evaluation/gold/GUIDELINES.md`` defines each layer. Spans are :class:`Passage`: half-open, in code
points of the raw text. A file is read by the types of these fields (``world_rows``).
"""

from dataclasses import dataclass

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_facts import (
    GoldAttitude,
    GoldContradiction,
    GoldDecoy,
    GoldFact,
    GoldFeeling,
    GoldHandling,
    GoldNote,
    GoldRelation,
    GoldRole,
    GoldTone,
)
from evaluation.corpora.world_ids import CharacterId, EntityId, PlaceId, SceneId, SourceId, ThingId
from evaluation.corpora.world_terms import Cut, SceneKind, Standing, TimexKind


@dataclass(frozen=True, slots=True)
class GoldCharacter:
    """Somebody; ``name`` is the fullest name or a phrase, ``aliases`` stand in the text as written.

    A group (*the company*) is a character with ``is_group``, a figure of a play or book inside the
    story one with ``of_work``.
    """

    id: CharacterId
    name: str
    aliases: tuple[Passage, ...] = ()
    is_named: bool = True
    is_narrator: bool = False
    is_group: bool = False
    of_work: SourceId | None = None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place, by its first or fullest mention."""

    id: PlaceId
    at: Passage


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A thing that matters, by its first or fullest mention."""

    id: ThingId
    at: Passage


@dataclass(frozen=True, slots=True)
class GoldWork:
    """A play, book or the like inside the story, by its title or first mention."""

    id: SourceId
    kind: str
    at: Passage


@dataclass(frozen=True, slots=True)
class GoldPart:
    """``who`` plays ``figure``, a character of a work inside the story."""

    who: CharacterId
    figure: CharacterId
    at: Passage
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class GoldMove:
    """Somebody comes to or goes from where a scene is."""

    who: CharacterId
    at: Passage


@dataclass(frozen=True, slots=True)
class GoldScene:
    """A segment; it ends where the next one starts.

    Attributes:
        starts: its first words.
        order: its place in the order of happening; segments of one time share a number.
        place: where it is, if told.
        time: when, in plain words, as far as the text allows.
        since: TIMEX3 duration since the segment told before, where the text allows.
        elapsed: TIMEX3 duration from its first to its last event, where the text allows.
        continues: the segment whose scene goes on after an interruption.
    """

    id: SceneId
    kind: SceneKind
    starts: Passage
    cuts: tuple[Cut, ...]
    order: int
    place: PlaceId | None = None
    time: str = ""
    since: str = ""
    elapsed: str = ""
    present: tuple[CharacterId, ...] = ()
    enters: tuple[GoldMove, ...] = ()
    leaves: tuple[GoldMove, ...] = ()
    continues: SceneId | None = None


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression with its TIMEX3 type and value."""

    at: Passage
    kind: TimexKind
    value: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event by its word.

    Attributes:
        by: whose claim, guess, plan or fear it is where it is not simply the teller's.
        to: to whom it is said, where it is told in speech.
        undone_by: the passage that undoes it, of events that are undone.
    """

    at: Passage
    standing: Standing
    agent: tuple[EntityId, ...] = ()
    patient: tuple[EntityId, ...] = ()
    others: tuple[EntityId, ...] = ()
    by: SourceId | None = None
    to: tuple[CharacterId, ...] = ()
    undone_by: Passage | None = None


@dataclass(frozen=True, slots=True)
class GoldWithdrawal:
    """A claim and the passage that takes it back; ``teller`` is None for a narrator outside."""

    claim: Passage
    correction: Passage
    teller: CharacterId | None = None


@dataclass(frozen=True, slots=True)
class GoldWorld:
    """One story and all that is annotated in it."""

    name: str
    raw: str
    characters: tuple[GoldCharacter, ...]
    places: tuple[GoldPlace, ...]
    things: tuple[GoldThing, ...]
    works: tuple[GoldWork, ...]
    parts: tuple[GoldPart, ...]
    scenes: tuple[GoldScene, ...]
    times: tuple[GoldTime, ...]
    events: tuple[GoldEvent, ...]
    withdrawals: tuple[GoldWithdrawal, ...]
    relations: tuple[GoldRelation, ...]
    tones: tuple[GoldTone, ...]
    roles: tuple[GoldRole, ...]
    feelings: tuple[GoldFeeling, ...]
    attitudes: tuple[GoldAttitude, ...]
    handlings: tuple[GoldHandling, ...]
    facts: tuple[GoldFact, ...]
    contradictions: tuple[GoldContradiction, ...]
    notes: tuple[GoldNote, ...]
    decoys: tuple[GoldDecoy, ...]
