"""From probabilities to mentions: threshold, nesting, crossing, whose words they are."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.encode import mentions
from fabula.encode.links import LinkVectors
from fabula.encode.mentions import WordMentions, decode_mentions, join_mentions
from fabula.encode.windows import Window
from tests.encode.blanks import blank_reading

TEN_WORDS = Window(0, 0, 10, 10)

Found = dict[tuple[int, int], float]


class _Model:
    """A model of spans that goes by the numbers of their words."""

    def type_spans(self, ends: np.ndarray, first: np.ndarray, last: np.ndarray):
        """Category by the first word, form by the last one."""
        del ends
        return np.eye(6, dtype=np.float32)[first % 6], np.eye(3, dtype=np.float32)[last % 3]

    def link_spans(self, link_ends: np.ndarray, first: np.ndarray, last: np.ndarray):
        """Vectors that tell the first and the last word."""
        del link_ends
        vectors = np.stack([first, last], axis=1).astype(np.float32)
        return LinkVectors(vectors, vectors, vectors, first.astype(np.float32))


def _decode(spans: Found, window: Window = TEN_WORDS, **options: Any) -> WordMentions:
    return _decode_window(spans, window, **options)[0]


def _decode_window(
    spans: Found,
    window: Window = TEN_WORDS,
    *,
    sentence_start: tuple[int, ...] = (0,),
    threshold: float = 0.5,
) -> tuple[WordMentions, LinkVectors]:
    n_words = window.end - window.start
    mention = np.zeros((n_words, n_words), dtype=np.float32)
    # What lies below the diagonal means nothing.
    mention[np.tril_indices(n_words, -1)] = 0.99
    for (first, last), score in spans.items():
        mention[first, last] = score
    reading = blank_reading(n_words, mention=mention)
    starts = np.array(sentence_start, dtype=np.int32)
    return decode_mentions(reading, window, starts, threshold, _Model())


def _spans(found: WordMentions) -> list[tuple[int, int]]:
    return list(zip(found.first.tolist(), found.last.tolist(), strict=True))


def test_threshold_is_included() -> None:
    found = _decode({(0, 0): 0.5, (1, 1): 0.4999, (2, 3): 0.9})
    assert _spans(found) == [(0, 0), (2, 3)]
    assert found.score.tolist() == [0.5, np.float32(0.9)]


def test_nested_mentions_are_kept() -> None:
    """*the mother of the king of France*."""
    assert _spans(_decode({(0, 6): 0.6, (3, 6): 0.9, (6, 6): 0.7, (0, 0): 0.5})) == [
        (0, 6),
        (0, 0),
        (3, 6),
        (6, 6),
    ]


def test_of_crossing_mentions_the_more_probable_stays() -> None:
    assert _spans(_decode({(0, 3): 0.6, (2, 5): 0.9})) == [(2, 5)]
    # The middle one crosses both; they do not cross each other.
    assert _spans(_decode({(0, 3): 0.6, (2, 5): 0.5, (5, 7): 0.7})) == [(0, 3), (5, 7)]
    # Sharing an edge is nesting, touching is neither.
    assert len(_spans(_decode({(0, 3): 0.6, (0, 5): 0.6, (4, 5): 0.6}))) == 3


def test_only_own_words_are_answered_for() -> None:
    window = Window(100, 103, 106, 110)
    found = _decode({(2, 4): 0.9, (3, 3): 0.9, (5, 8): 0.9, (6, 6): 0.9}, window)
    assert _spans(found) == [(103, 103), (105, 108)]


def test_no_mention_runs_over_the_end_of_a_sentence() -> None:
    """*he said. He* is two mentions, however sure the model is of one."""
    found = _decode({(3, 5): 0.99, (3, 3): 0.6, (5, 5): 0.7}, sentence_start=(0, 5))
    assert _spans(found) == [(3, 3), (5, 5)]


def test_types_are_the_most_probable() -> None:
    found = _decode({(1, 2): 0.9, (7, 9): 0.9})
    assert found.category.tolist() == [1, 1]
    assert found.form.tolist() == [2, 0]
    assert found.category.dtype == found.form.dtype == np.int8


def test_nothing_found() -> None:
    found = _decode({})
    assert len(found.first) == len(found.score) == len(found.category) == 0


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda span: span[0] <= span[1]),
        st.floats(0.5, 1, width=32),
        max_size=25,
    )
)
def test_mentions_never_cross_and_none_is_lost_without_cause(spans: Found) -> None:
    kept = _spans(_decode(spans))

    def cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < b[0] <= a[1] < b[1] or b[0] < a[0] <= b[1] < a[1]

    assert not any(cross(a, b) for a in kept for b in kept)
    for span in set(spans) - set(kept):
        assert any(cross(span, other) and spans[other] >= spans[span] for other in kept)


def test_hostile_windows_stay_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "MAX_SPANS", 4)
    scores = {(first, last): 0.5 + first / 100 for first in range(10) for last in range(first, 10)}
    assert _spans(_decode(scores)) == [(7, 7), (8, 9), (8, 8), (9, 9)]


def test_mentions_of_windows_follow_each_other_longest_first() -> None:
    earlier, _ = _decode_window({(4, 5): 0.7}, Window(0, 0, 10, 10))
    later, vectors = _decode_window({(0, 0): 0.9, (0, 2): 0.8}, Window(20, 20, 30, 30))
    found = join_mentions([earlier, later])
    assert _spans(found) == [(4, 5), (20, 22), (20, 20)]
    assert found.score.tolist() == pytest.approx([0.7, 0.8, 0.9])
    # Counted from the start of their windows.
    assert vectors.query.tolist() == [[0, 2], [0, 0]]
