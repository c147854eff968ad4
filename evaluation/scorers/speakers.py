"""Lines matched to gold quotations, and predicted characters to gold ones."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Span = tuple[int, int]
Votes = Mapping[str, Mapping[str, float]]
"""How much speaks for each gold character, by predicted character."""

_ENOUGH = 0.5
"""The share of a gold quotation that one line must hold to be taken for it."""


def match_lines(gold: Sequence[Span], lines: Sequence[Span]) -> list[int]:
    """For each gold span the index of the line that is taken for it, or -1.

    A line is taken when it holds at least half of the gold span; of several the one that is most
    alike (overlap over union).
    """
    order = sorted(range(len(lines)), key=lambda index: lines[index])
    starts = [lines[index][0] for index in order]
    reach: list[int] = []
    for index in order:
        reach.append(max(reach[-1] if reach else 0, lines[index][1]))
    matched = []
    for start, end in gold:
        first, last = bisect_right(reach, start), bisect_left(starts, end)
        matched.append(_take_line((start, end), lines, sorted(order[first:last])))
    return matched


def _take_line(gold: Span, lines: Sequence[Span], nearby: list[int]) -> int:
    likely = [index for index in nearby if _holds(lines[index], gold)]
    return max(likely, key=lambda index: measure_likeness(lines[index], gold), default=-1)


def _holds(line: Span, gold: Span) -> bool:
    n_common = _overlap(line, gold)
    return n_common > 0 and n_common >= _ENOUGH * (gold[1] - gold[0])


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def measure_likeness(one: Span, other: Span) -> float:
    """Overlap over union."""
    n_common = _overlap(one, other)
    return n_common / (one[1] - one[0] + other[1] - other[0] - n_common)


def assign_one_to_one(votes: Votes) -> dict[str, str]:
    """Each predicted character to at most one gold one, so that the votes agreed are most."""
    predicted = sorted(votes)
    gold = sorted({name for row in votes.values() for name in row})
    column = {name: index for index, name in enumerate(gold)}
    table = np.zeros((len(predicted), len(gold)))
    for i, name in enumerate(predicted):
        for other, weight in votes[name].items():
            table[i, column[other]] = weight
    rows, columns = linear_sum_assignment(table, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {predicted[i]: gold[j] for i, j in pairs if table[i, j] > 0}


def assign_many_to_one(votes: Votes) -> dict[str, str]:
    """Each predicted character to the gold one that most speaks for: splits cost nothing."""
    return {
        name: max(sorted(row), key=lambda other: row[other]) for name, row in votes.items() if row
    }


def fill_by_lines(
    mapping: Mapping[str, str], unnamed: set[str], spoken: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Pair characters that names could not pair, by the lines that they have in common.

    Args:
        mapping: the pairs made by names, which stay.
        unnamed: predicted characters for whom no name speaks at all.
        spoken: predicted and gold speaker of every quotation that was found.
    """
    taken = set(mapping.values())
    votes: dict[str, Counter[str]] = {}
    for predicted, gold in spoken:
        if predicted in unnamed and gold not in taken:
            votes.setdefault(predicted, Counter())[gold] += 1
    return {**mapping, **assign_one_to_one(votes)}
