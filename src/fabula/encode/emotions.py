"""Spans of emotion from the probabilities of words."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fabula.encode.readings import Float32
from fabula.records import Emotions, Spans
from fabula.records.spans import Int32


def decode_emotions(
    emotion: Float32, words: Spans, sentence_start: Int32, threshold: float
) -> Emotions:
    """Runs of words that are likely enough to lie in a span of one emotion.

    Args:
        emotion: float32[n_words, n_emotions + 1], as in ``Reading``, for the whole book.
        words: of the book.
        sentence_start: int32[n_sentences]; no span runs over the end of a sentence.
        threshold: a word belongs to a span from this probability on.
    """
    begins = emotion[:, -1] >= threshold
    begins[sentence_start] = True
    found = sorted(
        (first, -last, row, float(emotion[first : last + 1, row].mean()))
        for row in range(emotion.shape[1] - 1)
        for first, last in _runs(emotion[:, row] >= threshold, begins)
    )
    first = np.array([span[0] for span in found], dtype=np.intp)
    last = np.array([-span[1] for span in found], dtype=np.intp)
    return Emotions(
        spans=Spans(words.start[first], words.end[last]),
        emotion=np.array([span[2] for span in found], dtype=np.int8),
        score=np.array([span[3] for span in found], dtype=np.float32),
    )


def _runs(inside: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First and last word of each run of True; a run is cut where a word begins a new one."""
    before = np.append(False, inside[:-1])
    after = np.append(inside[1:] & ~begins[1:], False)
    starts = np.flatnonzero(inside & (~before | begins))
    ends = np.flatnonzero(inside & ~after)
    yield from zip(starts.tolist(), ends.tolist(), strict=True)
