"""Antecedents from vectors: the same as asking every earlier mention, one by one."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from scipy.special import logsumexp

from fabula.encode.links import (
    DISTANCES,
    N_BACK,
    N_KEY_FEATURES,
    N_LIKELY,
    LinkFinder,
    LinkVectors,
)
from fabula.records import Links


def _random_vectors(n_mentions: int, seed: int = 1) -> LinkVectors:
    random = np.random.default_rng(seed)
    shapes = (N_KEY_FEATURES,), (N_KEY_FEATURES,), (len(DISTANCES),), ()
    columns = (random.normal(size=(n_mentions, *shape)).astype(np.float32) for shape in shapes)
    return LinkVectors(*columns)


def _find_links(vectors: LinkVectors, *ends: int) -> Links:
    """Those of a book whose windows end after so many mentions."""
    finder = LinkFinder()
    for start, end in pairwise([0, *ends, len(vectors.none)]):
        columns = (getattr(vectors, field.name)[start:end] for field in fields(LinkVectors))
        finder.add(LinkVectors(*columns))
    return finder.finish()


def _ask_each(vectors: LinkVectors, row: int) -> dict[int, float]:
    """Log-probabilities of the antecedents of a mention, and of none at -1."""
    scores = {-1: float(vectors.none[row])}
    for earlier in range(max(0, row - N_BACK), row):
        step = max(i for i, least in enumerate(DISTANCES) if row - earlier >= least)
        product = float(vectors.query[row] @ vectors.key[earlier]) / N_KEY_FEATURES**0.5
        scores[earlier] = product + float(vectors.near[row, step])
    whole = logsumexp(list(scores.values()))
    return {earlier: score - whole for earlier, score in scores.items()}


@pytest.mark.parametrize("n_mentions", [1, N_LIKELY + 1, 300, 600])
def test_links_are_those_of_every_pair(n_mentions: int) -> None:
    vectors = _random_vectors(n_mentions)
    links = _find_links(vectors)
    assert links.antecedent.shape == links.score.shape == (n_mentions, N_LIKELY)
    for row in {0, n_mentions // 2, n_mentions - 1, min(257, n_mentions - 1)}:
        expected = _ask_each(vectors, row)
        assert links.none[row] == pytest.approx(expected.pop(-1), abs=1e-4)
        likeliest = sorted(expected, key=lambda earlier: -expected[earlier])[:N_LIKELY]
        n_found = len(likeliest)
        assert links.antecedent[row, :n_found].tolist() == likeliest
        scores = [expected[earlier] for earlier in likeliest]
        np.testing.assert_allclose(links.score[row, :n_found], scores, atol=1e-4)
        assert (links.antecedent[row, n_found:] == -1).all()
        assert np.isneginf(links.score[row, n_found:]).all()


def test_a_mention_without_any_before_it_brings_in_somebody() -> None:
    assert _find_links(_random_vectors(3)).none[0] == 0


def test_no_mentions_have_no_links() -> None:
    links = _find_links(_random_vectors(0))
    assert links.antecedent.shape == links.score.shape == (0, N_LIKELY)
    assert links.none.shape == (0,)


def test_links_do_not_depend_on_where_windows_end() -> None:
    vectors = _random_vectors(1100)
    whole, cut = _find_links(vectors), _find_links(vectors, 3, 3, 250, 260, 800, 1099)
    assert np.array_equal(whole.antecedent, cut.antecedent)
    assert np.array_equal(whole.score, cut.score)
    assert np.array_equal(whole.none, cut.none)
