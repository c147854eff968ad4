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
from fabula.records.casts import CastFile, CastMember
from fabula.records.characters import find_character
from fabula.records.fixes import Fix, FixFile, FixReport, FixTrouble
from fabula.records.layouts import Layout, PieceKind, Quotations, Section, SectionKind
from fabula.records.places import find_place
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
    Standing,
    Story,
    Tag,
)
from fabula.records.syntax import RELATIONS, UPOS, XPOS, Syntax, Word
from fabula.records.tables import Table
from fabula.records.texts import Mark, MarkKind, Omission, Origin, Source, Text

__all__ = [
    "CATEGORIES",
    "EMOTIONS",
    "FORMS",
    "LINE_KINDS",
    "RELATIONS",
    "UPOS",
    "XPOS",
    "Annotations",
    "CastFile",
    "CastMember",
    "Character",
    "Conversation",
    "Cut",
    "Emotion",
    "Emotions",
    "Entity",
    "Event",
    "Fix",
    "FixFile",
    "FixReport",
    "FixTrouble",
    "Layout",
    "Links",
    "Mark",
    "MarkKind",
    "Mention",
    "Mentions",
    "Move",
    "NameReason",
    "Omission",
    "Origin",
    "PieceKind",
    "Quotations",
    "Quote",
    "QuotedWords",
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
    "TimeExpression",
    "TimexKind",
    "Whereabouts",
    "Word",
    "find_character",
    "find_place",
]
