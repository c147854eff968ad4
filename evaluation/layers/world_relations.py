"""Who is what to whom, and the roles people hold, on the gold of worlds."""

from collections.abc import Collection, Iterator, Mapping

from evaluation.corpora.world_records import GoldWorld
from evaluation.corpora.world_terms import SYMMETRIC, RelationKind
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scorers.spans import count_cases, score_spans
from evaluation.scores import Cell
from fabula.records import Relation

PROTOCOL = (
    "Relations: a row of the gold is found when the Story has one of the same kind and direction "
    "between the two entities that are paired with the gold's; kin holds both ways here. One of "
    "somebody who is nobody of the gold is wrong. 'Split forgiven' lets several entities be one "
    "character. 'Any kind' asks only who has to do with whom; 'kin and spouses' leaves out what "
    "is mostly shown by deeds alone. 'Former' asks whether it is told as over from the first, of "
    "those found. Roles: the character and the word."
)

Triple = tuple[str, str, str]
"""Who, what, to whom; of kinds that hold both ways in the order of the alphabet."""

_BOTH_WAYS = SYMMETRIC | {RelationKind.KIN}
_KIN = frozenset(
    {
        RelationKind.PARENT,
        RelationKind.STEP_PARENT,
        RelationKind.SIBLING,
        RelationKind.KIN,
        RelationKind.SPOUSE,
        RelationKind.LOVER,
    }
)


def score_relations(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of relations and roles on one story, by name."""
    one_to_one, many_to_one = pair_entities(world, reading)
    gold = {_triple(row.who, row.kind, row.to): row.is_former for row in world.relations}
    found = _place_relations(reading, one_to_one)
    forgiven = _place_relations(reading, many_to_one)
    yield "worlds/relations", score_spans(gold, found)
    yield "worlds/relations, split forgiven", score_spans(gold, forgiven)
    for name, kinds in (("kin and spouses", _KIN), ("others", set(RelationKind) - _KIN)):
        yield (
            f"worlds/relations, split forgiven: {name}",
            score_spans(_of_kinds(gold, kinds), _of_kinds(forgiven, kinds)),
        )
    yield (
        "worlds/relations, split forgiven: any kind",
        score_spans({_pair(row) for row in gold}, {_pair(row) for row in forgiven}),
    )
    both = gold.keys() & forgiven.keys()
    yield (
        "worlds/relations: former",
        score_spans({t for t in both if gold[t]}, {t for t in both if forgiven[t].is_former}),
    )
    missed = [_tell(row) for row in sorted(gold.keys() - forgiven.keys())]
    yield "worlds/relations, missed", count_cases(missed, len(gold))
    wrong = [_tell(row) for row in sorted(forgiven.keys() - gold.keys())]
    yield "worlds/relations, not in the gold", count_cases(wrong, len(gold))
    yield "worlds/roles", _score_roles(world, reading, many_to_one)


def _triple(who: str, kind: str, to: str) -> Triple:
    if kind in _BOTH_WAYS:
        who, to = sorted((who, to))
    return who, str(kind), to


def _pair(row: Triple) -> frozenset[str]:
    return frozenset({row[0], row[2]})


def _tell(row: Triple) -> str:
    return " ".join(row)


def _of_kinds(rows: Collection[Triple], kinds: Collection[str]) -> set[Triple]:
    return {row for row in rows if row[1] in kinds}


def _place_relations(reading: Reading, pairs: Mapping[str, str]) -> dict[Triple, Relation]:
    """The relations of the Story between entities of the gold; others keep their own ids."""
    placed: dict[Triple, Relation] = {}
    for row in reading.story.relations if reading.story else ():
        who, to = (pairs.get(name, f"? {name}") for name in (row.who, row.to))
        if who != to:
            placed.setdefault(_triple(who, row.kind, to), row)
    return placed


def _score_roles(world: GoldWorld, reading: Reading, pairs: Mapping[str, str]) -> Cell:
    gold = {(row.who, _word(world.raw[row.at.start : row.at.end])) for row in world.roles}
    found = {
        (pairs.get(row.who, f"? {row.who}"), row.name)
        for row in (reading.story.roles if reading.story else ())
    }
    return score_spans(gold, found)


def _word(words: str) -> str:
    return words.casefold().rstrip(".")
