"""The decoding of turn-taking, against all ways to hand out the turns."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fabula.interpret.speaking.chains import Scores, decode_chain


def enumerate_chains(own: Scores, again: Scores, back_to: Scores) -> Scores:
    """The same by brute force; a turn before the first is free."""
    n_turns, n = own.shape
    total = np.zeros((n_turns, n))
    for before, *speakers in product(range(n), repeat=n_turns + 1):
        log_weight = sum(own[turn, speaker] for turn, speaker in enumerate(speakers))
        chains = zip([before, *speakers], speakers, speakers[1:], strict=False)
        for turn, (first, second, third) in enumerate(chains, start=1):
            is_known = third != n - 1
            log_weight += again[turn] * (second == third and is_known)
            log_weight += back_to[turn] * (first == third != second and is_known)
        for turn, speaker in enumerate(speakers):
            total[turn, speaker] += np.exp(log_weight)
    probability: Scores = total / total.sum(axis=1, keepdims=True)
    return probability


SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 3))


@settings(max_examples=40, deadline=None)
@given(st.data(), SHAPES)
def test_equals_enumeration(data: st.DataObject, shape: tuple[int, int]) -> None:
    own = data.draw(arrays(np.float64, shape, elements=st.floats(-12, 12)))
    steps = arrays(np.float64, shape[0], elements=st.floats(-4, 4))
    again, back_to = data.draw(steps), data.draw(steps)
    expected = enumerate_chains(own, again, back_to)
    np.testing.assert_allclose(decode_chain(own, again, back_to), expected, atol=1e-9)


def test_long_chains_stay_finite() -> None:
    own = np.tile(np.array([9.0, -9.0, -2.0]), (2000, 1))
    probability = decode_chain(own, np.full(2000, -1.6), np.full(2000, 2.0))
    assert np.isfinite(probability).all()
    np.testing.assert_allclose(probability.sum(axis=1), 1.0)


def test_what_is_impossible_stays_so() -> None:
    own = np.array([[0.0, -1e4, -1e4], [-1e4, 0.0, -1e4], [0.0, -1e4, -1e4]])
    probability = decode_chain(own, np.full(3, 9.0), np.full(3, -9.0))
    np.testing.assert_allclose(probability, [[1, 0, 0], [0, 1, 0], [1, 0, 0]], atol=1e-12)
