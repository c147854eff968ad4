"""The decoding of turn-taking, against all ways to hand out the turns."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fabula.interpret.speaking import speaker_weights as weights
from fabula.interpret.speaking.chains import Scores, decode_chain, soften


def enumerate_chains(own: Scores, gaps: list[int]) -> Scores:
    """The same by brute force; a turn before the first is free."""
    n_turns, n = own.shape
    total = np.zeros((n_turns, n))
    for before, *speakers in product(range(n), repeat=n_turns + 1):
        log_weight = sum(own[turn, speaker] for turn, speaker in enumerate(speakers))
        log_weight += sum(
            _step(gaps[turn], chain, n)
            for turn, chain in enumerate(
                zip([before, *speakers], speakers, speakers[1:], strict=False), start=1
            )
        )
        for turn, speaker in enumerate(speakers):
            total[turn, speaker] += np.exp(log_weight)
    probability: Scores = total / total.sum(axis=1, keepdims=True)
    return probability


def _step(gap: int, chain: tuple[int, int, int], n: int) -> float:
    first, second, third = chain
    is_again = second == third != n - 1
    if gap < 0:
        return weights.AGAIN_IN_PARAGRAPH * is_again
    again = weights.AGAIN if gap == 0 else weights.AGAIN_AFTER_NARRATION
    back_to = weights.BACK_TO if gap == 0 else weights.BACK_TO / 2
    is_back = first == third != n - 1 and not (first == second != n - 1)
    return again * is_again + back_to * is_back


SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 3))


@settings(max_examples=40, deadline=None)
@given(st.data(), SHAPES)
def test_equals_enumeration(data: st.DataObject, shape: tuple[int, int]) -> None:
    own = data.draw(arrays(np.float64, shape, elements=st.floats(-12, 12)))
    gaps = data.draw(st.lists(st.integers(-1, 2), min_size=shape[0], max_size=shape[0]))
    np.testing.assert_allclose(decode_chain(own, gaps), enumerate_chains(own, gaps), atol=1e-9)


def test_long_chains_stay_finite() -> None:
    own = np.tile(np.array([9.0, -9.0, -2.0]), (2000, 1))
    probability = decode_chain(own, [0] * 2000)
    assert np.isfinite(probability).all()
    np.testing.assert_allclose(probability.sum(axis=1), 1.0)


@given(arrays(np.float64, (4, 3), elements=st.floats(0.01, 1)))
def test_softening_keeps_the_order_and_brings_the_odds_nearer(values: Scores) -> None:
    probability = values / values.sum(axis=1, keepdims=True)
    flatter = soften(probability)
    np.testing.assert_allclose(flatter.sum(axis=1), 1)
    ordered = np.take_along_axis(flatter, np.argsort(probability, axis=1), axis=1)
    assert (np.diff(ordered, axis=1) >= -1e-12).all()
    assert (flatter.max(axis=1) <= probability.max(axis=1) + 1e-12).all()
