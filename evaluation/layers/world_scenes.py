"""Scenes, their company and order, and time expressions, on the gold of worlds."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.corpora.world_records import GoldScene, GoldWorld
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scorers.spans import score_share, score_spans
from evaluation.scores import Cell, Counts
from fabula.records.scenes import Scene, TimeExpression

PROTOCOL: Final = (
    "Scenes: cuts are the paragraphs at which a segment starts, the first aside; one is right "
    "within a paragraph of a gold one, each gold cut matched once. 'A cut at every second "
    "paragraph' is what that one answer would get. Kind, company, place and order are those of the "
    "scene that shares most text with each gold one. Company: pairs of scene and character. "
    "Order: pairs of gold scenes that happen one after the other, right where the found ones do so "
    "in the same order; of one found scene, or where it leaves the order open, not. Since: sign "
    "and unit. Times: spans must be equal; type and value of those found. Tuned on Low Water and "
    "The Serum Box; the decision page on scenes gives the scores of the other two before anybody "
    "looked at them."
)

Pairs = Mapping[str, str]


def score_scenes(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """Compare one story's scenes and times with its gold."""
    found = tuple(reading.story.scenes) if reading.story else ()
    starts = _paragraphs(world)
    gold_cuts = [_at(starts, scene.starts.start) for scene in world.scenes[1:]]
    cuts = [_at(starts, reading.given_reach(s.start, s.end)[0]) for s in found[1:]]
    yield "worlds/cuts, within a paragraph", _score_cuts(gold_cuts, cuts, 1)
    yield "worlds/cuts, exact", _score_cuts(gold_cuts, cuts, 0)
    every_second = list(range(2, len(starts), 2))
    yield "worlds/cuts: at every second paragraph", _score_cuts(gold_cuts, every_second, 1)
    matched = _match(world, reading, found)
    yield from _score_matched(matched, pair_entities(world, reading)[0])
    yield from _score_times(world, reading)


def _paragraphs(world: GoldWorld) -> list[int]:
    """Where the paragraphs of a gold text start: blocks between empty lines, titles included."""
    starts, place = [], 0
    for block in world.raw.split("\n\n"):
        if block.strip():
            starts.append(place + len(block) - len(block.lstrip()))
        place += len(block) + 2
    return starts


def _at(starts: Sequence[int], place: int) -> int:
    return int(np.searchsorted(starts, place, side="right")) - 1


def _score_cuts(gold: Sequence[int], found: Sequence[int], reach: int) -> Cell:
    """Pair as many as can be that lie so near."""
    is_near = np.array([[abs(g - f) <= reach for f in found] for g in gold], np.int8)
    table = is_near.reshape(len(gold), len(found))
    rows, columns = linear_sum_assignment(table, maximize=True)
    right = float(table[rows, columns].sum())
    return Cell((Counts(right, float(len(found)), right, float(len(gold))),), len(gold))


def _match(
    world: GoldWorld, reading: Reading, found: Sequence[Scene]
) -> list[tuple[GoldScene, Scene | None]]:
    """Each gold scene with the found one that shares most text with it."""
    starts = [scene.starts.start for scene in world.scenes]
    reaches = [reading.given_reach(scene.start, scene.end) for scene in found]
    matched: list[tuple[GoldScene, Scene | None]] = []
    for scene, low, high in zip(world.scenes, starts, [*starts[1:], len(world.raw)], strict=True):
        shared = [min(high, end) - max(low, start) for start, end in reaches]
        best = int(np.argmax(shared)) if shared else -1
        matched.append((scene, found[best] if best >= 0 and shared[best] > 0 else None))
    return matched


def _score_matched(
    matched: Sequence[tuple[GoldScene, Scene | None]], pairs: Pairs
) -> Iterator[tuple[str, Cell]]:
    n_gold = len(matched)
    kinds = [found is not None and str(found.kind) == str(gold.kind) for gold, found in matched]
    yield "worlds/scene kind", score_share(sum(kinds), n_gold)
    scenes = sum(gold.kind == "scene" for gold, _ in matched)
    yield "worlds/scene kind: if all were scenes", score_share(scenes, n_gold)
    yield "worlds/present", _score_company(matched, pairs, "present")
    yield "worlds/enters", _score_company(matched, pairs, "enters")
    yield "worlds/leaves", _score_company(matched, pairs, "leaves")
    told = [(gold, found) for gold, found in matched if gold.place]
    right = sum(
        found is not None and found.place is not None and pairs.get(found.place) == gold.place
        for gold, found in told
    )
    yield "worlds/scene place", score_share(right, len(told))
    yield "worlds/order", _score_order(matched)
    dated = [(gold, found) for gold, found in matched if gold.since]
    same = [
        found is not None and _scale(found.since) == _scale(gold.since) for gold, found in dated
    ]
    yield "worlds/since, sign and unit", score_share(sum(same), len(dated))


def _score_company(
    matched: Sequence[tuple[GoldScene, Scene | None]], pairs: Pairs, role: str
) -> Cell:
    gold_rows, found_rows = set(), set()
    for row, (gold, found) in enumerate(matched):
        people = getattr(gold, role)
        ids = people if role == "present" else [move.who for move in people]
        gold_rows |= {(row, who) for who in ids}
        given = getattr(found, role) if found else ()
        found_rows |= {(row, pairs.get(who, f"? {who}")) for who in given}
    return score_spans(gold_rows, found_rows)


def _score_order(matched: Sequence[tuple[GoldScene, Scene | None]]) -> Cell:
    """Pairs of scenes of different times, told in the right order of happening."""
    apart = [(a, b) for a, b in combinations(matched, 2) if a[0].order != b[0].order]
    right = 0
    for (gold, found), (other, also) in apart:
        if found and also and found.order is not None and also.order is not None:
            step = found.order - also.order
            right += step * (gold.order - other.order) > 0
    return score_share(right, len(apart))


def _scale(duration: str) -> tuple[bool, str]:
    """Whether it goes back, and the unit."""
    return duration.startswith("-"), f"{'T' if 'T' in duration else ''}{duration[-1:]}"


def _score_times(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    gold = {(row.at.start, row.at.end): row for row in world.times}
    times: Sequence[TimeExpression] = tuple(reading.story.times) if reading.story else ()
    found = {reading.given_span(row.start, row.end): row for row in times}
    yield "worlds/times", score_spans(gold, found)
    both = [(gold[span], found[span]) for span in gold if span in found]
    kinds = sum(str(one.kind) == str(other.kind) for one, other in both)
    yield "worlds/times: type", score_share(kinds, len(both))
    same = [str(a.kind) == str(b.kind) and a.value == b.value for a, b in both]
    yield "worlds/times: type and value", score_share(sum(same), len(both))
