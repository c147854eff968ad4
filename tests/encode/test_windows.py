"""Windows: what each owns tiles the words, and none is larger than the encoder reads."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.encode.windows import MAX_PIECES_PER_WORD, Window, plan_windows


@st.composite
def plans(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, int, int]:
    lengths = draw(st.lists(st.integers(1, MAX_PIECES_PER_WORD), max_size=120))
    piece_start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    starts = draw(st.lists(st.integers(0, max(0, len(lengths) - 1)), max_size=15))
    n_overlap = draw(st.integers(0, 40))
    n_pieces = n_overlap + MAX_PIECES_PER_WORD + draw(st.integers(0, 120))
    return piece_start, np.array(sorted({0, *starts}), dtype=np.int32), n_pieces, n_overlap


def _n_pieces(piece_start: np.ndarray, start: int, end: int) -> int:
    return int(piece_start[end] - piece_start[start])


@given(plans())
def test_owned_stretches_tile_the_words(plan) -> None:
    windows = plan_windows(*plan)
    edges = [0, *(window.own_end for window in windows)]
    assert [window.own_start for window in windows] == edges[:-1]
    assert edges[-1] == len(plan[0]) - 1
    assert all(start < end for start, end in pairwise(edges))


@given(plans())
def test_windows_fit_the_encoder_and_hold_what_they_own(plan) -> None:
    piece_start, _, n_pieces, _ = plan
    for window in plan_windows(*plan):
        assert 0 <= window.start <= window.own_start < window.own_end <= window.end
        assert _n_pieces(piece_start, window.start, window.end) <= n_pieces


@given(plans())
def test_context_is_as_much_as_fits(plan) -> None:
    piece_start, _, _, n_overlap = plan
    n_words = len(piece_start) - 1
    for window in plan_windows(*plan):
        before = _n_pieces(piece_start, window.start, window.own_start)
        after = _n_pieces(piece_start, window.own_end, window.end)
        assert before <= n_overlap // 2
        assert window.start == 0 or before > n_overlap // 2 - MAX_PIECES_PER_WORD
        assert window.end == n_words or after > n_overlap // 2 - MAX_PIECES_PER_WORD


@given(plans())
def test_sentences_are_whole_where_they_are_short(plan) -> None:
    """One that takes no more than half of what a window can own is not cut."""
    piece_start, sentence_start, n_pieces, n_overlap = plan
    n_words = len(piece_start) - 1
    cuts = {window.own_end for window in plan_windows(*plan)} - {n_words}
    room = (n_pieces - n_overlap - 2 * MAX_PIECES_PER_WORD) / MAX_PIECES_PER_WORD / 2
    for start, end in pairwise([*sentence_start.tolist(), n_words]):
        if end - start < room:
            assert not cuts & set(range(start + 1, end))


def test_a_long_sentence_is_cut_between_words() -> None:
    piece_start = np.arange(5_001, dtype=np.int32)
    windows = plan_windows(piece_start, np.array([0], dtype=np.int32), 254, 64)
    assert windows[0] == Window(0, 0, 222, 254)
    assert windows[1] == Window(190, 222, 412, 444)
    assert windows[-1].end == 5_000


def test_no_words_no_windows() -> None:
    nothing = np.zeros(1, dtype=np.int32)
    assert plan_windows(nothing, np.empty(0, dtype=np.int32), 254, 64) == []


def test_windows_too_small_for_their_context_are_refused() -> None:
    piece_start = np.arange(100, dtype=np.int32)
    with pytest.raises(ValueError, match="cannot have 64 of context"):
        plan_windows(piece_start, np.array([0], dtype=np.int32), 70, 64)
