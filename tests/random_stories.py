"""Hypothesis strategies for stories of any content, sense or nonsense."""

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fabula.records import (
    CATEGORIES,
    EMOTIONS,
    FORMS,
    RELATIONS,
    UPOS,
    XPOS,
    Attitude,
    Character,
    Contradiction,
    Conversation,
    Emotion,
    Entity,
    Event,
    Fact,
    FactKind,
    Feeling,
    Grade,
    Handling,
    Mark,
    Mention,
    Note,
    NoteKind,
    Omission,
    Origin,
    Quote,
    QuotedWords,
    Relation,
    Role,
    Scene,
    Section,
    SectionKind,
    Source,
    Spans,
    Standing,
    Story,
    Syntax,
    Table,
    Tag,
    Text,
    Thing,
    TimeExpression,
    Whereabouts,
    Withdrawal,
)
from fabula.records.columns import Column, ColumnKind, columns_of
from fabula.records.conversations import list_conversations
from fabula.segment import split_text

_INTEGERS = st.integers(-(2**40), 2**40)
_TEXTS = st.text(max_size=12)
_VALUES: dict[ColumnKind, st.SearchStrategy[Any]] = {
    ColumnKind.TEXT: _TEXTS,
    ColumnKind.INTEGER: _INTEGERS,
    ColumnKind.NUMBER: st.floats(allow_nan=False),
    ColumnKind.FLAG: st.booleans(),
    ColumnKind.TEXTS: st.lists(_TEXTS, max_size=3).map(tuple),
    ColumnKind.SPANS: st.lists(st.tuples(_INTEGERS, _INTEGERS), max_size=3).map(tuple),
}


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Any value that a column may hold."""
    values = st.sampled_from(list(column.words)) if column.words else _VALUES[column.kind]
    return st.none() | values if column.optional else values


def records_of(row_type: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a type."""
    return st.builds(row_type, **{c.name: values_of(c) for c in columns_of(row_type)})


def tables_of(row_type: type[Any]) -> st.SearchStrategy[Table[Any]]:
    """Any short table of a record type."""
    rows = st.lists(records_of(row_type), max_size=4)
    return rows.map(lambda found: Table(row_type, found))


def _tuples_of(row_type: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records_of(row_type), max_size=3).map(tuple)


@st.composite
def syntaxes(draw: st.DrawFn) -> Syntax:
    """Any syntax that the types allow; its words lie anywhere and its heads make no trees."""
    n_words = draw(st.integers(0, 4))
    places = st.lists(st.integers(-(2**31), 2**31 - 1), min_size=n_words, max_size=n_words)
    start, end, head = (np.array(draw(places), dtype=np.int32) for _ in range(3))
    begins = [row for row in range(n_words) if not row or draw(st.booleans())]
    lemma = tuple(draw(_TEXTS) for _ in range(n_words))
    return _syntax_of(draw, Spans(start, end), head, begins, lemma)


