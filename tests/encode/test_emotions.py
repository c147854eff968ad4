"""Emotions: runs of likely words, cut where a span begins and where a sentence ends."""

import numpy as np

from fabula.encode.emotions import decode_emotions
from fabula.records import EMOTIONS, Spans

WORDS = Spans.from_pairs((i * 2, i * 2 + 1) for i in range(8))


def _found(rows: dict[int, dict[str, float]], *sentences: int) -> list[tuple[int, int, str, float]]:
    table = np.zeros((8, len(EMOTIONS) + 1), np.float32)
    names = (*EMOTIONS, "begin")
    for word, row in rows.items():
        for name, probability in row.items():
            table[word, names.index(name)] = probability
    found = decode_emotions(table, WORDS, np.array([0, *sentences], np.int32), 0.5)
    return [
        (start, end, EMOTIONS[emotion], round(score, 2))
        for (start, end), emotion, score in zip(
            found.spans, found.emotion.tolist(), found.score.tolist(), strict=True
        )
    ]


def test_a_run_is_a_span_and_its_score_the_mean() -> None:
    assert _found({2: {"joy": 0.9}, 3: {"joy": 0.7}, 5: {"joy": 0.4}}) == [(4, 7, "joy", 0.8)]


def test_a_new_span_begins_inside_a_run() -> None:
    rows = {1: {"fear": 0.9}, 2: {"fear": 0.9, "begin": 0.8}}
    assert _found(rows) == [(2, 3, "fear", 0.9), (4, 5, "fear", 0.9)]


def test_a_span_ends_with_its_sentence() -> None:
    rows = {3: {"fear": 0.9}, 4: {"fear": 0.9}}
    assert _found(rows, 4) == [(6, 7, "fear", 0.9), (8, 9, "fear", 0.9)]


def test_emotions_may_overlap_and_are_sorted() -> None:
    rows = {0: {"joy": 0.9}, 1: {"joy": 0.9, "fear": 0.6}}
    assert _found(rows) == [(0, 3, "joy", 0.9), (2, 3, "fear", 0.6)]


def test_nothing_is_found_where_nothing_is_likely() -> None:
    assert _found({}) == []
