"""Grammar: trees of whole sentences, and of those that two windows share."""

import numpy as np
import pytest

from fabula.encode.grammars import decode_grammar, join_grammars
from fabula.encode.sentences import StoryWords
from fabula.encode.windows import Window
from fabula.records import RELATIONS, UPOS, Spans
from tests.encode.blanks import blank_reading

RULES = ("0+", "1+", "=0+")
ROOT, NSUBJ = RELATIONS.index("root"), RELATIONS.index("nsubj")


def _type_arcs(arc_ends: np.ndarray, dependent: np.ndarray, head: np.ndarray) -> np.ndarray:
    """Every arc is that of a root, or if it may not be, that of a subject."""
    del arc_ends, head
    relation = np.zeros((len(dependent), len(RELATIONS)), np.float32)
    relation[:, ROOT], relation[:, NSUBJ] = 2, 1
    return relation


def _arcs(n_words: int, heads: dict[int, int]) -> np.ndarray:
    arc = np.zeros((n_words, n_words), np.float32)
    for word, head in heads.items():
        arc[word, head] = 5
    return arc


def _decode(heads: dict[int, int], window: Window, *begins: int):
    """``begins`` are words of the window."""
    n_words = window.end - window.start
    starts = np.isin(np.arange(n_words), begins)
    return decode_grammar(
        blank_reading(n_words, arc=_arcs(n_words, heads)), window, starts, _type_arcs
    )


def _words(text: str) -> StoryWords:
    spans = Spans.from_pairs((i, i + 1) for i in range(len(text.split())))
    first = np.zeros(1, np.int32)
    return StoryWords(spans, tuple(text.split()), first, first)


def test_heads_are_counted_in_the_book_and_stay_in_their_sentence() -> None:
    window = Window(100, 102, 107, 108)
    grammar = _decode({2: 3, 3: 3, 4: 7, 5: 5, 6: 5}, window, 0, 2, 5)
    # The window's word 4 would rather hang on word 7, which lies in another sentence.
    assert grammar.head.tolist()[:2] == [103, 103]
    assert all(102 <= head < 105 for head in grammar.head[:3].tolist())
    assert grammar.head.tolist()[3:] == [105, 105]


def test_the_root_is_called_so_and_nothing_else_is() -> None:
    grammar = _decode({0: 1, 1: 1, 2: 1}, Window(0, 0, 3, 3), 0)
    assert grammar.relation.tolist() == [NSUBJ, ROOT, NSUBJ]


def test_a_sentence_cut_by_a_window_is_one_tree() -> None:
    left = _decode({0: 1, 1: 1, 2: 1}, Window(0, 0, 2, 3), 0)
    right = _decode({0: 2, 1: 2, 2: 2}, Window(1, 2, 4, 4))
    syntax = join_grammars([left, right], _words("a b c d"), RULES)
    roots = np.flatnonzero(syntax.head == np.arange(4))
    assert len(roots) == 1
    assert (syntax.relation == ROOT).nonzero()[0].tolist() == roots.tolist()
    assert syntax.sentence_start.tolist() == [0]
    assert [UPOS[label] for label in syntax.upos] == ["ADJ"] * 4


@pytest.mark.parametrize(("rule", "lemma"), [(0, "boys"), (1, "boy"), (2, "Boys")])
def test_lemmas_are_made_by_the_rules_of_the_bundle(rule: int, lemma: str) -> None:
    scores = np.zeros((1, len(RULES)), np.float32)
    scores[0, rule] = 1
    grammar = decode_grammar(
        blank_reading(1, lemma=scores), Window(0, 0, 1, 1), np.ones(1, np.bool_), _type_arcs
    )
    assert join_grammars([grammar], _words("Boys"), RULES).lemma == (lemma,)
