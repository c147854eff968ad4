"""What is done with the things of a story, on the gold of worlds."""

from collections.abc import Iterable, Iterator

from evaluation.corpora.world_facts import GoldHandling
from evaluation.corpora.world_records import GoldWorld
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scorers.spans import score_overlaps, score_share
from evaluation.scores import Cell
from fabula.records import Handling

PROTOCOL = (
    "Handlings are found when the verb's words share a character with the gold's, each serving "
    "once; kind, thing, who, to and standing are scored on those found. A thing is right when the "
    "last word of its name is that of the gold's first mention. 'Things' counts names of the "
    "gold's things against those of the Story, by that word."
)


def score_things(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """The measures of things and handlings on one story, by name."""
    rows = list(reading.story.handlings) if reading.story else []
    heads = {row.id: _head(world.raw[row.at.start : row.at.end]) for row in world.things}
    names = {row.id: _head(row.name) for row in (reading.story.things if reading.story else ())}
    yield "worlds/things", score_overlaps(_as_spans(heads.values()), _as_spans(names.values()))
    gold = [(row.at.start, row.at.end, str(row.what)) for row in world.handlings]
    given = [(*reading.given_span(row.start, row.end), row.kind) for row in rows]
    untyped = [[(start, end, "") for start, end, _ in spans] for spans in (gold, given)]
    yield "worlds/handlings", score_overlaps(*untyped)
    yield "worlds/handlings and kind", score_overlaps(gold, given)
    found = list(_match(world, rows, reading))
    n_right = sum(heads[row.thing] == names[other.thing] for row, other in found)
    yield "worlds/handlings: thing", score_share(n_right, len(found))
    pairs, _ = pair_entities(world, reading)
    for name in ("who", "to"):
        parts = [(set(getattr(row, name)), getattr(other, name)) for row, other in found]
        told = [(right, others) for right, others in parts if right]
        n_right = sum({pairs.get(other) for other in others} == right for right, others in told)
        yield f"worlds/handlings: {name}", score_share(n_right, len(told))
    n_right = sum(str(row.standing) == str(other.standing) for row, other in found)
    yield "worlds/handlings: standing", score_share(n_right, len(found))


def _match(
    world: GoldWorld, rows: list[Handling], reading: Reading
) -> Iterator[tuple[GoldHandling, Handling]]:
    """Each gold row with the first one of the Story at its words, which serves once."""
    free = [(reading.given_span(row.start, row.end), row) for row in rows]
    for row in world.handlings:
        for place, ((start, end), other) in enumerate(free):
            if row.at.start < end and start < row.at.end:
                yield row, other
                del free[place]
                break


def _head(name: str) -> str:
    """The last word before *of*, small."""
    return name.lower().partition(" of ")[0].split()[-1]


def _as_spans(heads: Iterable[str]) -> list[tuple[int, int, str]]:
    return [(0, 1, head) for head in heads]
