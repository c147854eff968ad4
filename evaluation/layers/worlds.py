"""What happens in a story, how really, and who does it, on the gold of worlds."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.corpora.world_records import GoldEvent, GoldWorld
from evaluation.corpora.world_terms import Standing
from evaluation.layers.world_pairings import pair_entities
from evaluation.readings import Reading
from evaluation.scorers.spans import count_cases, score_share, score_spans
from evaluation.scores import Cell
from fabula.records.stories import Event

PROTOCOL = (
    "The four stories of evaluation/gold, from raw text, without a cast; annotated by the one who "
    "wrote them. Rules were tuned on Low Water and The Serum Box first; the decision page on "
    "events gives the scores of the other two before anybody looked at them. The split 'unseen' is "
    "three other stories, evaluation/gold/unseen, on which no rule was made or tuned. An event is "
    "found when its word is, and all else is scored on those found. Standing: share right of the "
    "found, and of all of the gold; 'if all had happened' is what that one answer would get; "
    "'kinds of confusion' counts pairs of classes. Entities are paired with gold ones, one to one, "
    "by the names and phrases that the gold quotes, and by telling the story; 'split forgiven' "
    "lets several be one. Agents, patients: events whose gold ones are all characters; right when "
    "the Story names just these. 'Places and things', of which the gold quotes one mention each, "
    "stand apart. 'Agents given' is F1 over all pairs of event and agent. Source: whose claim, "
    "guess or plan it is; 'none': that it is the teller's alone."
)

Found = tuple[GoldEvent, Event]
"""A gold event and the one of the Story at the same word."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A role that an event has for entities, on both sides."""

    name: str
    gold: str
    found: str


_PARTS = (_Part("agents", "agent", "agents"), _Part("patients", "patient", "patients"))


def score_worlds(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one story, by name; nothing is found where it was not read."""
    events = _place_events(reading)
    gold = {(row.at.start, row.at.end): row for row in world.events}
    found = [(row, events[span]) for span, row in gold.items() if span in events]
    yield "worlds/events", score_spans(gold, events)
    yield from _score_standings(found, len(gold))
    one_to_one, many_to_one = pair_entities(world, reading)
    people: set[str] = {person.id for person in world.characters}
    for part in _PARTS:
        yield f"worlds/{part.name}", _score_part(found, part, one_to_one, people)
        yield (
            f"worlds/{part.name}, split forgiven",
            _score_part(found, part, many_to_one, people),
        )
        others = {identifier for row in gold.values() for identifier in getattr(row, part.gold)}
        yield (
            f"worlds/{part.name}: places and things",
            _score_part(found, part, one_to_one, others - people),
        )
    yield "worlds/agents given", _score_given(found, one_to_one)
    yield from _score_sources(found, one_to_one, people)


def _place_events(reading: Reading) -> dict[tuple[int, int], Event]:
    """The events of the Story by their places in the given text."""
    events = reading.story.events if reading.story else ()
    return {reading.given_span(event.start, event.end): event for event in events}


def _score_standings(found: Sequence[Found], n_gold: int) -> Iterator[tuple[str, Cell]]:
    pairs = [(str(row.standing), str(event.standing)) for row, event in found]
    n_right = sum(gold == given for gold, given in pairs)
    yield "worlds/standing", score_share(n_right, len(found))
    yield "worlds/standing, of all", score_share(n_right, n_gold)
    n_happened = sum(gold == Standing.HAPPENED for gold, _ in pairs)
    yield "worlds/standing, if all had happened", score_share(n_happened, len(found))
    for standing in map(str, Standing):
        same = [given == standing for gold, given in pairs if gold == standing]
        yield f"worlds/standing: {standing}", score_share(sum(same), len(same))
    wrong = Counter(f"{gold} as {given}" for gold, given in pairs if gold != given)
    told = [f"{pair} {n}" for pair, n in wrong.most_common()]
    yield "worlds/standing, kinds of confusion", count_cases(told, len(found))


def _score_part(
    found: Sequence[Found], part: _Part, pairs: Mapping[str, str], wanted: set[str]
) -> Cell:
    """Events whose gold entities of a role are all wanted ones; right when the same are found."""
    rights = []
    for row, event in found:
        gold = set(getattr(row, part.gold))
        if gold and gold <= wanted:
            rights.append({pairs.get(name) for name in getattr(event, part.found)} == gold)
    return score_share(sum(rights), len(rights))


def _score_given(found: Sequence[Found], pairs: Mapping[str, str]) -> Cell:
    """Pairs of event and agent: right of those found, and of those of the gold."""
    gold = {(row.at.start, name) for row, _ in found for name in row.agent}
    given = {
        (row.at.start, pairs.get(name, f"? {name}"))
        for row, event in found
        for name in event.agents
    }
    return score_spans(gold, given)


def _score_sources(
    found: Sequence[Found], pairs: Mapping[str, str], people: set[str]
) -> Iterator[tuple[str, Cell]]:
    told = [(row.by, pairs.get(event.source or "")) for row, event in found if row.by in people]
    yield "worlds/source", score_share(sum(one == other for one, other in told), len(told))
    none = [event.source is None for row, event in found if row.by is None]
    yield "worlds/source: none", score_share(sum(none), len(none))
