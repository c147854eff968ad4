"""Kin that follows for certain from other kin: the mother of my brother is my mother."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations
from typing import Final

from fabula.interpret.relating.ties import KIN_KINDS
from fabula.records import Ground, Relation, RelationKind

_MIN_CONFIDENCE: Final = 0.95
"""Nothing is inferred from what is less sure."""


class _Family:
    """Relations of kin by those they are of."""

    def __init__(self, firm: Sequence[Relation]) -> None:
        self.parents: defaultdict[str, list[Relation]] = defaultdict(list)
        self.children: defaultdict[str, list[Relation]] = defaultdict(list)
        self.siblings: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
        self.steps = [r for r in firm if r.kind is RelationKind.STEP_PARENT]
        for r in firm:
            if r.kind is RelationKind.PARENT:
                self.parents[r.to].append(r)
                self.children[r.who].append(r)
            elif r.kind is RelationKind.SIBLING and not _is_half(r):
                self.siblings[r.who].append((r.to, r))
                self.siblings[r.to].append((r.who, r))


def _is_half(relation: Relation) -> bool:
    return any("half" in term for term in (*relation.who_terms, *relation.to_terms))


def infer_relations(known: Sequence[Relation], named: Collection[str]) -> list[Relation]:
    """What follows from relations that are told, between people of whom one has a name.

    One step is taken: nothing is inferred from what is inferred.
    """
    firm = [relation for relation in known if relation.confidence >= _MIN_CONFIDENCE]
    taken = {frozenset({r.who, r.to}) for r in known if r.kind in KIN_KINDS}
    has_parent = {
        (r.to, term) for r in firm if r.kind is RelationKind.PARENT for term in r.who_terms
    }
    inferred: dict[frozenset[str], Relation] = {}
    family = _Family(firm)
    for r in chain(_follow_siblings(family), _follow_children(family), _follow_steps(family)):
        pair = frozenset({r.who, r.to})
        # Somebody else is the father: then the brother is half a brother, or a brother-in-law.
        is_open = not any((r.to, term) in has_parent for term in r.who_terms)
        is_telling = len(pair & set(named)) > (r.kind is RelationKind.KIN)
        if len(pair) > 1 and pair not in taken and is_open and is_telling:
            inferred.setdefault(pair, r)
    return list(inferred.values())


def _follow_siblings(family: _Family) -> Iterator[Relation]:
    """My brother's mother is mine, his child my niece, his sister my sister."""
    for one, others in family.siblings.items():
        for other, tie in others:
            for r in family.parents.get(one, ()):
                yield _link(r.who, RelationKind.PARENT, other, (r, tie), r.who_terms)
            for r in family.children.get(one, ()):
                yield _link(other, RelationKind.KIN, r.to, (tie, r))
        for (first, tie), (second, next_tie) in combinations(others, 2):
            yield _link(first, RelationKind.SIBLING, second, (tie, next_tie))


def _follow_children(family: _Family) -> Iterator[Relation]:
    """My children are siblings, their children my grandchildren."""
    for one, mine in family.children.items():
        for child in mine:
            for r in family.children.get(child.to, ()):
                yield _link(one, RelationKind.KIN, r.to, (child, r))
        for first, second in combinations(mine, 2):
            yield _link(first.to, RelationKind.SIBLING, second.to, (first, second))


def _follow_steps(family: _Family) -> Iterator[Relation]:
    """My stepfather is my mother's husband."""
    for step in family.steps:
        for r in family.parents.get(step.to, ()):
            yield _link(r.who, RelationKind.SPOUSE, step.who, (r, step))


def _link(
    who: str,
    kind: RelationKind,
    to: str,
    grounds: tuple[Relation, Relation],
    who_terms: tuple[str, ...] = (),
) -> Relation:
    one, other = grounds
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
        evidence=tuple(sorted({one.evidence[0], other.evidence[0]})),
    )
