"""Anchors of many spans at once, as the places of the text that they are cut from.

:func:`~.anchors.make_anchor` weighs a place against all others with its words, which takes too long
for every *she* of a novel. Here a place is told by twelve words on either side, by 24 where these
twelve stand elsewhere too, and by its number where 24 do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from fabula.interpret.mending.anchors import CONTEXT_WORDS, MAX_ANCHOR_WORDS
from fabula.interpret.mending.surroundings import stands_in
from fabula.interpret.mending.word_indexes import Places, WordIndex, find_words
from fabula.records.spans import Int32

MAX_ALIKE: Final = 100
"""A place that more than so many others are like gets no anchor: no words tell it."""

_, _NEAR, _FAR = CONTEXT_WORDS
_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class AnchorFrames:
    """What the anchors of spans are cut from; all columns have n_spans rows.

    Attributes:
        low: where the words before the place begin; -1 for a span that has no anchor.
        start, end: the words meant.
        high: where the words after the place end.
        occurrences: ``(2, 3)`` for a place that is the second of three, by row.
    """

    low: Int32
    start: Int32
    end: Int32
    high: Int32
    occurrences: dict[int, tuple[int, int]]


def frame_anchors(spans: Iterable[tuple[int, int]], text: WordIndex) -> AnchorFrames:
    """The anchors of spans; none for a span without a word and in endless repetition."""
    alike = _find_alike(text)
    rows: list[tuple[int, int, int, int]] = []
    occurrences: dict[int, tuple[int, int]] = {}
    for row, span in enumerate(spans):
        inside = text.within(*span)[:MAX_ANCHOR_WORDS]
        n_around, same = _tell_apart(inside, alike, text) if inside else (0, [])
        rows.append(_frame(inside, n_around, text) if same else (-1, -1, -1, -1))
        if len(same) > 1:
            occurrences[row] = same.index(inside[0]) + 1, len(same)
    columns = np.array(rows, dtype=np.int32).reshape(-1, 4).T
    low, start, end, high = (np.ascontiguousarray(column) for column in columns)
    return AnchorFrames(low, start, end, high, occurrences)


def _find_alike(text: WordIndex) -> dict[int, Places]:
    """For each place all places that are like it, where there are several.

    Those are alike that have the same words from the twelfth before them to the eleventh after.
    """
    numbers = {word: number for number, word in enumerate(text.places, 1)}
    words = np.array([numbers[word] for word in text.words], dtype=np.uint64)
    n_keys = max(0, len(words) - 2 * _NEAR + 1)
    keys = np.zeros(n_keys, dtype=np.uint64)
    for shift in range(2 * _NEAR):
        keys = keys * _PRIME + words[shift : shift + n_keys]
    _, group, n_alike = np.unique(keys, return_inverse=True, return_counts=True)
    groups: dict[int, Places] = {}
    for key in np.flatnonzero(n_alike[group] > 1).tolist():
        groups.setdefault(int(group[key]), []).append(key + _NEAR)
    return {place: places for places in groups.values() for place in places}


def _tell_apart(inside: Places, alike: dict[int, Places], text: WordIndex) -> tuple[int, Places]:
    """How many words around a place tell it, and the places that still are the same.

    The latter are none where there are too many to try.
    """
    first, own = inside[0], [text.words[place] for place in inside]
    if first < _NEAR or first + _NEAR > len(text.words):
        hits = find_words(own, text)
    else:
        hits = alike.get(first, [first])
        if len(hits) > MAX_ALIKE:
            return 0, []
    n_around, same = _NEAR, hits
    for n_around in (_NEAR, _FAR):
        before = text.words[max(0, first - n_around) : first]
        after = text.words[first + len(own) : first + len(own) + n_around]
        same = [hit for hit in same if stands_in(hit, own, before, after, text)]
        if len(same) == 1:
            break
    return n_around, same


def _frame(inside: Places, n_around: int, text: WordIndex) -> tuple[int, int, int, int]:
    low = max(0, inside[0] - n_around)
    high = min(len(text.words) - 1, inside[-1] + n_around)
    return text.starts[low], text.starts[inside[0]], text.ends[inside[-1]], text.ends[high]
