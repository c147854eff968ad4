"""Mentions from the probabilities of a window."""

from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from fabula.encode.links import LinkVectors
from fabula.encode.readings import Float32, Reading
from fabula.encode.windows import Window
from fabula.records.spans import Int32

Rows = NDArray[np.intp]


class SpanModel(Protocol):
    """What is asked of :class:`fabula.encode.sessions.Model`."""

    def type_spans(self, ends: Float32, first: Rows, last: Rows) -> tuple[Float32, Float32]:
        """Probabilities of category and form."""

    def link_spans(self, link_ends: Float32, first: Rows, last: Rows) -> LinkVectors:
        """Vectors that say whom spans may mean."""


MAX_SPANS: Final = 2048
"""Spans of one window that are looked at, the most probable first.

Prose has some fifty; the limit bounds the memory that hostile text can ask for.
"""


@dataclass(frozen=True, slots=True, eq=False)
class WordMentions:
    """Mentions by word, all columns with n_mentions rows.

    Attributes:
        first: intp, first word in the book.
        last: intp, last word, included.
        category, form: int8, as in :class:`fabula.records.Mentions`.
        score: float32, probability that the span is a mention.
    """

    first: Rows
    last: Rows
    category: NDArray[np.int8]
    form: NDArray[np.int8]
    score: Float32


def decode_mentions(
    reading: Reading,
    window: Window,
    sentence_start: Int32,
    threshold: float,
    model: SpanModel,
) -> tuple[WordMentions, LinkVectors]:
    """The mentions that start in a window's own words; none runs over the end of a sentence.

    Of two that cross (they overlap, and neither holds the other) the more probable stays:
    mentions nest. Where a sentence is cut, a mention may end in the context behind the own words.

    Args:
        reading: what the trunk says of the window.
        window: where its words lie in the book.
        sentence_start: int32[n_sentences], first word of each sentence of the book.
        threshold: a span is a mention from this probability on.
        model: says more of spans.

    Returns:
        The mentions sorted by first word, then longest first, and the vectors that link them.
    """
    first, last, score = _find_spans(reading.mention, window, sentence_start, threshold)
    kept = _drop_crossing(first, last, score)
    kept = kept[np.lexsort((-last[kept], first[kept]))]
    first, last, score = first[kept], last[kept], score[kept]
    category, form = model.type_spans(reading.ends, first, last)
    found = WordMentions(
        first=first + window.start,
        last=last + window.start,
        category=category.argmax(axis=1).astype(np.int8),
        form=form.argmax(axis=1).astype(np.int8),
        score=score,
    )
    return found, model.link_spans(reading.link_ends, first, last)


def _find_spans(
    mention: Float32, window: Window, sentence_start: Int32, threshold: float
) -> tuple[Rows, Rows, Float32]:
    """First word, last word (both counted from the window's start) and score, sorted by words."""
    sentence_of = partial(np.searchsorted, sentence_start, side="right")
    n_before = window.own_start - window.start
    probability = np.triu(mention)[n_before : window.own_end - window.start]
    row, last = np.nonzero(probability >= threshold)
    score = probability[row, last]
    first = row + n_before
    inside = sentence_of(first + window.start) == sentence_of(last + window.start)
    first, last, score = first[inside], last[inside], score[inside]
    if len(score) > MAX_SPANS:
        likeliest = np.sort(np.argsort(-score, kind="stable")[:MAX_SPANS])
        first, last, score = first[likeliest], last[likeliest], score[likeliest]
    return first, last, score


def _drop_crossing(first: Rows, last: Rows, score: Float32) -> Rows:
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
    """The mentions of all windows (at least one), which come in the order of the book."""
    return WordMentions(
        first=np.concatenate([part.first for part in parts]),
        last=np.concatenate([part.last for part in parts]),
        category=np.concatenate([part.category for part in parts]),
        form=np.concatenate([part.form for part in parts]),
        score=np.concatenate([part.score for part in parts]),
    )
