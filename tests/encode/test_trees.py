"""Trees: the best there is, and a tree whatever the scores say."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.encode.trees import find_heads, is_tree, mend_heads


def _scores(n_words: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 3, (n_words, n_words)).astype(np.float32)


def _best_of_all(arc: np.ndarray, root: int | None) -> float:
    """The score of the best tree, by trying every one; of those with one root, if it is given."""
    rows = np.arange(len(arc))
    return max(
        arc[rows, heads].sum()
        for heads in map(np.array, product(rows, repeat=len(arc)))
        if is_tree(heads) and (root is None or heads[root] == root)
    )


def test_what_a_tree_is() -> None:
    assert is_tree(np.array([0]))
    assert is_tree(np.array([1, 1, 1, 2]))
    assert not is_tree(np.array([0, 1]))  # two roots
    assert not is_tree(np.array([1, 0]))  # none
    assert not is_tree(np.array([0, 2, 1]))  # a cycle beside the root


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_found(seed: int) -> None:
    arc = _scores(2 + seed % 4, seed)
    heads = find_heads(arc)
    assert is_tree(heads)
    root = int(np.flatnonzero(heads == np.arange(len(heads)))[0])
    found = arc[np.arange(len(arc)), heads].sum()
    assert found == pytest.approx(_best_of_all(arc, root), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(n_words=st.integers(1, 40), seed=st.integers(0, 10_000))
def test_scores_of_any_kind_give_a_tree(n_words: int, seed: int) -> None:
    assert is_tree(find_heads(_scores(n_words, seed)))


@given(heads=st.lists(st.integers(0, 30), min_size=1, max_size=31))
def test_mended_heads_are_a_tree_and_a_tree_stays(heads: list[int]) -> None:
    given_heads = np.array([min(head, len(heads) - 1) for head in heads])
    mended = mend_heads(given_heads)
    assert is_tree(mended)
    assert np.array_equal(mend_heads(mended), mended)
