"""What is taken back, what is said of whom and what cannot be so, on the gold of worlds."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_records import GoldWorld
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scores import Cell, Counts
from fabula.records import Fact

Gold = TypeVar("Gold")
Found = TypeVar("Found")

PROTOCOL = (
    "Withdrawals and contradictions: found when both passages touch those of the gold, one to one. "
    "Facts: when the kind is the same and the words touch; 'of whom' asks for the paired entity as "
    "well. The ledger's facts of names, and kinds that the gold has nowhere in a story, count as "
    "given too, so precision is a lower bound: the gold lists what a reader would note."
)


def score_world_checks(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of these layers on one story; nothing is found where it was not read."""
    story = reading.story
    taken = [
        (reading.given_reach(row.start, row.end),
         reading.given_reach(row.correction_start, row.correction_end))
        for row in (story.withdrawals if story else ())
    ]  # fmt: skip
    wanted = [(row.claim, row.correction) for row in world.withdrawals]
    yield "worlds/withdrawals", _score_pairs(wanted, taken, _touch_both)
    yield from _score_facts(world, reading)
    found = [
        (reading.given_reach(row.start, row.end),
         reading.given_reach(row.other_start, row.other_end))
        for row in (story.contradictions if story else ())
    ]  # fmt: skip
    pairs = [(row.first, row.second) for row in world.contradictions]
    yield "worlds/contradictions", _score_pairs(pairs, found, _touch_both)


def _score_facts(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    facts = list(reading.story.facts if reading.story else ())
    who, _ = pair_entities(world, reading)

    def same_kind(gold: tuple[str, str, Passage], fact: Fact) -> bool:
        span = reading.given_reach(fact.start, fact.end)
        return gold[1] == str(fact.kind) and _touch(gold[2], span)

    rows = [(row.about, str(row.kind), row.at) for row in world.facts]
    yield "worlds/facts", _score_pairs(rows, facts, same_kind)
    yield (
        "worlds/facts, of whom",
        _score_pairs(rows, facts, lambda g, f: same_kind(g, f) and who.get(f.about) == g[0]),
    )


def _touch(place: Passage, span: tuple[int, int]) -> bool:
    return span[0] < place.end and place.start < span[1]


def _touch_both(
    gold: tuple[Passage, Passage], found: tuple[tuple[int, int], tuple[int, int]]
) -> bool:
    return _touch(gold[0], found[0]) and _touch(gold[1], found[1])


def _score_pairs(
    golds: Sequence[Gold], found: Sequence[Found], is_same: Callable[[Gold, Found], bool]
) -> Cell:
    """As many pairs as can be, each row in one at most."""
    table = np.array([[is_same(one, other) for other in found] for one in golds], np.int8)
    table = table.reshape(len(golds), len(found))
    rows, columns = linear_sum_assignment(table, maximize=True)
    right = float(table[rows, columns].sum())
    return Cell((Counts(right, float(len(found)), right, float(len(golds))),), len(golds))
