"""A story as a spaCy ``Doc``: its words, grammar, spans and speakers, for those who work in spaCy.

No pipeline of spaCy runs and none is needed: all that the Doc holds is read off the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from fabula.export.chapters import Chapters, chapter_title
from fabula.export.formats import check_spans
from fabula.export.tokens import Tokens, lay_tokens
from fabula.records import CATEGORIES, Story
from fabula.records.displays import Setting
from fabula.records.frames import import_extra

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

MENTIONS: Final = "mentions"
QUOTATIONS: Final = "quotations"
EVENTS: Final = "events"
CHAPTERS: Final = "chapters"
"""Names of the groups in ``doc.spans``."""

_HALVES: Final = re.compile("[\ud800-\udfff]")

Row = tuple[str, str, str, str, int]
"""Lemma, part of speech, tag, relation and head of a token."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token of spaCy: a word, or white space that is not just one blank after a word.

    Attributes:
        start, end: half-open span of the text.
        row: that of the word among the story's tokens; -1 for white space.
        has_blank: whether the next character is a blank that goes with it.
    """

    start: int
    end: int
    row: int
    has_blank: bool = False


def make_spacy_doc(story: Story, vocab: Vocab | None = None) -> Doc:
    """The story as a Doc whose text is the story's, to the character.

    Args:
        story: freshly read or from a store.
        vocab: that of the pipeline which the Doc is to go through; by default that of
            ``spacy.blank("en")``.

    Returns:
        A Doc with lemmas, parts of speech, tags, heads and sentences; with names in ``ents``; with
        the groups ``mentions``, ``quotations``, ``events`` and ``chapters`` in ``spans``.
        docs/formats/spacy.md tells what each holds.

    Raises:
        ExportError: the story is damaged.
        ImportError: spaCy is not installed; the message names the extra.
    """
    check_spans(story)
    add_extensions()
    content, tokens = _sound(story.text.content), lay_tokens(story)
    pieces = _lay_pieces(story, tokens)
    rows = [*_lay_rows(pieces, tokens)]
    lemmas, pos, tags, deps, heads = map(list, zip(*rows, strict=True)) if rows else [None] * 5
    doc: Doc = import_extra("spacy.tokens", "spacy").Doc(
        import_extra("spacy", "spacy").blank("en").vocab if vocab is None else vocab,
        words=[content[piece.start : piece.end] for piece in pieces],
        spaces=[piece.has_blank for piece in pieces],
        lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=heads,
    )  # fmt: skip
    _add_spans(doc, story, [piece.start for piece in pieces])
    return doc


def _sound(text: str) -> str:
    """Text without halves of characters, which only broken sources have: they are none to spaCy."""
    return _HALVES.sub("\ufffd", text)


def add_extensions() -> None:
    """Register the extensions, which a Doc read from a file needs as well.

    They read what spans and their groups hold, so that they work wherever these are kept.

    Raises:
        ImportError: spaCy is not installed; the message names the extra.
    """
    tokens = import_extra("spacy.tokens", "spacy")
    getters = {
        "character": _character,
        "speaker": _speaker,
        "addressees": lambda span: _told(span, "addressees") or [],
        "confidence": lambda span: _told(span, "confidence"),
    }
    for name, getter in getters.items():
        tokens.Span.set_extension(name, getter=getter, force=True)
    places = {"characters": MENTIONS, "names": MENTIONS, "titles": CHAPTERS}
    for name, group in places.items():
        tokens.Doc.set_extension(name, getter=_attr_getter(group, name), force=True)


def _character(span: Span) -> str | None:
    """The id of the character whom a mention means; None of one who is not of the cast."""
    cast = _attrs(span.doc, MENTIONS).get("characters", {})
    return span.kb_id_ if span.label_ in CATEGORIES and span.kb_id_ in cast else None


def _speaker(span: Span) -> str | None:
    is_quotation = _told(span, "confidence") is not None
    return span.kb_id_ or None if is_quotation else None


def _attr_getter(group: str, name: str) -> Callable[[Doc], Any]:
    return lambda doc: _attrs(doc, group).get(name, {})


def _told(span: Span, what: str) -> Any:
    """What is told of a quotation by its id; None of any other span."""
    return _attrs(span.doc, QUOTATIONS).get(what, {}).get(span.id_)


def _attrs(doc: Doc, group: str) -> dict[str, Any]:
    """What a group holds beside its spans; nothing in a Doc that is no story's."""
    attrs: dict[str, Any] = doc.spans[group].attrs if group in doc.spans else {}
    return attrs


