"""Evidence that asks what two are to each other: a wife beaten, a child hurt, a spouse deceived."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.living_beings import LivingBeings
from fabula.interpret.noting.weights import Evidence, Weight, make_evidence, weigh
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind, Relation, RelationKind, Standing

_PARTNERS: Final = frozenset({RelationKind.SPOUSE, RelationKind.LOVER})
_ELDERS: Final = frozenset({RelationKind.PARENT, RelationKind.STEP_PARENT, RelationKind.CARER})
_LOVING: Final = word_set("kiss embrace caress undress")
_HURTS: Final = lists.HURTING - {"slap", "spank", "smite", "hit", "strike", "choke"}
_N_BLOWS: Final = 2
"""One slap in a quarrel is no abuse."""

Pair = tuple[str, str]


def find_bonds(
    living: LivingBeings, found: Iterable[Evidence], relations: Sequence[Relation]
) -> Iterator[Evidence]:
    """What follows from violence and from kisses, by who is what to whom.

    Args:
        living: the words, and who lives.
        found: the evidence so far.
        relations: who is what to whom.
    """
    yield from _find_abuse(living, found, relations)
    yield from _find_infidelity(living, relations)


def _find_abuse(
    living: LivingBeings, found: Iterable[Evidence], relations: Iterable[Relation]
) -> Iterator[Evidence]:
    """Violence toward a spouse, again and again or by cruel means, and toward one's child."""
    partners = {pair for r in relations if r.kind in _PARTNERS for pair in _both_ways(r)}
    elders = {(r.who, r.to) for r in relations if r.kind in _ELDERS}
    blows: defaultdict[Pair, list[Evidence]] = defaultdict(list)
    for one in found:
        event = living.events.get(one.first)
        if one.kind is NoteKind.VIOLENCE and event and event.agents and event.patients:
            blows[event.agents[0], event.patients[0]].append(one)
    words = living.telling.words
    for pair, given in blows.items():
        is_cruel = any(
            words.lemmas[one.first] in _HURTS
            or living.events[one.first].standing is Standing.HABITUAL
            for one in given
        )
        if pair in partners and (is_cruel or len(given) >= _N_BLOWS):
            yield from (make_evidence(NoteKind.ABUSE, one.first, one.weight) for one in given)
        elif pair in elders:
            yield from (make_evidence(NoteKind.CHILD_ABUSE, one.first, one.weight) for one in given)


def _both_ways(r: Relation) -> tuple[Pair, Pair]:
    return (r.who, r.to), (r.to, r.who)


def _find_infidelity(living: LivingBeings, relations: Iterable[Relation]) -> Iterator[Evidence]:
    """Somebody who is married has a lover: told, and shown where they kiss."""
    lovers: dict[Pair, Relation] = {}
    married: dict[str, set[str]] = defaultdict(set)
    for r in relations:
        if r.kind is RelationKind.LOVER:
            lovers |= dict.fromkeys(_both_ways(r), r)
        elif r.kind is RelationKind.SPOUSE and not r.is_former:
            married[r.who].add(r.to)
            married[r.to].add(r.who)
    secret = {pair: r for pair, r in lovers.items() if married.get(pair[0], set()) - {pair[1]}}
    for r in {id(r): r for r in secret.values()}.values():
        row = living.telling.words.row_at(r.evidence[0][0]) if r.evidence else -1
        if row >= 0:
            yield make_evidence(NoteKind.INFIDELITY, row, Weight.SPOKEN_OF)
    for row, event in living.events.items():
        pair = (event.agents[0], event.patients[0]) if event.agents and event.patients else None
        is_secret = pair in secret or (pair and pair[::-1] in secret)
        if is_secret and living.telling.words.lemmas[row] in _LOVING:
            yield make_evidence(NoteKind.INFIDELITY, row, weigh(living, row))
