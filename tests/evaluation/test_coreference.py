"""Coreference scores against the published cases of the CoNLL reference scorer."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation.scorers.coreference import (
    Clusters,
    cluster_mentions,
    score_b_cubed,
    score_ceaf_e,
    score_conll,
    score_muc,
)

ROOT = Path(__file__).parent.parent.parent


def clusters(words: str) -> Clusters:
    """Each word a cluster, each letter a mention."""
    return [frozenset(word) for word in words.split()]


# Pradhan et al. (2014), test cases A, D and E of the reference scorer: key, response, then recall
# and precision as published with it.
MUC = [
    ("a bc def", "a bc def", 1, 1),
    ("a bc def", "a de", 1 / 3, 1),
    ("a bc def", "a bcx defy z", 3 / 3, 3 / 5),
    ("a bc def", "a bcx dy z", 1 / 3, 1 / 3),
    ("a bc def", "a bcxB dy z", 1 / 3, 1 / 4),
    ("a bc def", "a bcx dy Bz", 1 / 3, 1 / 4),
    ("a bc def", "a b c d e f", 0, 0),
    ("a bc def", "abcdef", 3 / 3, 3 / 5),
    ("12345 67 89ABC", "12345 6789ABC", 9 / 9, 9 / 10),
    ("12345 67 89ABC", "1234589ABC 67", 9 / 9, 9 / 10),
]
B_CUBED = [
    ("a bc def", "a bc def", 1, 1),
    ("a bc def", "a de", (7 / 3) / 6, 1),
    ("a bc def", "a bcx defy z", 1, (4 + 7 / 12) / 9),
    ("a bc def", "a bcx dy z", (3 + 1 / 3) / 6, (1 + 4 / 3 + 1 / 2) / 7),
    ("a bc def", "a bcxB dy z", (3 + 1 / 3) / 6, 2.5 / 8),
    ("a bc def", "a bcx dy Bz", (10 / 3) / 6, (1 + 4 / 3 + 1 / 2) / 8),
    ("a bc def", "a b c d e f", 3 / 6, 6 / 6),
    ("a bc def", "abcdef", 1, (1 / 6 + 2 * 2 / 6 + 3 * 3 / 6) / 6),
    ("12345 67 89ABC", "12345 6789ABC", 1, 16 / 21),
    ("12345 67 89ABC", "1234589ABC 67", 1, 7 / 12),
]
CEAF_E = [
    ("a bc def", "a bc def", 1, 1),
    ("a bc def", "a de", 0.6, 0.9),
    ("a bc def", "a bcx defy z", 0.88571, 0.66429),
    ("a bc def", "a bcx dy z", 0.73333, 0.55),
    ("a bc def", "a bcxB dy z", 0.68889, 0.51667),
    ("a bc def", "a bcx dy Bz", 0.73333, 0.55),
]


@pytest.mark.parametrize(("key", "response", "recall", "precision"), MUC)
def test_muc_is_as_published(key: str, response: str, recall: float, precision: float) -> None:
    counts = score_muc(clusters(key), clusters(response))
    assert (counts.recall, counts.precision) == pytest.approx((100 * recall, 100 * precision))


@pytest.mark.parametrize(("key", "response", "recall", "precision"), B_CUBED)
def test_b_cubed_is_as_published(key: str, response: str, recall: float, precision: float) -> None:
    counts = score_b_cubed(clusters(key), clusters(response))
    assert (counts.recall, counts.precision) == pytest.approx((100 * recall, 100 * precision))


@pytest.mark.parametrize(("key", "response", "recall", "precision"), CEAF_E)
def test_ceaf_e_is_as_published(key: str, response: str, recall: float, precision: float) -> None:
    counts = score_ceaf_e(clusters(key), clusters(response))
    assert (counts.recall, counts.precision) == pytest.approx(
        (100 * recall, 100 * precision), abs=1e-3
    )


def test_f1_is_as_published() -> None:
    key, response = clusters("a bc def"), clusters("a bcx defy z")
    assert score_muc(key, response).f1 == pytest.approx(75)
    assert score_b_cubed(key, response).f1 == pytest.approx(100 * 110 / 163)
    assert score_ceaf_e(key, response).f1 == pytest.approx(75.918, abs=1e-3)
    expected = (75 + 100 * 110 / 163 + 75.918) / 3
    assert score_conll(key, response).value == pytest.approx(expected, abs=1e-3)


def test_documents_add_up_by_their_counts() -> None:
    first = score_b_cubed(clusters("ab"), clusters("ab"))
    second = score_b_cubed(clusters("c d e f"), clusters("cdef"))
    assert (first + second).precision == pytest.approx(100 * (2 + 4 / 4) / 6)


def test_nothing_predicted_is_no_error() -> None:
    cell = score_conll(clusters("ab c"), [])
    assert (cell.value, cell.n_gold) == (0, 3)
    assert score_conll([], []).value == 0


PARTITION = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 4), min_size=1)


@given(PARTITION, PARTITION)
def test_scores_are_shares_and_turn_about(one: dict[str, int], other: dict[str, int]) -> None:
    key, response = cluster_mentions(dict(one)), cluster_mentions(dict(other))
    for score in (score_muc, score_b_cubed, score_ceaf_e):
        there, back = score(key, response), score(response, key)
        assert there.precision == pytest.approx(back.recall)
        assert there.recall == pytest.approx(back.precision)
        assert -1e-9 <= there.f1 <= 100 + 1e-9
    assert score_b_cubed(key, key).f1 == pytest.approx(100)


@given(PARTITION, PARTITION)
def test_scores_equal_those_of_scorch(one: dict[str, int], other: dict[str, int]) -> None:
    """Runs where scorch (MIT, PyPI) is installed; it is no dependency of fabula."""
    scores = pytest.importorskip("scorch.scores", reason="scorch is not installed")
    assume(set(one) & set(other))  # scorch fails where nothing at all is right
    key, response = cluster_mentions(dict(one)), cluster_mentions(dict(other))
    for ours, theirs in (
        (score_muc, scores.muc),
        (score_b_cubed, scores.b_cubed),
        (score_ceaf_e, scores.ceaf_e),
    ):
        counts = ours(key, response)
        recall, precision, _ = theirs([set(c) for c in key], [set(c) for c in response])
        if ours is score_muc and not (recall or precision):
            continue  # scorch gives 0 to both sides where one has no link at all
        assert (counts.recall, counts.precision) == pytest.approx((100 * recall, 100 * precision))


def test_scoring_imports_no_model() -> None:
    code = "import sys, evaluation.scorers.coreference; print('torch' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"
