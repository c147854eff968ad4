"""Entities of a Story paired with those of the gold of worlds."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_records import GoldWorld
from evaluation.readings import Reading
from evaluation.scorers.speakers import assign_many_to_one, assign_one_to_one

Pairs = Mapping[str, str]
"""Gold ids by ids of the Story."""

_QUOTED = 2
"""A mention that the gold quotes says more than one elsewhere in the same words."""


def pair_entities(world: GoldWorld, reading: Reading) -> tuple[Pairs, Pairs]:
    """The pairs one to one, and those where several of the Story may be one of the gold."""
    quoted = {(place.start, place.end): name for name, place in _quoted(world)}
    owners = _own_phrases(world)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in reading.mentions:
        if mention.entity is None:
            continue
        span = reading.given_span(mention.start, mention.end)
        phrase = reading.words(mention.start, mention.end).casefold()
        if span in quoted:
            votes[mention.entity][quoted[span]] += _QUOTED
        elif mention.form != "PRON" and len(owners[phrase]) == 1:
            votes[mention.entity].update(owners[phrase])
    tellers = [person.id for person in world.characters if person.is_narrator]
    for row in reading.characters:
        if row.is_narrator:
            votes[row.id].update(dict.fromkeys(tellers, row.n_mentions))
    return assign_one_to_one(votes), assign_many_to_one(votes)


def _quoted(world: GoldWorld) -> Iterator[tuple[str, Passage]]:
    """Every entity with a passage that mentions it."""
    for person in world.characters:
        yield from ((person.id, place) for place in person.aliases)
    yield from ((row.id, row.at) for row in world.places)
    yield from ((row.id, row.at) for row in world.things)
    yield from ((row.id, row.at) for row in world.works)


def _own_phrases(world: GoldWorld) -> defaultdict[str, set[str]]:
    """The entities that go by each phrase, folded."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for person in world.characters:
        owners[person.name.casefold()].add(person.id)
    for name, place in _quoted(world):
        owners[world.raw[place.start : place.end].casefold()].add(name)
    return owners
