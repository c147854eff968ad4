"""The gold of one story's world: what is between its people, inside them, and true of them."""

from dataclasses import dataclass

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_ids import CharacterId, EntityId, SceneId, SourceId, ThingId
from evaluation.corpora.world_terms import (
    AttitudeKind,
    DecoyReason,
    Emotion,
    FactKind,
    Grade,
    Handling,
    NoteKind,
    RelationKind,
    Standing,
    ToldIn,
    Tone,
)


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