def _lay_pieces(story: Story, tokens: Tokens) -> list[_Piece]:
    """The words, and between them white space where it is not just one blank."""
    content = story.text.content
    rows: list[Any] = [*story.sections, *story.mentions, *story.quotes, *story.events]
    starts, ends = {row.start for row in rows}, {row.end for row in rows}
    edges = sorted(starts | ends)
    pieces: list[_Piece] = []
    position = 0
    for row, (start, end) in enumerate(zip(tokens.start, tokens.end, strict=True)):
        pieces += _cut_gap(position, start, edges)
        # Where a span begins or ends with the blank, the blank is a token of its own.
        has_blank = content[end : end + 1] == " " and end not in starts and end + 1 not in ends
        pieces.append(_Piece(start, end, row, has_blank))
        position = end + has_blank
    pieces += _cut_gap(position, len(content), edges)
    return pieces


def _cut_gap(start: int, end: int, edges: Sequence[int]) -> Iterator[_Piece]:
    """White space, cut where spans begin or end."""
    if start < end:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        yield from (_Piece(*span, -1) for span in pairwise([start, *inner, end]))


def _lay_rows(pieces: list[_Piece], tokens: Tokens) -> Iterator[Row]:
    """The grammar of each piece; every sentence, heading or run of white space hangs together."""
    grammar = tokens.grammar
    place = {piece.row: index for index, piece in enumerate(pieces) if piece.row >= 0}
    first_of = {number: row for row, number in reversed([*enumerate(tokens.sentence)])}
    for index, piece in enumerate(pieces):
        row = piece.row
        if row < 0:
            # As in spaCy's own pipelines: white space hangs on what stands before it.
            head = index - 1 if index else min(1, len(pieces) - 1)
            yield "", "SPACE", "_SP", "dep" if head != index else "ROOT", head
            continue
        is_known = bool(grammar.pos[row])
        head = place[grammar.head[row] if is_known else first_of[tokens.sentence[row]]]
        relation = "ROOT" if head == index else grammar.relation[row] or "dep"
        yield _sound(grammar.lemma[row]), grammar.pos[row], grammar.fine_pos[row], relation, head


def _add_spans(doc: Doc, story: Story, starts: list[int]) -> None:
    """Set the groups and the entities; a span's ``kb_id_`` is somebody's id."""
    span_type = import_extra("spacy.tokens", "spacy").Span

    def place(row: Any, label: str, kb_id: str | None = None, span_id: str = "") -> Span:
        low, high = bisect_left(starts, row.start), bisect_left(starts, row.end)
        kb_id, span_id = _sound(kb_id or ""), _sound(span_id)
        span: Span = span_type(doc, low, high, label, kb_id=kb_id, span_id=span_id)
        return span

    mentions = [place(mention, mention.category, mention.entity) for mention in story.mentions]
    groups: dict[str, Iterable[Span]] = {
        MENTIONS: mentions,
        QUOTATIONS: [place(quote, quote.kind, quote.speaker, quote.id) for quote in story.quotes],
        EVENTS: [place(event, "REALIS" if event.realis else "IRREALIS") for event in story.events],
        CHAPTERS: [
            place(part, part.kind.value, None, part.id) for part in Chapters(story).sections
        ],
    }
    for name, attrs in _list_attrs(story).items():
        doc.spans[name] = groups[name]
        doc.spans[name].attrs.update(attrs)
    named = [span for span, m in zip(mentions, story.mentions, strict=True) if m.form == "PROP"]
    doc.ents = import_extra("spacy.util", "spacy").filter_spans(named)


def _list_attrs(story: Story) -> dict[str, dict[str, Any]]:
    """What the groups hold beside spans: by the name of the group, then of what it is."""
    cast = {who.id: who.name for who in story.characters}
    chapters = enumerate(Chapters(story).sections, 1)
    return {
        MENTIONS: {
            "characters": _sound_texts(cast),
            "names": _sound_texts(Setting.of_story(story).names),
        },
        QUOTATIONS: {
            "addressees": {_sound(q.id): [*map(_sound, q.addressees)] for q in story.quotes},
            "confidence": {_sound(q.id): q.confidence for q in story.quotes},
        },
        EVENTS: {},
        CHAPTERS: {
            "titles": _sound_texts({part.id: chapter_title(part, n) for n, part in chapters})
        },
    }


def _sound_texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {_sound(key): _sound(text) for key, text in texts.items()}
