"""Part of speech, lemma, trees and sentence ends on GUM and EWT."""

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from evaluation.annotators import Annotated
from evaluation.corpora.treebanks import TreebankDocument
from evaluation.scorers.trees import Trees, TreeWord, score_trees
from evaluation.scores import Cell
from fabula.records import (
    RELATIONS,
    UPOS,
    XPOS,
    Layout,
    PieceKind,
    Quotations,
    Section,
    SectionKind,
    Spans,
)

PROTOCOL = (
    "GUM and EWT, by the protocol of the CoNLL 2018 shared task: predicted and gold words are "
    "paired where they are the same characters, and a column is right where paired words have it "
    "alike; F1 of words, so that a word cut wrongly or not read (in a heading) is wrong "
    "everywhere. LAS compares universal relations, without subtypes; punctuation counts. "
    "Sentences are right to both ends. Each from raw text, and with the gold words and sentences "
    "given."
)

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\n\n|\Z)", re.DOTALL)


def score_raw(document: TreebankDocument, found: Annotated) -> Iterator[tuple[str, Cell]]:
    """All measures of a document that was read from its raw text, by name."""
    for name, cell in score_trees(gold_trees(document), found_trees(found)):
        yield f"syntax/{name}", cell


def score_gold_words(document: TreebankDocument, found: Annotated) -> Iterator[tuple[str, Cell]]:
    """The measures of a document whose words and sentences were given, by name."""
    for name, cell in score_trees(gold_trees(document), found_trees(found)):
        if name not in {"words", "sentences"}:
            yield f"syntax/gold words {name}", cell


def gold_trees(document: TreebankDocument) -> Trees:
    """The trees as annotated."""
    words = [
        TreeWord((word.start, word.end), word.upos, word.xpos, word.lemma, word.relation, word.head)
        for word in document.words
    ]
    return Trees(words, document.sentence_start.tolist())


def found_trees(found: Annotated) -> Trees:
    """The trees as predicted; none where the text could not be read."""
    if found.annotations is None:
        return Trees([], [])
    syntax = found.annotations.syntax
    columns = (syntax.upos.tolist(), syntax.xpos.tolist(), syntax.relation.tolist())
    rows = zip(
        found.given_spans(syntax.words), *columns, syntax.lemma, syntax.head.tolist(), strict=True
    )
    words = [
        TreeWord(span, UPOS[upos], XPOS[xpos], lemma, RELATIONS[relation], head)
        for span, upos, xpos, relation, lemma, head in rows
    ]
    return Trees(words, syntax.sentence_start.tolist())


def lay_out(document: TreebankDocument) -> Layout:
    """The gold words and sentences of a document as a Layout over its raw text: one chapter."""
    words = [(word.start, word.end) for word in document.words if word.start < word.end]
    length = len(document.raw)
    none = np.zeros(0, np.int32)
    empty = Spans(none, none)
    return Layout(
        sections=(Section("chapter-1", SectionKind.CHAPTER, "", 0, length, 0),),
        headings=empty,
        paragraphs=Spans.from_pairs(match.span() for match in _PARAGRAPH.finditer(document.raw)),
        sentences=Spans.from_pairs(_sentences(document)),
        words=Spans.from_pairs(words),
        quotations=Quotations(empty, none.astype(np.int8), none.astype(np.bool_), none, ()),
        tags=empty,
        pieces=Spans.from_pairs([(0, length)]),
        piece_kinds=np.array([PieceKind.NARRATION], np.int8),
    )


def _sentences(document: TreebankDocument) -> Iterator[tuple[int, int]]:
    for first, end in pairwise([*document.sentence_start.tolist(), len(document.words)]):
        yield document.words[first].start, document.words[end - 1].end
