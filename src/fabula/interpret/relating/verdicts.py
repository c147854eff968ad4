"""Relations made of claims: what is said more than once weighs more, and some exclude others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import prod
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.ties import KIN_KINDS, TIES
from fabula.records import SYMMETRIC, Ground, Relation, RelationKind

MAX_EVIDENCE: Final = 20
MIN_CONFIDENCE: Final = 0.6
_GROUNDS: Final = tuple(Ground)
_GENDERS: Final = {word: tie.gender for word, tie in TIES.items()}

Key = tuple[RelationKind, str, str]


def settle_claims(claims: Iterable[Claim], genders: dict[str, str]) -> list[Relation]:
    """The relations that hold, the strongest first; those that contradict a stronger one do not.

    Of two people one kind of kinship holds; nobody has two fathers, two mothers, or two spouses
    at a time, where one of them is told much more often.
    """
    grouped: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        one = claim
        if claim.kind in SYMMETRIC and claim.who > claim.to:
            one = claim.turned
        grouped[(one.kind, one.who, one.to)].append(one)
    ordered = sorted(grouped.values(), key=lambda group: (-_strength(group), group[0].start))
    accepted = _Accepted(genders)
    for group in ordered:
        relation = make_relation(group)
        if relation.confidence >= MIN_CONFIDENCE and accepted.allow(relation, _strength(group)):
            accepted.add(relation, _strength(group))
    return accepted.relations


def _strength(group: Sequence[Claim]) -> float:
    return sum(claim.weight for claim in group)


def make_relation(group: Sequence[Claim]) -> Relation:
    """One relation of all claims of it."""
    ordered = sorted(group, key=lambda claim: claim.start)
    first = ordered[0]
    if first.kind in SYMMETRIC and first.who_term == "" and first.to_term:
        ordered = [claim.turned for claim in ordered]
    who, to = ordered[0].who, ordered[0].to
    spans = tuple(dict.fromkeys((claim.start, claim.end) for claim in ordered))
    over = [claim for claim in ordered if claim.is_former]
    is_former = bool(over) and over[0] is ordered[0]
    return Relation(
        who=who,
        kind=first.kind,
        to=to,
        ground=min((claim.ground for claim in ordered), key=_GROUNDS.index),
        who_terms=_list_terms(claim.who_term for claim in ordered),
        to_terms=_list_terms(claim.to_term for claim in ordered),
        is_former=is_former,
        first_start=first.start,
        n_shown=len(spans),
        confidence=round(min(0.99, 1 - prod(1 - claim.weight for claim in ordered)), 3),
        evidence=spans[:MAX_EVIDENCE],
        ended_by=() if is_former else tuple((claim.start, claim.end) for claim in over[:1]),
    )


def _list_terms(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(term for term, _ in Counter(filter(None, terms)).most_common())


class _Accepted:
    """The relations accepted so far, with what they exclude."""

    def __init__(self, genders: dict[str, str]) -> None:
        self.relations: list[Relation] = []
        self._genders = genders
        self._kin: set[frozenset[str]] = set()
        self._parents: set[tuple[str, str]] = set()
        self._spouses: dict[str, float] = {}

    def allow(self, relation: Relation, strength: float) -> bool:
        """Whether nothing accepted before speaks against it."""
        if relation.kind in KIN_KINDS and frozenset({relation.who, relation.to}) in self._kin:
            return False
        if relation.kind is RelationKind.PARENT:
            return self._parent_slot(relation) not in self._parents
        if relation.kind is RelationKind.SPOUSE and not relation.is_former:
            known = max(self._spouses.get(who, 0) for who in (relation.who, relation.to))
            return strength > known / 2
        return True

    def add(self, relation: Relation, strength: float) -> None:
        self.relations.append(relation)
        if relation.kind in KIN_KINDS:
            self._kin.add(frozenset({relation.who, relation.to}))
        if relation.kind is RelationKind.PARENT:
            self._parents.add(self._parent_slot(relation))
        if relation.kind is RelationKind.SPOUSE and not relation.is_former:
            for who in (relation.who, relation.to):
                self._spouses[who] = max(strength, self._spouses.get(who, 0))

    def _parent_slot(self, relation: Relation) -> tuple[str, str]:
        """Whose father or mother somebody is."""
        by_word = _GENDERS.get(relation.who_terms[0] if relation.who_terms else "", "")
        return relation.to, by_word or self._genders.get(relation.who, relation.who)
