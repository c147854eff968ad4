"""Mentions from the probabilities of a window."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fabula.encode.sessions import Model, Reading
from fabula.encode.windows import Window


@dataclass(frozen=True, slots=True, eq=False)
class WordMentions:
    """Mentions by word, all columns with n_mentions rows.

    Attributes:
        first: intp, first word in the book.
        last: intp, last word, included.
        category, form: int8, as in :class:`fabula.records.Mentions`.
        score: float32, probability that the span is a mention.
    """

    first: NDArray[np.intp]
    last: NDArray[np.intp]
    category: NDArray[np.int8]
    form: NDArray[np.int8]
    score: NDArray[np.float32]


def decode_mentions(model: Model, reading: Reading, window: Window, threshold: float) -> WordMentions:
    """The mentions that start in a window's own words.

    Of two that cross (neither holds the other) the more probable stays: mentions nest.
    """
    owned = slice(window.own_start - window.start, window.own_end - window.start)
    probability = np.triu(reading.mention)[owned]
    first, last = np.nonzero(probability >= threshold)
    score = probability[first, last]
    first = first + owned.start
    kept = _drop_crossing(first, last, score)
    first, last, score = first[kept], last[kept], score[kept]
    category, form = model.type_spans(reading.ends, first, last)
    return WordMentions(
        first=first + window.start,
        last=last + window.start,
        category=category.argmax(axis=1).astype(np.int8),
        form=form.argmax(axis=1).astype(np.int8),
        score=score,
    )


def _drop_crossing(
    first: NDArray[np.intp], last: NDArray[np.intp], score: NDArray[np.float32]
) -> NDArray[np.intp]:
    """Rows to keep, ascending, so that no two spans cross."""
    left = first[:, None]
    right = last[:, None]
    crosses = (left < first) & (first <= right) & (right < last)
    crosses |= crosses.T
    if not crosses.any():
        return np.arange(len(first))
    kept: list[int] = []
    for row in np.argsort(-score, kind="stable").tolist():
        if not crosses[row, kept].any():
            kept.append(row)
    return np.array(sorted(kept), dtype=np.intp)


def join_mentions(parts: list[WordMentions]) -> WordMentions:
    """The mentions of all windows, sorted by first word, then longest first."""
    first = np.concatenate([part.first for part in parts])
    last = np.concatenate([part.last for part in parts])
    order = np.lexsort((-last, first))
    return WordMentions(
        first=first[order],
        last=last[order],
        category=np.concatenate([part.category for part in parts])[order],
        form=np.concatenate([part.form for part in parts])[order],
        score=np.concatenate([part.score for part in parts])[order],
    )
