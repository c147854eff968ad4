"""Unnamed people who are somebody named: *his wife* is Pauline, once she is told to be his wife."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.ties import PLURALS, TIES
from fabula.records import SYMMETRIC, Ground, RelationKind

_BY_GENDER: Final = frozenset({RelationKind.PARENT, RelationKind.SPOUSE, RelationKind.SIBLING})
_PARTNERS: Final = frozenset({RelationKind.SPOUSE, RelationKind.LOVER})
_BESIDE_NAME: Final = 0.65
_LEAST_SHARE: Final = 0.15
"""Less than a share of all places is enough only where a name stands beside the noun."""

_MIN_SIBLING: Final = 0.6
NOBODY: Final = ""
"""Stands for one who may be any of several."""

_FEW_MENTIONS: Final = 5
_MIN_NAMED: Final = 0.4
"""So sure it has to be that somebody named is the brother, for *her brother* to be him."""


def fold_claims(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with those who are one made one.

    Of two mothers of one person one is a phrase that was not linked; so is an unnamed brother
    beside a named one. Where several are named, nobody knows which of them the unnamed one is,
    and nothing is claimed of him.
    """
    claims = [_name_spouse(parties, claim) for claim in claims]
    claims = [_find_former(parties, claim, claims) for claim in claims]
    same = _find_same(parties, [*claims, *_find_siblings(parties, claims)])
    folded = [
        replace(claim, who=_last(same, claim.who), to=_last(same, claim.to)) for claim in claims
    ]
    return [
        claim for claim in folded if NOBODY not in (claim.who, claim.to) and claim.who != claim.to
    ]


def _find_siblings(parties: Parties, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Who has my father is my brother."""
    children: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.kind is RelationKind.PARENT:
            children[claim.who].setdefault(claim.to, claim)
    for mine in children.values():
        for one, other in combinations(mine.values(), 2):
            weight = one.weight * other.weight
            if weight >= _MIN_SIBLING and parties.named & {one.to, other.to}:
                yield replace(
                    one, who=other.to, kind=RelationKind.SIBLING, to=one.to, weight=weight,
                    ground=Ground.INFERRED, who_term="", to_term="",
                )  # fmt: skip


def _name_spouse(parties: Parties, claim: Claim) -> Claim:
    """The husband of Mrs. Weston is Mr. Weston, where there is one and no other is named."""
    if claim.kind is not RelationKind.SPOUSE or claim.is_former:
        return claim
    if claim.to in parties.surnames.namesakes and claim.who not in parties.named:
        return replace(claim, who=parties.surnames.namesakes[claim.to])
    if claim.who in parties.surnames.namesakes and claim.to not in parties.named:
        return replace(claim, to=parties.surnames.namesakes[claim.who])
    return claim


def _find_former(parties: Parties, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """*Joss's ex* is the one wife or lover that he is told to have had."""
    if claim.who_term != "ex" or claim.who in parties.named:
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


def _find_same(parties: Parties, claims: Iterable[Claim]) -> dict[str, str]:
    """For entities that are somebody else: whom."""
    slots: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for claim in claims:
        for slot, who in _list_slots(parties, claim):
            slots[slot][who] = slots[slot].get(who, 0) + claim.weight
    surest: dict[tuple[str, str], float] = {}
    for (owner, _), weights in slots.items():
        for who, weight in weights.items():
            surest[owner, who] = max(weight, surest.get((owner, who), 0))
    same: dict[str, str] = {}
    for (owner, name), told in slots.items():
        # Whoever is surer to be the nephew is not the brother too.
        weights = {who: weight for who, weight in told.items() if weight == surest[owner, who]}
        if not weights:
            continue
        target = _target(parties, weights, is_unique=name in _UNIQUE_SLOTS)
        for other in weights.keys() - parties.named - {target}:
            # A main character without a name is not somebody met once.
            least = max(_FEW_MENTIONS, parties.n_mentions[target])
            if target == NOBODY or parties.n_mentions[other] <= least:
                same[other] = target
    return same


_UNIQUE_SLOTS: Final = frozenset({"parent m", "parent f", "spouse m", "spouse f"})


def _list_slots(parties: Parties, claim: Claim) -> Iterator[tuple[tuple[str, str], str]]:
    """What each of the two is of the other: whose, what, and who.

    Mothers and mammas are one thing, nephews and nieces two.
    """
    # Whom a line calls *Mother* is as sure as its speaker and hearer; that is not enough here.
    if (
        claim.is_former
        or claim.ground is Ground.CALLED
        or not PLURALS.isdisjoint({claim.who_term, claim.to_term})
    ):
        return
    reverse = claim.kind if claim.kind in SYMMETRIC else f"{claim.kind} of"
    for owner, who, term, kind in (
        (claim.to, claim.who, claim.who_term, claim.kind),
        (claim.who, claim.to, claim.to_term, reverse),
    ):
        tie = TIES.get(term)
        gender = (tie.gender if tie else "") or parties.genders.get(who, "")
        if claim.kind in _BY_GENDER and gender:
            yield (owner, f"{kind} {gender}"), who
        elif tie:
            yield (owner, term), who


def _target(parties: Parties, weights: Mapping[str, float], *, is_unique: bool) -> str:
    """Who of those told to be one thing is meant by the unnamed ones; or nobody."""
    least = max(_MIN_NAMED, min(_BESIDE_NAME, _LEAST_SHARE * sum(weights.values())))
    named = [who for who in weights if who in parties.named and weights[who] >= least]
    if len(named) == 1 or (named and is_unique):
        return max(named, key=lambda who: weights[who])
    return NOBODY if named else max(weights, key=lambda who: weights[who])
