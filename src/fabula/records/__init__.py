"""The nouns of fabula: frozen records and numpy columns, which every stage shares.

They import nothing of ours but :mod:`fabula.errors`. All positions are code points of the
canonical text (``Text.content``) and all spans are half-open.
"""

from fabula.records.annotations import (
    CATEGORIES,
    EMOTIONS,
    FORMS,
    Annotations,
    Emotions,
    Links,
    Mentions,
)
from fabula.records.cards import CharacterCard, NameUse, Pair
from fabula.records.casts import CastFile, CastMember
from fabula.records.characters import find_character
from fabula.records.facts import Contradiction, Fact, FactKind, Withdrawal
from fabula.records.fixes import Fix, FixFile, FixReport, FixTrouble
from fabula.records.happenings import (
    HAPPENING_KINDS,
    Happening,
    find_holder,
    find_told,
    list_happenings,
)
from fabula.records.layouts import Layout, PieceKind, Quotations, Section, SectionKind
from fabula.records.minds import ATTITUDE_KINDS, TOLD_IN, Attitude, Feeling
from fabula.records.notes import Grade, Note, NoteKind
from fabula.records.places import find_place
from fabula.records.relations import SYMMETRIC, Ground, Relation, RelationKind, Role
from fabula.records.scenes import (
    Cut,
    Move,
    Scene,
    SceneKind,
    TimeExpression,
    TimexKind,
    Whereabouts,
)
from fabula.records.spans import Spans
from fabula.records.standings import Standing
from fabula.records.stories import (
    LINE_KINDS,
    Character,
    Conversation,
    Emotion,
    Entity,
    Event,
    Mention,
    NameReason,
    Quote,
    QuotedWords,
    Story,
    Tag,
)
from fabula.records.syntax import RELATIONS, UPOS, XPOS, Syntax, Word
from fabula.records.tables import Table
from fabula.records.texts import Mark, MarkKind, Omission, Origin, Source, Text
from fabula.records.things import HANDLING_KINDS, Handling, Thing

__all__ = [
    "ATTITUDE_KINDS",
    "CATEGORIES",
    "EMOTIONS",
    "FORMS",
    "HANDLING_KINDS",
    "HAPPENING_KINDS",
    "LINE_KINDS",
    "RELATIONS",
    "SYMMETRIC",
    "TOLD_IN",
    "UPOS",
    "XPOS",
    "Annotations",
    "Attitude",
    "CastFile",
    "CastMember",
    "Character",
    "CharacterCard",
    "Contradiction",
    "Conversation",
    "Cut",
    "Emotion",
    "Emotions",
    "Entity",
    "Event",
    "Fact",
    "FactKind",
    "Feeling",
    "Fix",
    "FixFile",
    "FixReport",
    "FixTrouble",
    "Grade",
    "Ground",
    "Handling",
    "Happening",
    "Layout",
    "Links",
    "Mark",
    "MarkKind",
    "Mention",
    "Mentions",
    "Move",
    "NameReason",
    "NameUse",
    "Note",
    "NoteKind",
    "Omission",
    "Origin",
    "Pair",
    "PieceKind",
    "Quotations",
    "Quote",
    "QuotedWords",
    "Relation",
    "RelationKind",
    "Role",
    "Scene",
    "SceneKind",
    "Section",
    "SectionKind",
    "Source",
    "Spans",
    "Standing",
    "Story",
    "Syntax",
    "Table",
    "Tag",
    "Text",
    "Thing",
    "TimeExpression",
    "TimexKind",
    "Whereabouts",
    "Withdrawal",
    "Word",
    "find_character",
    "find_holder",
    "find_place",
    "find_told",
    "list_happenings",
]
