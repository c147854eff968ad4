"""The gold of one story's world, row by row; ``evaluation/gold/GUIDELINES.md`` defines each layer.

Spans are :class:`Passage`: half-open, in code points of the raw text. Ids are checked by their kind
when a file is loaded: the reader goes by the types of the fields (``world_rows``).
"""

from dataclasses import dataclass
from typing import NewType

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_terms import (
    AttitudeKind,
    Cut,
    DecoyReason,
    Emotion,
    FactKind,
    Grade,
    Handling,
    NoteKind,
    RelationKind,
    SceneKind,
    Standing,
    TimexKind,
    ToldIn,
    Tone,
)

CharacterId = NewType("CharacterId", str)
PlaceId = NewType("PlaceId", str)
ThingId = NewType("ThingId", str)
SceneId = NewType("SceneId", str)
SourceId = NewType("SourceId", str)
"""A character or a work: whoever says that something is so."""
EntityId = NewType("EntityId", str)
"""A character, place, thing or work."""


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
class GoldRelation:
    """``who`` is ``kind`` of ``to``.

    Attributes:
        since, until: scenes (by order of happening) from and up to which it holds; None: always.
        is_former: it is over when the story starts.
        evidence: where a reader learns of it.
        ended_by: what tells that it ended.
    """

    who: CharacterId
    kind: RelationKind
    to: CharacterId
    evidence: tuple[Passage, ...]
    since: SceneId | None = None
    until: SceneId | None = None
    is_former: bool = False
    ended_by: Passage | None = None


@dataclass(frozen=True, slots=True)
class GoldTone:
    """How ``who`` meets ``to`` in a scene."""

    who: CharacterId
    to: CharacterId
    scene: SceneId
    tone: Tone
    evidence: Passage


@dataclass(frozen=True, slots=True)
class GoldRole:
    """The office or trade that somebody holds, by its word."""

    who: CharacterId
    at: Passage


@dataclass(frozen=True, slots=True)
class GoldFeeling:
    """An emotion by the words that tell of it, after REMAN."""

    at: Passage
    who: CharacterId
    emotion: Emotion
    told_in: ToldIn
    toward: tuple[EntityId, ...] = ()
    cause: Passage | None = None
    standing: Standing = Standing.HAPPENED


@dataclass(frozen=True, slots=True)
class GoldAttitude:
    """A want, belief or intention as reported: the word that tells of it and its content."""

    at: Passage
    who: CharacterId
    kind: AttitudeKind
    content: Passage
    told_in: ToldIn
    standing: Standing = Standing.HAPPENED


@dataclass(frozen=True, slots=True)
class GoldHandling:
    """What becomes of a thing, by whom and to whom."""

    thing: ThingId
    what: Handling
    at: Passage
    who: tuple[CharacterId, ...] = ()
    to: tuple[CharacterId, ...] = ()
    standing: Standing = Standing.HAPPENED


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact about somebody or something; ``by`` whose word it is where it is not the teller's."""

    about: EntityId
    kind: FactKind
    value: str
    at: Passage
    by: SourceId | None = None


@dataclass(frozen=True, slots=True)
class GoldContradiction:
    """Two passages that cannot both be so; ``is_meant`` where the story means it."""

    about: EntityId
    what: str
    first: Passage
    second: Passage
    is_meant: bool


@dataclass(frozen=True, slots=True)
class GoldNote:
    """A content note of the whole story, with the passages that bear it."""

    kind: NoteKind
    grade: Grade
    mentions: tuple[Passage, ...] = ()
    depictions: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDecoy:
    """Words that look like evidence of a note and are none."""

    at: Passage
    looks_like: NoteKind
    why: DecoyReason


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
