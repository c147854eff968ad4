"""Relations made of claims: what is said more than once weighs more, and some exclude others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import prod
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.ties import KIN_KINDS
from fabula.records import SYMMETRIC, Ground, Relation, RelationKind

MAX_EVIDENCE: Final = 20
MIN_CONFIDENCE: Final = 0.55
MIN_WEIGHT: Final = 0.5
_SLIPS: Final = 0.6
"""Wrong links of pronouns, for every one that could go either of two ways."""

_NAMED: Final = 2000
_UNNAMED: Final = 1000
"""For every so many mentions of somebody one more claim has to say it."""

_FEW_MENTIONS: Final = 200
"""The first of them ask for nothing more."""

_PLAIN: Final = 0.85
"""*Ada Bell, the sister of Tom Oker*: told so plainly it outweighs their surnames."""

_LEAST_SHARE: Final = 0.15
"""Whose father one is told to be so much more seldom than somebody else's, his one is not."""

_AMONG_NAMED: Final = frozenset(
    {
        RelationKind.FRIEND,
        RelationKind.RIVAL,
        RelationKind.ENEMY,
        RelationKind.COLLEAGUE,
        RelationKind.ACQUAINTANCE,
    }
)
"""Kinds that mean little where one of the two has no name: *her friend*."""

_GROUNDS: Final = tuple(Ground)

Key = tuple[RelationKind, str, str]


def settle_claims(parties: Parties, claims: Sequence[Claim]) -> list[Relation]:
    """The relations that hold, the strongest first; those that contradict a stronger one do not.

    Of two people one kind of kinship holds; nobody has two fathers, two mothers, or two spouses
    at a time, where one of them is told much more often.
    """
    grouped: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        is_turned = claim.kind in SYMMETRIC and claim.who > claim.to
        one = claim.turned if is_turned else claim
        grouped[(one.kind, one.who, one.to)].append(one)
    ordered = sorted(grouped.values(), key=lambda group: (-_strength(group), group[0].start))
    slips = _Slips(parties, claims)
    accepted = _Accepted(parties)
    for group in ordered:
        if _is_firm(parties, group, slips.expect(group)) and accepted.allow(group):
            accepted.add(group)
    return [make_relation(group) for group in accepted.groups]


class _Slips:
    """How many claims of a word somebody draws by pronouns that are linked wrongly.

    Wrong links go to those most told of. Of all *her husband* of a book that name nobody a share
    is one woman's by chance, by her share of all mentions of women. What she has beyond counts.
    """

    def __init__(self, parties: Parties, claims: Iterable[Claim]) -> None:
        self._telling = parties
        self._pools = Counter(_word(claim) for claim in claims if self._names_nobody(claim))
        self._totals = Counter[str]()
        for who in parties.people:
            self._totals[parties.genders.get(who, "")] += parties.n_mentions[who]

    def expect(self, group: Sequence[Claim]) -> float:
        """The weight to be expected of slips alone."""
        pools = {(_word(claim), claim.pronoun) for claim in group if self._names_nobody(claim)}
        return _SLIPS * sum(self._pools[word] * self._share(who) for word, who in pools)

    def _names_nobody(self, claim: Claim) -> bool:
        other = claim.who if claim.pronoun == claim.to else claim.to
        return bool(claim.pronoun) and other not in self._telling.named

    def _share(self, who: str) -> float:
        """How often a link goes to somebody by chance, where others could be meant."""
        total = self._totals[self._telling.genders.get(who, "")]
        share = self._telling.n_mentions[who] / total if total else 0
        return share * (1 - share)


def _word(claim: Claim) -> str:
    return claim.who_term or claim.to_term


def _is_firm(parties: Parties, group: Sequence[Claim], n_slips: float) -> bool:
    """Whether there is enough that does not hang on a doubtful pronoun.

    Those most told of draw wrong links, so more is asked for them, above all where the other has
    no name and is told of by this noun alone.
    """
    firm = [claim.weight for claim in group if claim.weight >= MIN_WEIGHT]
    first = group[0]
    pair = {first.who, first.to}
    is_named = pair <= parties.named
    if not is_named and first.kind in _AMONG_NAMED:
        return False
    count = (min if is_named else max)(parties.n_mentions[who] for who in pair)
    n_many = max(0, count - _FEW_MENTIONS)
    return sum(firm) - n_slips >= MIN_CONFIDENCE + n_many / (_NAMED if is_named else _UNNAMED)


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
    # One *late* among many later words of a wife is of another one.
    is_ended = bool(over) and over[-1] is ordered[-1] and not is_former
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
        ended_by=((over[0].start, over[0].end),) if is_ended else (),
    )


def _list_terms(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(term for term, _ in Counter(filter(None, terms)).most_common())


class _Accepted:
    """The groups of claims accepted so far, with what they exclude."""

    def __init__(self, parties: Parties) -> None:
        self.groups: list[list[Claim]] = []
        self._genders = parties.genders
        self._surnames = parties.surnames
        self._kin: set[frozenset[str]] = set()
        self._friends: set[frozenset[str]] = set()
        self._parents: set[tuple[str, str]] = set()
        self._most: dict[tuple[RelationKind, str], float] = {}

    def allow(self, group: list[Claim]) -> bool:
        """Whether nothing accepted before speaks against it."""
        first = group[0]
        if first.kind in KIN_KINDS and frozenset({first.who, first.to}) in self._kin:
            return False
        if first.kind is RelationKind.LOVER and frozenset({first.who, first.to}) in self._friends:
            return False  # who say *I love you* to a friend
        is_sure = any(claim.is_by_name for claim in group)
        is_plain = any(claim.is_by_name and claim.weight >= _PLAIN for claim in group)
        if not is_plain and not self._surnames.allow(first.who, first.kind, first.to):
            return False
        if first.kind is RelationKind.PARENT:
            most = 0 if is_sure else self._most.get((first.kind, first.who), 0)
            is_likely = _strength(group) >= _LEAST_SHARE * most
            return is_likely and self._parent_slot(group) not in self._parents
        if first.kind is RelationKind.SPOUSE and not all(claim.is_former for claim in group):
            most = max(self._most.get((first.kind, who), 0) for who in (first.who, first.to))
            return _strength(group) > most / 2
        return True

    def add(self, group: list[Claim]) -> None:
        first = group[0]
        self.groups.append(group)
        if first.kind in KIN_KINDS:
            self._kin.add(frozenset({first.who, first.to}))
        if first.kind is RelationKind.FRIEND:
            self._friends.add(frozenset({first.who, first.to}))
        if first.kind is RelationKind.PARENT:
            self._parents.add(self._parent_slot(group))
        for who in (first.who, first.to):
            key = first.kind, who
            self._most[key] = max(_strength(group), self._most.get(key, 0))

    def _parent_slot(self, group: Sequence[Claim]) -> tuple[str, str]:
        """Whose father or mother somebody is."""
        who = group[0].who
        by_word = next((claim.who_gender for claim in group if claim.who_gender), "")
        return group[0].to, by_word or self._genders.get(who, who)
