"""Unnamed kin who are somebody named: the father of Charles is Mr. Wilcox, once that follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.ties import PLURALS, TIES
from fabula.records import SYMMETRIC, Ground, Relation, RelationKind

_MAX_EVIDENCE: Final = 20
_GROUNDS: Final = tuple(Ground)
_ONE_ONLY: Final = frozenset({RelationKind.SPOUSE, f"{RelationKind.PARENT} of"})
_SLOTTED: Final = frozenset({RelationKind.PARENT, RelationKind.SPOUSE, RelationKind.SIBLING})
_LEFT_OPEN: Final = ""
"""Stands for one who may be any of several."""

Slot = tuple[str, str, str]
"""Whose, what and the gender or the word for it."""


def merge_unnamed(parties: Parties, relations: Sequence[Relation]) -> list[Relation]:
    """The relations with those of unnamed kin given to the named ones that they must be.

    Where several are named that the unnamed one may be, nothing is told of him.
    """
    meant = _find_meant(parties, relations)
    merged: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        one = relation
        for slot, who in _list_slots(relation, parties.genders):
            target = meant.get((slot, who), who)
            one = replace(one, who=target) if one.who == who else replace(one, to=target)
        if _LEFT_OPEN in (one.who, one.to) or one.who == one.to:
            continue
        turned = (one.to, one.kind, one.who)
        key = turned if one.kind in SYMMETRIC and turned in merged else (one.who, one.kind, one.to)
        merged[key] = _join(merged[key], one) if key in merged else one
    return list(merged.values())


def _find_meant(parties: Parties, relations: Iterable[Relation]) -> dict[tuple[Slot, str], str]:
    """For unnamed kin of somebody, who of the named ones that is.

    It holds of that somebody alone: the *her sister* of two women may have been linked as one.
    """
    slots: defaultdict[Slot, dict[str, float]] = defaultdict(dict)
    for relation in relations:
        for slot, who in _list_slots(relation, parties.genders):
            slots[slot][who] = slots[slot].get(who, 0) + relation.confidence + relation.n_shown
    meant: dict[tuple[Slot, str], str] = {}
    for slot, told in slots.items():
        named = [who for who in told if who in parties.named]
        if not named:
            continue
        is_one = len(named) == 1 or slot[1] in _ONE_ONLY
        target = max(named, key=lambda who: told[who]) if is_one else _LEFT_OPEN
        for who in told.keys() - set(named):
            if target == _LEFT_OPEN or parties.n_mentions[who] <= parties.n_mentions[target]:
                meant[slot, who] = target
    return meant


def _list_slots(r: Relation, genders: Mapping[str, str]) -> Iterator[tuple[Slot, str]]:
    """What each of the two is of the other."""
    if r.is_former or not PLURALS.isdisjoint((*r.who_terms, *r.to_terms)):
        return
    kind = r.kind if r.kind in SYMMETRIC else f"{r.kind} of"
    child = r.kind if r.kind in SYMMETRIC else f"{r.kind} by"
    for owner, who, name, terms in (
        (r.to, r.who, kind, r.who_terms),
        (r.who, r.to, child, r.to_terms),
    ):
        words = [term for term in terms if term in TIES]
        gender = next((TIES[word].gender for word in words), "") or genders.get(who, "")
        if r.kind in _SLOTTED and gender:
            yield (owner, name, gender), who
        elif words and r.kind is RelationKind.KIN:
            yield (owner, name, words[0]), who


def _join(one: Relation, other: Relation) -> Relation:
    """One relation of two that are the same."""
    if one.kind in SYMMETRIC and one.who != other.who:
        other = replace(other, who_terms=other.to_terms, to_terms=other.who_terms)
    return replace(
        one,
        ground=min((one.ground, other.ground), key=_GROUNDS.index),
        who_terms=tuple(dict.fromkeys((*one.who_terms, *other.who_terms))),
        to_terms=tuple(dict.fromkeys((*one.to_terms, *other.to_terms))),
        first_start=min(one.first_start, other.first_start),
        n_shown=one.n_shown + other.n_shown,
        confidence=max(one.confidence, other.confidence),
        evidence=tuple(sorted({*one.evidence, *other.evidence}))[:_MAX_EVIDENCE],
        ended_by=one.ended_by or other.ended_by,
    )
