"""Kin by kin: whose parents, children, brothers and spouses people are, and what follows of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from fabula.interpret.relating.ties import PLURALS, TIES
from fabula.records import Relation, RelationKind

_COUPLE: Final = 0.9
"""How often the father and the mother of one child are husband and wife; these by hand."""

_SPOUSE_OF_PARENT: Final = 0.85
_ONE_BROTHER: Final = 0.8
_ANOTHER: Final = frozenset({"bride", "widow", "widower", "ex", "ex-wife", "ex-husband"})
_UNCLES: Final = frozenset({"uncle", "aunt", "auntie", "great-uncle", "great-aunt"})
_NEPHEWS: Final = frozenset({"nephew", "niece"})

Tied = tuple[str, Relation]
"""Somebody, and the relation by which."""


@dataclass(frozen=True, slots=True)
class Implied:
    """What follows from two relations.

    Attributes:
        who, kind, to: the relation.
        grounds: the two that it follows from.
        certainty: how often it does, in [0, 1].
        who_terms: words for the first of the two.
    """

    who: str
    kind: RelationKind
    to: str
    grounds: tuple[Relation, Relation]
    certainty: float = 1.0
    who_terms: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """How likely it is so."""
        one, other = self.grounds
        return one.confidence * other.confidence * self.certainty


class Family:
    """Relations of kin by those they are of.

    Args:
        known: the relations that something may be inferred from.
        genders: ``m`` or ``f`` of those of whom it is known.
        named: ids of those with a name.
    """

    def __init__(
        self, known: Iterable[Relation], genders: Mapping[str, str], named: Collection[str]
    ) -> None:
        self._genders = genders
        self._named = named
        self.parents: defaultdict[str, list[Relation]] = defaultdict(list)
        self.children: defaultdict[str, list[Relation]] = defaultdict(list)
        self.siblings: defaultdict[str, list[Tied]] = defaultdict(list)
        self.spouses: defaultdict[str, list[Tied]] = defaultdict(list)
        self.uncles: list[tuple[str, str, Relation]] = []
        self.nephews: list[tuple[str, str, Relation]] = []
        self.steps: list[Relation] = []
        for relation in known:
            if PLURALS.isdisjoint((*relation.who_terms, *relation.to_terms)):
                self._add(relation)

    def _add(self, r: Relation) -> None:
        if r.kind is RelationKind.PARENT:
            self.parents[r.to].append(r)
            self.children[r.who].append(r)
        elif r.kind is RelationKind.STEP_PARENT:
            self.steps.append(r)
        elif r.kind is RelationKind.SIBLING and not _is_half(r):
            _tie(self.siblings, r)
        elif r.kind is RelationKind.SPOUSE:
            _tie(self.spouses, r)
        elif r.kind is RelationKind.KIN:
            for one, other, terms in ((r.who, r.to, r.who_terms), (r.to, r.who, r.to_terms)):
                self.uncles += [(one, other, r)] if _UNCLES.intersection(terms) else []
                self.nephews += [(one, other, r)] if _NEPHEWS.intersection(terms) else []

    def gender_of(self, who: str, terms: Iterable[str]) -> str:
        """Whether somebody is a man or a woman, by what they are called or else by pronouns."""
        by_word = (tie.gender for tie in map(TIES.get, terms) if tie and tie.gender)
        return next(by_word, self._genders.get(who, ""))

    def infer(self) -> Iterator[Implied]:
        """All that follows in one step."""
        yield from self._follow_siblings()
        yield from self._follow_children()
        yield from self._follow_steps()
        yield from self._join_parents()
        yield from self._follow_spouses()
        yield from self._follow_uncles()
        yield from self._follow_nephews()

    def _follow_siblings(self) -> Iterator[Implied]:
        """My brother's mother is mine, his child my niece, his sister my sister."""
        for one, others in self.siblings.items():
            for other, tie in others:
                for r in self.parents.get(one, ()):
                    terms = r.who_terms
                    yield Implied(r.who, RelationKind.PARENT, other, (r, tie), who_terms=terms)
                for r in self.children.get(one, ()):
                    yield Implied(other, RelationKind.KIN, r.to, (tie, r))
            for (first, tie), (second, next_tie) in combinations(others, 2):
                yield Implied(first, RelationKind.SIBLING, second, (tie, next_tie))

    def _follow_children(self) -> Iterator[Implied]:
        """My children are siblings, their children my grandchildren."""
        for one, mine in self.children.items():
            for child in mine:
                for r in self.children.get(child.to, ()):
                    yield Implied(one, RelationKind.KIN, r.to, (child, r))
            for first, second in combinations(mine, 2):
                yield Implied(first.to, RelationKind.SIBLING, second.to, (first, second))

    def _follow_steps(self) -> Iterator[Implied]:
        """My stepfather is my mother's husband."""
        for step in self.steps:
            for r in self.parents.get(step.to, ()):
                yield Implied(r.who, RelationKind.SPOUSE, step.who, (r, step))

    def _join_parents(self) -> Iterator[Implied]:
        """My father is my mother's husband."""
        for parents in self.parents.values():
            for one, other in combinations(parents, 2):
                genders = {self.gender_of(r.who, r.who_terms) for r in (one, other)}
                if genders == {"m", "f"}:
                    yield Implied(one.who, RelationKind.SPOUSE, other.who, (one, other), _COUPLE)

    def _follow_spouses(self) -> Iterator[Implied]:
        """My husband's mother and brother are kin of mine, and his child is mine, if nobody else's.

        Who has or had another wife may have his children of her.
        """
        for one, others in self.spouses.items():
            for other, tie in others:
                for r in self.parents.get(one, ()):
                    yield Implied(r.who, RelationKind.KIN, other, (r, tie))
                for sibling, r in self.siblings.get(one, ()):
                    yield Implied(sibling, RelationKind.KIN, other, (r, tie))
                if len(others) > 1 or _is_another(tie):
                    continue
                for r in self.children.get(one, ()):
                    yield Implied(other, RelationKind.PARENT, r.to, (r, tie), _SPOUSE_OF_PARENT)

    def _follow_uncles(self) -> Iterator[Implied]:
        """My uncle's child, wife and brother are kin of mine."""
        for uncle, one, tie in self.uncles:
            for r in self.children.get(uncle, ()):
                yield Implied(r.to, RelationKind.KIN, one, (tie, r))
            for spouse, r in self.spouses.get(uncle, ()):
                yield Implied(spouse, RelationKind.KIN, one, (tie, r))

    def _follow_nephews(self) -> Iterator[Implied]:
        """My nephew is the child of the one brother that I have, who has children."""
        for nephew, one, tie in self.nephews:
            siblings = self.siblings.get(one, ())
            is_orphan = not any(r.who in self._named for r in self.parents.get(nephew, ()))
            if len(siblings) == 1 and is_orphan:
                ((sibling, r),) = siblings
                if self.children.get(sibling):
                    yield Implied(sibling, RelationKind.PARENT, nephew, (r, tie), _ONE_BROTHER)


def _tie(ties: defaultdict[str, list[Tied]], r: Relation) -> None:
    ties[r.who].append((r.to, r))
    ties[r.to].append((r.who, r))


def _is_half(relation: Relation) -> bool:
    return any("half" in term for term in (*relation.who_terms, *relation.to_terms))


def _is_another(tie: Relation) -> bool:
    return tie.is_former or not _ANOTHER.isdisjoint((*tie.who_terms, *tie.to_terms))
