"""The grammar of words: what the trunk says of each, and the tree of each sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.encode.base_forms import find_base
from fabula.encode.lemmas import apply_rule
from fabula.encode.readings import Float32, Reading
from fabula.encode.sentences import Flags, StoryWords
from fabula.encode.trees import Heads, find_heads, mend_heads
from fabula.encode.windows import Window
from fabula.records import RELATIONS, UPOS, XPOS, Syntax

TypeArcs = Callable[[Float32, Heads, Heads], Float32]
"""See :meth:`fabula.encode.sessions.Model.type_arcs`."""

_ROOT: Final = RELATIONS.index("root")
_BESIDE: Final = RELATIONS.index("parataxis")
_FORMED: Final = tuple(UPOS.index(label) for label in ("VERB", "AUX", "NOUN"))


@dataclass(frozen=True, slots=True, eq=False)
class WordGrammar:
    """The grammar of a run of words, counted in the book; all columns have n_words rows.

    Attributes:
        upos, xpos: int8, as in :class:`fabula.records.Syntax`.
        lemma_rule: int16, index into the rules of the bundle.
        head: intp, the word that each depends on, its own for a root.
        relation: int8.
        starts: bool, whether a sentence begins with the word.
    """

    upos: NDArray[np.int8]
    xpos: NDArray[np.int8]
    lemma_rule: NDArray[np.int16]
    head: Heads
    relation: NDArray[np.int8]
    starts: Flags


def decode_grammar(
    reading: Reading, window: Window, starts: Flags, type_arcs: TypeArcs
) -> WordGrammar:
    """The grammar of a window's own words; heads stay inside sentences.

    Args:
        reading: what the trunk says of the window.
        window: where its words lie in the book.
        starts: bool[n_words], whether a sentence begins with each word of the window.
        type_arcs: gives the logits of the relations of arcs.
    """
    own = slice(window.own_start - window.start, window.own_end - window.start)
    head = np.arange(window.end - window.start)
    bounds = np.append(np.flatnonzero(starts), len(starts)).tolist()
    for start, end in pairwise(bounds):
        if start < own.stop and end > own.start:
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
        starts=starts[own],
    )


def join_grammars(
    parts: Sequence[WordGrammar], words: StoryWords, lemma_rules: Sequence[str]
) -> Syntax:
    """The syntax of a book from that of its windows.

    Args:
        parts: of all windows, which tile the words.
        words: of the book.
        lemma_rules: of the bundle.
    """
    head = np.concatenate([part.head for part in parts])
    relation = np.concatenate([part.relation for part in parts])
    sentence_start = np.flatnonzero(np.concatenate([part.starts for part in parts]))
    for start, end in _cut_sentences(parts, sentence_start):
        mended = mend_heads(np.clip(head[start:end] - start, 0, end - start - 1))
        head[start:end] = mended + start
    is_root = head == np.arange(len(head))
    # A word that lost its place as a root is taken for a clause beside another.
    relation[(relation == _ROOT) & ~is_root] = _BESIDE
    relation[is_root] = _ROOT
    upos = np.concatenate([part.upos for part in parts])
    xpos = np.concatenate([part.xpos for part in parts])
    rules = np.concatenate([part.lemma_rule for part in parts])
    return Syntax(
        words=words.spans,
        upos=upos,
        xpos=xpos,
        head=head.astype(np.int32),
        relation=relation,
        lemma=_make_lemmas(words.forms, _formed_tags(upos, xpos), rules.tolist(), lemma_rules),
        sentence_start=sentence_start.astype(np.int32),
    )


def _formed_tags(upos: NDArray[np.int8], xpos: NDArray[np.int8]) -> list[str]:
    """The tag of each verb and noun, and "" for other words."""
    is_formed = np.isin(upos, _FORMED)
    return [XPOS[tag] if formed else "" for tag, formed in zip(xpos, is_formed, strict=True)]


def _make_lemmas(
    forms: Sequence[str],
    tags: Sequence[str],
    rules: Sequence[int],
    lemma_rules: Sequence[str],
) -> tuple[str, ...]:
    """Each different word is made once, and its lemma is one string however often it stands."""
    made = {
        (form, tag, rule): _base_of(form, tag) or apply_rule(form, lemma_rules[rule])
        for form, tag, rule in set(zip(forms, tags, rules, strict=True))
    }
    return tuple(made[key] for key in zip(forms, tags, rules, strict=True))


def _base_of(form: str, tag: str) -> str | None:
    return find_base(form.lower().replace("’", "'"), tag) if tag else None


def _cut_sentences(
    parts: Sequence[WordGrammar], sentence_start: NDArray[np.intp]
) -> list[tuple[int, int]]:
    """Sentences that no window owns as a whole."""
    ends = np.cumsum([len(part.head) for part in parts])
    cut = np.setdiff1d(ends[:-1], sentence_start)
    rows = np.unique(np.searchsorted(sentence_start, cut, side="right") - 1)
    after = np.append(sentence_start[1:], ends[-1])
    return [(int(sentence_start[row]), int(after[row])) for row in rows]
