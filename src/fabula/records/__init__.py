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
from fabula.records.facts import Contradiction, Fact, FactKind, Withdrawal
from fabula.records.fixes import Fix, FixFile, FixReport, FixTrouble
from fabula.records.layouts import Layout, PieceKind, Quotations, Section, SectionKind
from fabula.records.notes import Grade, Note, NoteKind
from fabula.records.places import find_place
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
    "Contradiction",
    "Conversation",
    "Emotion",
    "Emotions",
    "Entity",
    "Event",
    "Fact",
    "FactKind",
    "Fix",
    "FixFile",
    "FixReport",
    "FixTrouble",
    "Grade",
    "Layout",
    "Links",
    "Mark",
    "MarkKind",
    "Mention",
    "Mentions",
    "NameReason",
    "Note",
    "NoteKind",
    "Omission",
    "Origin",
    "PieceKind",
    "Quotations",
    "Quote",
    "QuotedWords",
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
    "Withdrawal",
    "Word",
    "find_character",
    "find_place",
]
