"""Labelled spans, matched exactly or by any overlap."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.scores import Cell, Counts, Kind

Labelled = tuple[int, int, str]
"""Start, end and label of a span."""


def score_spans(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Cell:
    """Count what is in both; keys hold all that must be equal (span, category, form).

    Gold and predicted are sets: a span given twice under one label counts once.
    """
    golds, found = set(gold), set(predicted)
    right = float(len(golds & found))
    return Cell((Counts(right, float(len(found)), right, float(len(golds))),), len(golds))


def score_share(n_right: float, n_gold: int, cases: tuple[str, ...] = ()) -> Cell:
    """Count ``n_right`` of ``n_gold``."""
    return Cell((Counts(0.0, 0.0, float(n_right), float(n_gold)),), n_gold, Kind.SHARE, cases)


def score_overlaps(gold: Iterable[Labelled], found: Iterable[Labelled]) -> Cell:
    """Count pairs of spans that share a character and have one label.

    A span is in one pair at most, and the pairs are as many as can be, so that one long span is
    not right for two.
    """
    golds, founds = sorted(set(gold)), sorted(set(found))
    is_pair = np.array([[_overlaps(one, other) for other in founds] for one in golds], np.int8)
    table = is_pair.reshape(len(golds), len(founds))
    rows, columns = linear_sum_assignment(table, maximize=True)
    right = float(table[rows, columns].sum())
    return Cell((Counts(right, float(len(founds)), right, float(len(golds))),), len(golds))


def _overlaps(one: Labelled, other: Labelled) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def count_cases(cases: Sequence[str], n_gold: int) -> Cell:
    """Count what should not be, naming each; ``n_gold`` is how many there were to get right."""
    counts = Counts(0.0, 0.0, float(len(cases)), float(n_gold))
    return Cell((counts,), n_gold, Kind.COUNT, tuple(cases))
