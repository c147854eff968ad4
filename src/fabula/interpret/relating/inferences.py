"""Kin that follows for certain from other kin: the mother of my brother is my mother."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from fabula.interpret.relating.ties import KIN_KINDS
from fabula.records import Ground, Relation, RelationKind

_MIN_CONFIDENCE: Final = 0.95
"""Nothing is inferred from what is less sure."""


def infer_relations(known: Sequence[Relation], named: Collection[str]) -> list[Relation]:
    """What follows from relations that are told, between people of whom one has a name."""
    firm = [relation for relation in known if relation.confidence >= _MIN_CONFIDENCE]
    taken = {frozenset({r.who, r.to}) for r in known if r.kind in KIN_KINDS}
    n_parents = {(r.to, i) for r in firm if r.kind is RelationKind.PARENT for i in r.who_terms}
    inferred: dict[frozenset[str], Relation] = {}
    for relation in _compose(firm):
        pair = frozenset({relation.who, relation.to})
        n_named = len(pair & set(named))
        is_told = n_named > (relation.kind is RelationKind.KIN) and len(pair) > 1
        if is_told and pair not in taken and not _has_another(relation, n_parents):
            inferred.setdefault(pair, relation)
    return list(inferred.values())


def _has_another(relation: Relation, known: set[tuple[str, str]]) -> bool:
    """Somebody else is the father: then the brother is half a brother, or a brother-in-law."""
    is_parent = relation.kind is RelationKind.PARENT
    return is_parent and any((relation.to, term) in known for term in relation.who_terms)


def _compose(firm: Sequence[Relation]) -> Iterator[Relation]:
    parents: defaultdict[str, list[Relation]] = defaultdict(list)
    children: defaultdict[str, list[Relation]] = defaultdict(list)
    siblings: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for r in firm:
        if r.kind is RelationKind.PARENT:
            parents[r.to].append(r)
            children[r.who].append(r)
        elif r.kind is RelationKind.SIBLING and not any("half" in term for term in _terms(r)):
            siblings[r.who].append((r.to, r))
            siblings[r.to].append((r.who, r))
    for one, others in siblings.items():
        for other, tie in others:
            for r in parents.get(one, ()):
                yield _link(r.who, RelationKind.PARENT, other, (r, tie), r.who_terms)
            for r in children.get(one, ()):
                yield _link(other, RelationKind.KIN, r.to, (tie, r))
        for (first, tie), (second, next_tie) in combinations(others, 2):
            yield _link(first, RelationKind.SIBLING, second, (tie, next_tie))
    for one, mine in children.items():
        for child in mine:
            for r in children.get(child.to, ()):
                yield _link(one, RelationKind.KIN, r.to, (child, r))
        for first_child, second_child in combinations(mine, 2):
            pair = first_child, second_child
            yield _link(first_child.to, RelationKind.SIBLING, second_child.to, pair)


def _terms(relation: Relation) -> Iterable[str]:
    return (*relation.who_terms, *relation.to_terms)


def _link(
    who: str,
    kind: RelationKind,
    to: str,
    grounds: tuple[Relation, Relation],
    who_terms: tuple[str, ...] = (),
) -> Relation:
    one, other = grounds
    evidence = tuple(sorted({one.evidence[0], other.evidence[0]}))
    return Relation(
        who=who,
        kind=kind,
        to=to,
        ground=Ground.INFERRED,
        who_terms=who_terms,
        to_terms=(),
        is_former=False,
        first_start=max(one.first_start, other.first_start),
        n_shown=0,
        confidence=round(one.confidence * other.confidence, 3),
        evidence=evidence,
    )
