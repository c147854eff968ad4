"""The grammar of words: what the trunk says of each, and the tree of each sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.encode.lemmas import apply_rule
from fabula.encode.readings import Float32, Reading
from fabula.encode.trees import Heads, find_heads, mend_heads
from fabula.encode.windows import Window
from fabula.records import RELATIONS, Spans, Syntax
from fabula.records.spans import Int32

TypeArcs = Callable[[Float32, Heads, Heads], Float32]
"""See :meth:`fabula.encode.sessions.Model.type_arcs`."""

_ROOT: Final = RELATIONS.index("root")


@dataclass(frozen=True, slots=True, eq=False)
class WordGrammar:
    """The grammar of a run of words, counted in the book; all columns have n_words rows.

    Attributes:
        upos, xpos: int8, as in :class:`fabula.records.Syntax`.
        lemma_rule: int16, index into the rules of the bundle.
        head: intp, the word that each depends on, its own for a root.
        relation: int8.
    """

    upos: NDArray[np.int8]
    xpos: NDArray[np.int8]
    lemma_rule: NDArray[np.int16]
    head: Heads
    relation: NDArray[np.int8]


def decode_grammar(
    reading: Reading, window: Window, sentence_start: Int32, type_arcs: TypeArcs
) -> WordGrammar:
    """The grammar of a window's own words; heads stay inside sentences.

    Args:
        reading: what the trunk says of the window.
        window: where its words lie in the book.
        sentence_start: int32[n_sentences], first word of each sentence of the book.
        type_arcs: gives the logits of the relations of arcs.
    """
    own = slice(window.own_start - window.start, window.own_end - window.start)
    head = np.arange(window.end - window.start)
    for start, end in _sentences_of(window, sentence_start):
        head[start:end] = start + find_heads(reading.arc[start:end, start:end])
    word = np.arange(own.start, own.stop)
    relation = type_arcs(reading.arc_ends, word, head[own])
    relation[:, _ROOT] = -np.inf
    return WordGrammar(
        upos=reading.upos[own].argmax(axis=1).astype(np.int8),
        xpos=reading.xpos[own].argmax(axis=1).astype(np.int8),
        lemma_rule=reading.lemma[own].argmax(axis=1).astype(np.int16),
        head=head[own] + window.start,
        relation=np.where(head[own] == word, _ROOT, relation.argmax(axis=1)).astype(np.int8),
    )


def _sentences_of(window: Window, sentence_start: Int32) -> list[tuple[int, int]]:
    """Sentences that have own words in a window, as far as it holds them, from its first word."""
    first = int(np.searchsorted(sentence_start, window.own_start, side="right")) - 1
    last = int(np.searchsorted(sentence_start, window.own_end, side="left"))
    starts = np.maximum(sentence_start[first:last], window.start)
    ends = np.append(sentence_start[first + 1 : last + 1], window.end)[: len(starts)]
    bounds = np.stack([starts, np.minimum(ends, window.end)], axis=1) - window.start
    return [(int(start), int(end)) for start, end in bounds]


def join_grammars(
    parts: Sequence[WordGrammar],
    words: Spans,
    forms: Sequence[str],
    sentence_start: Int32,
    lemma_rules: Sequence[str],
) -> Syntax:
    """The syntax of a book from that of its windows.

    Args:
        parts: of all windows, which tile the words.
        words: of the book.
        forms: the same words, as written.
        sentence_start: int32[n_sentences].
        lemma_rules: of the bundle.
    """
    head = np.concatenate([part.head for part in parts])
    relation = np.concatenate([part.relation for part in parts])
    rules = np.concatenate([part.lemma_rule for part in parts]).tolist()
    for start, end in _cut_sentences(parts, sentence_start):
        mended = mend_heads(np.clip(head[start:end] - start, 0, end - start - 1))
        head[start:end] = mended + start
    is_root = head == np.arange(len(head))
    # A word that lost its place as a root is taken for a clause beside another.
    lost = (relation == _ROOT) & ~is_root
    relation[lost] = RELATIONS.index("parataxis")
    relation[is_root] = _ROOT
    made: dict[tuple[str, int], str] = {}
    for key in zip(forms, rules, strict=True):
        if key not in made:
            made[key] = apply_rule(key[0], lemma_rules[key[1]])
    return Syntax(
        words=words,
        upos=np.concatenate([part.upos for part in parts]),
        xpos=np.concatenate([part.xpos for part in parts]),
        head=head.astype(np.int32),
        relation=relation,
        lemma=tuple(made[key] for key in zip(forms, rules, strict=True)),
        sentence_start=sentence_start,
    )


def _cut_sentences(parts: Sequence[WordGrammar], sentence_start: Int32) -> list[tuple[int, int]]:
    """Sentences that no window owns as a whole."""
    cuts = np.cumsum([len(part.head) for part in parts])[:-1]
    cut = np.setdiff1d(cuts, sentence_start)
    rows = np.unique(np.searchsorted(sentence_start, cut, side="right") - 1)
    ends = np.append(sentence_start[1:], sum(len(part.head) for part in parts))
    return [(int(sentence_start[row]), int(ends[row])) for row in rows]
