"""What goes on inside people, on the gold of worlds: what they feel, want, believe and intend."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from evaluation.corpora.world_facts import GoldAttitude, GoldFeeling
from evaluation.corpora.world_records import GoldWorld
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scorers.spans import score_overlaps, score_share
from evaluation.scores import Cell
from fabula.records import Attitude, Feeling

PROTOCOL = (
    "Feelings and attitudes are found when their words share a character with those of the gold, "
    "each serving once; class, kind, who, standing and voice (told in) are scored on those found. "
    "Who: the right character by the pairing of entities, one to one; 'split forgiven' lets "
    "several be one. Toward, causes and contents: of those found that have one in the gold; "
    "right when the same are named, or a character is shared."
)

Span = tuple[int, int]
Row = TypeVar("Row", Feeling, Attitude)
Gold = TypeVar("Gold", GoldFeeling, GoldAttitude)


def score_minds(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """The measures of feelings and attitudes on one story, by name."""
    pairs = pair_entities(world, reading)
    yield from _score_feelings(world, reading, pairs)
    yield from _score_attitudes(world, reading, pairs)


def _score_feelings(
    world: GoldWorld, reading: Reading, pairs: tuple[Mapping[str, str], Mapping[str, str]]
) -> Iterator[tuple[str, Cell]]:
    rows = list(reading.story.feelings) if reading.story else []
    gold = [(row.at.start, row.at.end, str(row.emotion)) for row in world.feelings]
    given = [(*reading.given_span(row.start, row.end), row.emotion) for row in rows]
    yield "worlds/feelings", _score_untyped(gold, given)
    yield "worlds/feelings and class", score_overlaps(gold, given)
    found = _match(world.feelings, rows, reading)
    n_right = sum(row.emotion == other.emotion for row, other in found)
    yield "worlds/feelings: class", score_share(n_right, len(found))
    yield from _score_states("feelings", found, pairs)
    aimed = [(set(row.toward), {pairs[0].get(n) for n in other.toward}) for row, other in found]
    aimed = [(right, others) for right, others in aimed if right]
    n_right = sum(right == others for right, others in aimed)
    yield "worlds/feelings: toward", score_share(n_right, len(aimed))
    caused = [(row.cause, other.cause) for row, other in found if row.cause]
    n_right = sum(
        any(_share((cause.start, cause.end), reading.given_span(*span)) for span in spans)
        for cause, spans in caused
    )
    yield "worlds/feelings: cause", score_share(n_right, len(caused))


def _score_attitudes(
    world: GoldWorld, reading: Reading, pairs: tuple[Mapping[str, str], Mapping[str, str]]
) -> Iterator[tuple[str, Cell]]:
    rows = list(reading.story.attitudes) if reading.story else []
    gold = [(row.at.start, row.at.end, str(row.kind)) for row in world.attitudes]
    given = [(*reading.given_span(row.start, row.end), row.kind) for row in rows]
    yield "worlds/attitudes", _score_untyped(gold, given)
    yield "worlds/attitudes and kind", score_overlaps(gold, given)
    found = _match(world.attitudes, rows, reading)
    yield from _score_states("attitudes", found, pairs)
    n_right = sum(
        _share(
            (row.content.start, row.content.end),
            reading.given_span(other.content_start, other.content_end),
        )
        for row, other in found
    )
    yield "worlds/attitudes: content", score_share(n_right, len(found))


def _score_states(
    name: str,
    found: Sequence[tuple[Gold, Row]],
    pairs: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[tuple[str, Cell]]:
    """Who, standing and voice of states of mind that were found."""
    for label, pairing in zip(("who", "who, split forgiven"), pairs, strict=True):
        n_right = sum(pairing.get(other.who or "") == row.who for row, other in found)
        yield f"worlds/{name}: {label}", score_share(n_right, len(found))
    n_right = sum(str(row.standing) == str(other.standing) for row, other in found)
    yield f"worlds/{name}: standing", score_share(n_right, len(found))
    n_right = sum(str(row.told_in) == other.told_in for row, other in found)
    yield f"worlds/{name}: told in", score_share(n_right, len(found))


def _score_untyped(
    gold: Sequence[tuple[int, int, str]], given: Sequence[tuple[int, int, str]]
) -> Cell:
    return score_overlaps(
        [(start, end, "") for start, end, _ in gold], [(start, end, "") for start, end, _ in given]
    )


def _match(gold: Sequence[Gold], rows: Sequence[Row], reading: Reading) -> list[tuple[Gold, Row]]:
    """Each gold row with the first one of the Story in its place, which serves once."""
    free = {reading.given_span(row.start, row.end): row for row in rows}
    found = []
    for row in gold:
        place = next((span for span in free if _share((row.at.start, row.at.end), span)), None)
        if place is not None:
            found.append((row, free.pop(place)))
    return found


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
