"""Unnamed people who are somebody named: *his wife* is Pauline, once she is told to be his wife."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.tellings import Telling
from fabula.interpret.relating.ties import PLURALS, TIES, UNIQUE_KINDS
from fabula.records import RelationKind

_PARTNERS: Final = frozenset({RelationKind.SPOUSE, RelationKind.LOVER})
NOBODY: Final = ""
"""Stands for one who may be any of several."""

_MIN_NAMED: Final = 0.4
"""So sure it has to be that somebody named is the brother, for *her brother* to be him."""


def fold_claims(telling: Telling, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with those who are one made one.

    Of two mothers of one person one is a phrase that was not linked; so is an unnamed brother
    beside a named one. Where several are named, nobody knows which of them the unnamed one is,
    and nothing is claimed of him.
    """
    claims = [_find_former(telling, claim, claims) for claim in claims]
    same = _find_same(telling, claims)
    folded = [
        replace(claim, who=_last(same, claim.who), to=_last(same, claim.to)) for claim in claims
    ]
    return [
        claim for claim in folded if NOBODY not in (claim.who, claim.to) and claim.who != claim.to
    ]


def _find_former(telling: Telling, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """*Joss's ex* is the one wife or lover that he is told to have had."""
    if claim.who_term != "ex" or claim.who in telling.named:
        return claim
    partners = {
        (one.who, one.kind)
        for other in claims
        for one in (other, other.turned)
        if one.to == claim.to and one.kind in _PARTNERS and one.who_term != "ex"
    }
    if len(partners) != 1:
        return claim
    who, kind = partners.pop()
    return replace(claim, who=who, kind=kind)


def _last(same: dict[str, str], who: str) -> str:
    seen = {who}
    while who in same and same[who] not in seen:
        who = same[who]
        seen.add(who)
    return who


def _find_same(telling: Telling, claims: Iterable[Claim]) -> dict[str, str]:
    """For entities that are somebody else: whom."""
    slots: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for one in (claim, claim.turned):
            if one.who_term in TIES and one.who_term not in PLURALS and not one.is_former:
                slots[_slot(one)][one.who] += one.weight
    same: dict[str, str] = {}
    for (_, slot), weights in slots.items():
        target = _target(telling, weights, is_unique=slot in _UNIQUE_SLOTS)
        for other in weights.keys() - telling.named - {target}:
            if target == NOBODY or telling.n_mentions[other] <= telling.n_mentions[target]:
                same[other] = target
    return same


_UNIQUE_SLOTS: Final = frozenset({"parent m", "parent f", "spouse m", "spouse f"})


def _slot(claim: Claim) -> tuple[str, str]:
    """Whose what somebody is: mothers and mammas are one thing, brothers and nephews two."""
    tie = TIES[claim.who_term]
    if tie.kind in UNIQUE_KINDS and not tie.is_of_owner:
        return claim.to, f"{tie.kind} {tie.gender}"
    return claim.to, claim.who_term


def _target(telling: Telling, weights: Counter[str], *, is_unique: bool) -> str:
    """Who of those told to be one thing is meant by the unnamed ones; or nobody."""
    named = [who for who in weights if who in telling.named and weights[who] >= _MIN_NAMED]
    if len(named) == 1 or (named and is_unique):
        return max(named, key=lambda who: weights[who])
    return NOBODY if named else max(weights, key=lambda who: weights[who])
