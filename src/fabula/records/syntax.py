"""Words with their grammar: Universal Dependencies, as GUM and EWT use them for English."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from fabula.records.columns import Column, columns_of
from fabula.records.frames import TEXT, Framed, list_texts
from fabula.records.spans import Int32, Spans

UPOS: Final = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()  # noqa: SIM905
)
"""Universal parts of speech, in the order of the model's outputs."""

_XPOS = (
    "NN IN NNP DT JJ . , NNS RB PRP VB CC VBD VBZ CD VBN VBP VBG TO PRP$ MD -RRB- -LRB- : WDT "
    "HYPH POS `` '' WRB NNPS WP UH RP JJS EX JJR FW RBR SYM ADD NFP RBS PDT $ GW LS WP$ AFX"
)
XPOS: Final = tuple(_XPOS.split())
"""Tags of the Penn Treebank: they hold tense, number and person, which the parts of speech lack."""

_RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp "
    "compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked "
    "nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct "
    "reparandum root vocative xcomp"
)
RELATIONS: Final = tuple(_RELATIONS.split())
"""Dependency relations with the subtypes of English."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its grammar: a row of what :class:`Syntax` holds as columns.

    Attributes:
        start, end: half-open span of the text.
        lemma: its dictionary form.
        upos: one of :data:`UPOS`.
        xpos: one of :data:`XPOS`.
        head: place in the list of words, from 0, of the one that it depends on; its own for the
            root of a sentence.
        relation: to its head, one of :data:`RELATIONS`.
        sentence: number of its sentence, from 0.
    """

    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Syntax(Framed):
    """The words of a story and the tree of each sentence; all columns have n_words rows.

    Two are equal where all their columns are. Iterating gives a :class:`Word` at a time, a data
    frame (``to_pandas`` and the like) has the fields of one as columns; both are made when asked
    for.

    Attributes:
        words: where the words lie, in order.
        upos: int8, index into :data:`UPOS`.
        xpos: int8, index into :data:`XPOS`.
        head: int32, row of the word that this one depends on; its own row for the root of a
            sentence. Every sentence has one root, and its words form a tree.
        relation: int8, index into :data:`RELATIONS`, of the word to its head.
        lemma: the dictionary form of each word.
        sentence_start: int32[n_sentences], row of the first word of each sentence; every
            sentence has one.
        content: the canonical text, in a story; its frames then have the column ``text`` as well.
    """

    words: Spans
    upos: NDArray[np.int8]
    xpos: NDArray[np.int8]
    head: Int32
    relation: NDArray[np.int8]
    lemma: tuple[str, ...]
    sentence_start: Int32
    content: str | None = None

    def set_in(self, content: str) -> Self:
        """The same words, shown as the text has them; they count as equal."""
        return replace(self, content=content)

    @classmethod
    def nothing(cls) -> Self:
        """That of a text without a word."""
        labels, rows = np.empty(0, dtype=np.int8), np.empty(0, dtype=np.int32)
        return cls(Spans.from_pairs([]), labels, labels, rows, labels, (), rows)

    @classmethod
    def from_columns(cls, columns: Mapping[str, NDArray[Any]]) -> Self:
        """The syntax made again from the columns of :meth:`to_columns`.

        Raises:
            KeyError: a part of speech, tag or relation is none of those known.
        """
        start, end, head = (columns[name].astype(np.int32) for name in ("start", "end", "head"))
        begins = np.diff(columns["sentence"], prepend=-1) != 0
        return cls(
            words=Spans(start, end),
            upos=_find_rows(columns["upos"], UPOS),
            xpos=_find_rows(columns["xpos"], XPOS),
            head=head,
            relation=_find_rows(columns["relation"], RELATIONS),
            lemma=tuple(columns["lemma"].tolist()),
            sentence_start=np.flatnonzero(begins).astype(np.int32),
        )

    def to_columns(self) -> dict[str, NDArray[Any]]:
        """The fields of :class:`Word` as columns: int64[n_words], texts as objects."""
        row = np.arange(len(self))
        columns = {
            "start": self.words.start.astype(np.int64),
            "end": self.words.end.astype(np.int64),
            "lemma": np.array(self.lemma, dtype=object),
            "upos": np.array(UPOS, dtype=object)[self.upos],
            "xpos": np.array(XPOS, dtype=object)[self.xpos],
            "head": self.head.astype(np.int64),
            "relation": np.array(RELATIONS, dtype=object)[self.relation],
            "sentence": np.searchsorted(self.sentence_start, row, side="right") - 1,
        }
        return {field.name: columns[field.name] for field in fields(Word)}

    def frame_columns(self) -> dict[Column, list[Any]]:
        """See :class:`fabula.records.frames.Framed`."""
        arrays = self.to_columns()
        columns = {column: arrays[column.name].tolist() for column in columns_of(Word)}
        if self.content is not None:
            columns[TEXT] = list_texts(self.content, self.words)
        return columns

    def __repr__(self) -> str:
        return f"<Syntax of {len(self):,} words in {len(self.sentence_start):,} sentences>"

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        values = (column.tolist() for column in self.to_columns().values())
        return (Word(*row) for row in zip(*values, strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Syntax):
            return NotImplemented
        pairs = zip(self._arrays(), other._arrays(), strict=True)
        return self.lemma == other.lemma and all(np.array_equal(a, b) for a, b in pairs)

    def __hash__(self) -> int:
        return hash(self.lemma)

    def _arrays(self) -> tuple[NDArray[Any], ...]:
        tags = self.upos, self.xpos, self.relation
        return self.words.start, self.words.end, self.head, self.sentence_start, *tags


def _find_rows(labels: Iterable[str], known: tuple[str, ...]) -> NDArray[np.int8]:
    rows = {label: row for row, label in enumerate(known)}
    return np.array([rows[label] for label in labels], dtype=np.int8)
