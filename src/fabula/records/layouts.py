"""What segment makes: the text cut into sections, paragraphs, sentences, words and speech."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from fabula.records.spans import Int32, Spans


class SectionKind(StrEnum):
    """What a section of a story is."""

    CHAPTER = "chapter"
    SCENE = "scene"
    LETTER = "letter"
    FRONT = "front"
    BACK = "back"


class PieceKind(IntEnum):
    """The voices that tile a text."""

    NARRATION = 0
    TAG = 1
    """The words of narration that give a line to its speaker: *said John*."""
    SPEECH = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, scene, letter, or front or back matter.

    Chapters, front and back matter tile the text. Scenes and letters lie inside a chapter.

    Attributes:
        id: stable name, e.g. ``chapter-3``, ``chapter-3-scene-2``, ``front-1``.
        kind: what it is.
        title: its heading with white space folded, or ``""``.
        start: first code point, its heading included.
        end: one past the last code point.
        body_start: first code point after its heading (``start`` where it has none).
        parent: the id of the section that holds it, or None at the top.
    """

    id: str
    kind: SectionKind
    title: str
    start: int
    end: int
    body_start: int
    parent: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """Quotation spans, sorted by start, marks included; all columns have n_quotations rows.

    Attributes:
        spans: the outermost and the nested quotations.
        depth: int8, 0 for an outermost quotation, 1 for one inside it, and so on.
        is_speech: bool, False for titles, scare quotes, quoted words and writing: quotation
            marks around what nobody says here.
        continues: int32, the row of the quotation that this one goes on with: the next
            paragraph of a speech that runs over paragraphs, or the rest of a speech after a tag
            in the same paragraph; -1 where it starts a speech.
        convention: for each row the opening sign by which it was found (``“``, ``"``, ``‘``,
            ``'``, ``—``, ``«``, ``「`` …); ``<q>`` and ``<em>`` where the source's markup alone
            shows speech, or a thought in italics.
    """

    spans: Spans
    depth: NDArray[np.int8]
    is_speech: NDArray[np.bool_]
    continues: Int32
    convention: tuple[str, ...]

    @property
    def lines(self) -> NDArray[np.intp]:
        """The rows of the outermost quotations that are speech, ascending: intp[n_lines]."""
        return np.flatnonzero((self.depth == 0) & self.is_speech)

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A text cut into its parts. All spans are sorted; those of one kind never overlap.

    Attributes:
        sections: chapters and what lies in them, in order of start, a parent before its parts.
        headings: the lines that are titles; words in them are not story.
        paragraphs: headings and break signs are not paragraphs.
        sentences: each lies inside one paragraph.
        words: words and punctuation signs; clitics stand alone (``do`` ``n't``, ``Emma`` ``'s``),
            none of them holds white space. Every word lies in a sentence or a heading.
        quotations: see :class:`Quotations`.
        tags: the clauses that name who speaks a quotation.
        pieces: tile the whole text from 0 to its end without gap or overlap.
        piece_kinds: int8[n_pieces], a :class:`PieceKind` each.
    """

    sections: tuple[Section, ...]
    headings: Spans
    paragraphs: Spans
    sentences: Spans
    words: Spans
    quotations: Quotations
    tags: Spans
    pieces: Spans
    piece_kinds: NDArray[np.int8]
