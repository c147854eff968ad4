"""What follows from what is told: my brother's mother is mine, who loves whom I love my rival."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from fabula.interpret.relating.families import Family, Implied
from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.ties import KIN_KINDS
from fabula.records import Ground, Relation, RelationKind

_MIN_TOLD: Final = 0.65
"""Nothing is inferred from what is less sure."""

_MIN_TOLD_OF_MANY: Final = 0.9
_MANY: Final = 150
"""Mentions."""

_MIN_CONFIDENCE: Final = 0.6
_RIVALS: Final = 0.8
"""How often two lovers of one are rivals, and two in one service know each other; by hand."""

_COLLEAGUES: Final = 0.8
_HOUSEHOLD: Final = 12
_PARTNERS: Final = frozenset({RelationKind.SPOUSE, RelationKind.LOVER})


def infer_relations(parties: Parties, known: Sequence[Relation]) -> list[Relation]:
    """What follows in one step from relations that are told, of people with names and their kin."""
    firm = [relation for relation in known if _is_firm(parties, relation)]
    family = Family(firm, parties.genders, parties.named)
    check = _Openness(parties, known, family)
    implied = [*family.infer(), *_find_rivals(firm), *_find_colleagues(firm)]
    for one in sorted(implied, key=lambda one: -one.confidence):
        is_telling = len({one.who, one.to} & parties.named) >= _least_named(one.kind)
        if is_telling and one.confidence >= _MIN_CONFIDENCE and check.allows(one):
            check.add(_conclude(one))
    return check.added


def _is_firm(parties: Parties, relation: Relation) -> bool:
    """Of people much told of one pronoun may be linked wrongly; then it has to be said twice."""
    is_seldom = min(parties.n_mentions[who] for who in (relation.who, relation.to)) < _MANY
    return relation.confidence >= (_MIN_TOLD if is_seldom else _MIN_TOLD_OF_MANY)


def _least_named(kind: RelationKind) -> int:
    """How many of the two need a name: nobody asks for the uncle of somebody's sister."""
    is_distant = kind not in KIN_KINDS or kind is RelationKind.KIN
    return 2 if is_distant else int(kind is not RelationKind.SPOUSE)


class _Openness:
    """What is known already, that nothing inferred may go against."""

    def __init__(self, parties: Parties, known: Sequence[Relation], family: Family) -> None:
        self._named = parties.named
        self._surnames = parties.surnames
        self.added: list[Relation] = []
        self._family = family
        self._kin = set[frozenset[str]]()
        self._kinds = set[tuple[frozenset[str], RelationKind]]()
        self._married = set[str]()
        self._parents = set[tuple[str, str]]()
        self._steps = {r.to for r in known if r.kind is RelationKind.STEP_PARENT}
        for relation in known:
            self._note(relation)

    def add(self, relation: Relation) -> None:
        """Note what follows, and that it does."""
        self.added.append(relation)
        self._note(relation)

    def _note(self, r: Relation) -> None:
        pair = frozenset({r.who, r.to})
        self._kinds.add((pair, r.kind))
        if r.kind in KIN_KINDS:
            self._kin.add(pair)
        if r.kind is RelationKind.SPOUSE and not r.is_former:
            self._married |= pair if pair <= self._named else set()
        if r.kind is RelationKind.PARENT and r.who in self._named:
            self._parents.add((r.to, self._family.gender_of(r.who, r.who_terms)))

    def allows(self, implied: Implied) -> bool:
        """Whether nothing speaks against it."""
        pair = frozenset({implied.who, implied.to})
        if not self._surnames.allow(implied.who, implied.kind, implied.to):
            return False
        if implied.who == implied.to or (implied.kind in KIN_KINDS and pair in self._kin):
            return False
        if implied.kind is RelationKind.PARENT:
            # Somebody else is the father: then the brother is half a brother, or in law.
            gender = self._family.gender_of(implied.who, implied.who_terms)
            is_step = implied.certainty < 1 and implied.to in self._steps
            return bool(gender) and (implied.to, gender) not in self._parents and not is_step
        if implied.kind is RelationKind.SPOUSE:
            return self._married.isdisjoint(pair)
        return (pair, implied.kind) not in self._kinds and pair not in self._kin


def _find_rivals(firm: Sequence[Relation]) -> Iterator[Implied]:
    """Two who love one, or one who loves and one who is married; not two marriages in turn."""
    partners: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for r in firm:
        if r.kind in _PARTNERS:
            partners[r.who].append((r.to, r))
            partners[r.to].append((r.who, r))
    for loves in partners.values():
        for (one, r), (other, another) in combinations(loves, 2):
            is_over = any(x.kind is RelationKind.SPOUSE and x.is_former for x in (r, another))
            if RelationKind.LOVER in {r.kind, another.kind} and not is_over:
                yield Implied(one, RelationKind.RIVAL, other, (r, another), _RIVALS)


def _find_colleagues(firm: Sequence[Relation]) -> Iterator[Implied]:
    """Two who have one master; of an army the first few."""
    served: defaultdict[str, list[Relation]] = defaultdict(list)
    for r in firm:
        if r.kind is RelationKind.SUPERIOR:
            served[r.who].append(r)
    for under in served.values():
        for one, other in combinations(under[:_HOUSEHOLD], 2):
            yield Implied(one.to, RelationKind.COLLEAGUE, other.to, (one, other), _COLLEAGUES)


def _conclude(implied: Implied) -> Relation:
    one, other = implied.grounds
    return Relation(
        who=implied.who,
        kind=implied.kind,
        to=implied.to,
        ground=Ground.INFERRED,
        who_terms=implied.who_terms,
        to_terms=(),
        is_former=False,
        first_start=max(one.first_start, other.first_start),
        n_shown=0,
        confidence=round(implied.confidence, 3),
        evidence=tuple(sorted({one.evidence[0], other.evidence[0]})),
    )