def _syntax_of(
    draw: st.DrawFn, words: Spans, head: np.ndarray, begins: list[int], lemma: tuple[str, ...]
) -> Syntax:
    """The words with any tags and relations."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    upos, xpos, relation = (
        random.integers(0, len(labels), len(words), dtype=np.int8)
        for labels in (UPOS, XPOS, RELATIONS)
    )
    return Syntax(words, upos, xpos, head, relation, lemma, np.array(begins, dtype=np.int32))


def stories() -> st.SearchStrategy[Story]:
    """Any story that the types allow, spans out of range included."""
    return st.builds(
        Story,
        text=st.builds(
            Text,
            content=st.text(max_size=60),
            source=records_of(Source),
            marks=_tuples_of(Mark),
            omissions=_tuples_of(Omission),
            origins=_tuples_of(Origin),
        ),
        sections=tables_of(Section),
        mentions=tables_of(Mention),
        entities=tables_of(Entity),
        characters=tables_of(Character),
        quotes=tables_of(Quote),
        conversations=tables_of(Conversation),
        quoted_words=tables_of(QuotedWords),
        tags=tables_of(Tag),
        events=tables_of(Event),
        emotions=tables_of(Emotion),
        relations=tables_of(Relation),
        roles=tables_of(Role),
        feelings=tables_of(Feeling),
        attitudes=tables_of(Attitude),
        things=tables_of(Thing),
        handlings=tables_of(Handling),
        syntax=syntaxes(),
        bundle=_TEXTS,
        times=tables_of(TimeExpression),
        scenes=tables_of(Scene),
        whereabouts=tables_of(Whereabouts),
        notes=tables_of(Note),
        facts=tables_of(Fact),
        contradictions=tables_of(Contradiction),
        withdrawals=tables_of(Withdrawal),
    )


IDS = ("emma-vane", "mr-okoro", "the café & co", "1", "_1")
"""Ids of entities, with some that no other format would take as they are."""

_BITS = (
    *(
        "Emma",
        "Vane",
        "“Come",
        "in,”",
        '"No"',
        "said",
        "she",
        "'em",
        "…",
        "* * *",
        "CHAPTER I.",
        "II",
    ),
    *("\n", "\n\n", "\n\n\n\n", " ", "  ", "\t", "\u00a0", "\u2028", "\x85", "\x0b"),
    *("<p>", "</div>", "&amp;", "]]>", "<!--", '"', "''", "(1", "2)|", "#begin", "\\", "|", "-"),
    *("\x00", "\x1b", "\x1c", "\r", "\ufffe", "\ud800", "\ufeff", "🎭", "e\u0301", "李"),
)


@st.composite
def sound_stories(draw: st.DrawFn) -> Story:
    """A story as fabula makes them, of any text: spans in range, not empty, and of whole words.

    Chapters tile the text and cut no span; spans may nest and cross, lines too.
    """
    content = "".join(draw(st.lists(st.sampled_from(_BITS), max_size=40)))
    black = [position for position, char in enumerate(content) if not char.isspace()]
    ends = st.sampled_from(black) if black else st.nothing()
    pairs = st.lists(st.tuples(ends, ends), max_size=6 if black else 0)
    spans = [[(min(pair), max(pair) + 1) for pair in draw(pairs)] for _ in range(4)]
    cuts = _cuts(draw, content, [span for found in spans for span in found])
    who, ids = st.sampled_from(IDS), st.none() | st.sampled_from(IDS)
    categories, forms = st.sampled_from(CATEGORIES), st.sampled_from(FORMS)
    mentions = [
        Mention(*span, draw(categories), draw(forms), draw(ids), 1)
        for span in sorted(spans[0], key=lambda span: (span[0], -span[1]))
    ]
    quotes = [
        Quote(f"q{row}", *span, draw(ids), tuple(draw(st.lists(who, max_size=2, unique=True))),
              0.5, "implicit", "", (), None)
        for row, span in enumerate(sorted(spans[1]), 1)
    ]  # fmt: skip
    entities = [Entity(name, draw(categories), name) for name in IDS]
    emma = Character(IDS[0], "Emma <Vane>", ("Em\x00",), ("she",), 1, 1, 0, is_narrator=True)
    text = Text(content, Source("a\tb.txt", "0" * 64, "txt", "utf-8", "<T>", None))
    return Story(
        text=text,
        sections=Table(Section, _sections(draw, cuts)),
        mentions=Table(Mention, mentions),
        entities=Table(Entity, entities),
        characters=Table(Character, [emma]),
        quotes=Table(Quote, quotes),
        conversations=Table(Conversation, list_conversations(quotes)),
        quoted_words=Table(QuotedWords, [QuotedWords(*span, "words") for span in spans[2][:2]]),
        tags=Table(Tag, ()),
        events=Table(Event, [Event(*span, True, 1) for span in sorted(spans[2])]),
        emotions=Table(Emotion, [Emotion(*s, EMOTIONS[0], 1) for s in sorted(spans[3])]),
        relations=Table(Relation, ()),
        roles=Table(Role, ()),
        feelings=Table(Feeling, [Feeling(*s, EMOTIONS[0], None) for s in sorted(spans[3])]),
        attitudes=Table(Attitude, [Attitude(*s, "want", None, *s) for s in sorted(spans[3])]),
        things=Table(Thing, [Thing("thing-key", "key", None, 1, tuple(spans[2]))]),
        handlings=Table(
            Handling,
            [
                Handling(*span, "held", "thing-key", (), (), Standing.HAPPENED, *span)
                for span in sorted(spans[2])
            ],
        ),
        syntax=_sound_syntax(draw, text),
        bundle="en-small/1",
        notes=Table(Note, [Note(NoteKind.DEATH, Grade.DEPICTED, tuple(spans[3][:1]), ())]),
        facts=Table(Fact, [Fact(IDS[0], FactKind.AGE, "41", *span) for span in spans[3][:1]]),
        contradictions=Table(
            Contradiction,
            [
                Contradiction(IDS[0], FactKind.AGE, "the age is 41, then 40", *span, *span)
                for span in spans[3][:1]
            ],
        ),
        withdrawals=Table(Withdrawal, [Withdrawal(*s, *s, IDS[1]) for s in spans[3][:1]]),
    )


def _sound_syntax(draw: st.DrawFn, text: Text) -> Syntax:
    """The words of the sentences, each sentence a tree; or none, for a text that was not read."""
    layout = split_text(text)
    words = [
        (span, row)
        for row, sentence in enumerate(layout.sentences)
        for span in list(layout.words)[layout.words.within(*sentence)]
    ]
    if not words or draw(st.booleans()):
        return Syntax.nothing()
    sentences = [row for _, row in words]
    begins = [row for row, held in enumerate(sentences) if held not in sentences[:row]]
    first = [max(begin for begin in begins if begin <= row) for row in range(len(words))]
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    # The first word is the root, every other hangs on one before it.
    head = [int(random.integers(first[row], max(row, first[row] + 1))) for row in range(len(words))]
    lemma = tuple(text.content[start:end].lower() for (start, end), _ in words)
    spans = Spans.from_pairs(span for span, _ in words)
    return _syntax_of(draw, spans, np.array(head, dtype=np.int32), begins, lemma)


def _cuts(draw: st.DrawFn, content: str, spans: list[tuple[int, int]]) -> list[int]:
    free = [
        cut for cut in range(1, len(content)) if not any(start < cut < end for start, end in spans)
    ]
    inner = draw(st.lists(st.sampled_from(free), max_size=3, unique=True)) if free else []
    return sorted({0, *inner, len(content)})


def _sections(draw: st.DrawFn, cuts: list[int]) -> list[Section]:
    """Chapters that tile the text, front and back matter about them, and parts inside."""
    sections: list[Section] = []
    for row, (start, end) in enumerate(pairwise(cuts), 1):
        kind = draw(st.sampled_from([SectionKind.CHAPTER, SectionKind.FRONT, SectionKind.BACK]))
        sections.append(Section(f"{kind}-{row}", kind, "", start, end, start))
        inner = draw(st.sampled_from([None, SectionKind.SCENE, SectionKind.LETTER]))
        if inner:
            first = draw(st.integers(start, end - 1))
            name = f"{kind}-{row}-{inner}"
            sections.append(Section(name, inner, "", first, end, first, f"{kind}-{row}"))
    return sections if draw(st.booleans()) else []
