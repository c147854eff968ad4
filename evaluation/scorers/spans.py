"""Exact match of labelled spans."""

from collections.abc import Hashable, Iterable, Sequence

from evaluation.scores import Cell, Counts, Kind


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


def count_cases(cases: Sequence[str], n_gold: int) -> Cell:
    """Count what should not be, naming each; ``n_gold`` is how many there were to get right."""
    counts = Counts(0.0, 0.0, float(len(cases)), float(n_gold))
    return Cell((counts,), n_gold, Kind.COUNT, tuple(cases))
