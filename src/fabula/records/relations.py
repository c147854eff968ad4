"""Who is what to whom, and the roles that people hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class RelationKind(StrEnum):
    """What somebody is to somebody; see ``SYMMETRIC`` for those that hold both ways."""

    PARENT = "parent"
    STEP_PARENT = "step-parent"
    SIBLING = "sibling"
    KIN = "kin"
    SPOUSE = "spouse"
    LOVER = "lover"
    FRIEND = "friend"
    RIVAL = "rival"
    ENEMY = "enemy"
    COLLEAGUE = "colleague"
    SUPERIOR = "superior"
    """Who commands, employs or directs."""
    CARER = "carer"
    """Who tends, teaches or brings up."""
    ACQUAINTANCE = "acquaintance"


SYMMETRIC: Final = frozenset(
    {
        RelationKind.SIBLING,
        RelationKind.KIN,
        RelationKind.SPOUSE,
        RelationKind.LOVER,
        RelationKind.FRIEND,
        RelationKind.RIVAL,
        RelationKind.ENEMY,
        RelationKind.COLLEAGUE,
        RelationKind.ACQUAINTANCE,
    }
)
"""Kinds that hold both ways; such a relation stands once. Who is aunt and who niece, of those that
are kin, the words for them say."""


class Ground(StrEnum):
    """By what a relation is known."""

    TOLD = "told"
    """By words for it: *his wife*, *she was Ben's aunt*, *they married*."""
    CALLED = "called"
    """By what one calls the other, or speaks of the other as: *Dad*."""
    DONE = "done"
    """By what one does to the other: nursed, employed, stabbed."""
    INFERRED = "inferred"
    """It follows from others: the mother of my brother is my mother."""


@dataclass(frozen=True, slots=True)
class Relation:
    """``who`` is ``kind`` of ``to``.

    Attributes:
        who, to: ids of entities; of one that holds both ways, in the order in which it was told.
        kind: what ``who`` is to ``to``.
        ground: by what it is known; the firmest of several.
        who_terms: words by which ``who`` is called as what it is (*father*), the most frequent
            first; empty where no word says it.
        to_terms: the same of ``to`` (*son*).
        is_former: True where it is told as over from the first.
        first_start: where it is first shown, in code points.
        n_shown: in how many places it is shown.
        confidence: how likely it is to be so, in [0, 1].
        evidence: spans of words that show it, in order; the first of them where there are many.
        ended_by: spans of words that tell of its end; empty where it goes on.
    """

    who: str
    kind: RelationKind
    to: str
    ground: Ground
    who_terms: tuple[str, ...]
    to_terms: tuple[str, ...]
    is_former: bool
    first_start: int
    n_shown: int
    confidence: float
    evidence: tuple[tuple[int, int], ...]
    ended_by: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office or trade that somebody holds.

    Attributes:
        who: id of the entity.
        name: the word for it, in lower case (*doctor*).
        n_shown: in how many places the word is used of them.
        first_start: where first.
        evidence: spans of the word, in order; the first of them where there are many.
    """

    who: str
    name: str
    n_shown: int
    first_start: int
    evidence: tuple[tuple[int, int], ...]
