"""Look-ups in columns of spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fabula.records import Spans


@given(
    st.sets(st.integers(0, 60), max_size=20),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5))),
)
def test_holders_are_those_that_hold_all(edges: set[int], asked: list[tuple[int, int]]) -> None:
    ordered = sorted(edges)
    spans = Spans.from_pairs(zip(ordered[0::2], ordered[1::2], strict=False))
    wanted = Spans.from_pairs((start, start + length) for start, length in asked)
    expected = [
        next((i for i, (low, high) in enumerate(spans) if low <= start and end <= high), -1)
        for start, end in wanted
    ]
    assert spans.holders(wanted.start, wanted.end).tolist() == expected


@given(st.sets(st.integers(0, 60), max_size=20), st.integers(0, 60))
def test_covering_asks_for_one_code_point(edges: set[int], position: int) -> None:
    ordered = sorted(edges)
    spans = Spans.from_pairs(zip(ordered[0::2], ordered[1::2], strict=False))
    at = np.array([position], dtype=np.int32)
    assert spans.covering(position) == spans.holders(at, at + 1)[0]
