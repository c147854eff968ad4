"""The cast of whole novels without a cast file, on PDNC: who is found, poured together, torn."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from evaluation.corpora.pdnc import Novel
from evaluation.layers.inner_mentions import score_inner_mentions
from evaluation.layers.pairings import (
    collect_votes,
    count_names,
    fold_name,
    is_written_as_name,
    pair_characters,
)
from evaluation.layers.speakers import list_spoken, match_parts
from evaluation.readings import Reading
from evaluation.scorers.spans import count_cases, score_share
from evaluation.scorers.speakers import Votes, assign_many_to_one
from evaluation.scores import Cell, Counts
from fabula.records.stories import Character

PROTOCOL = (
    "PDNC, from raw text, no cast given, mean over novels. Predicted characters are paired with "
    "gold ones, one to one, as for 'speakers/without cast'. Mentions: gold mentions of one "
    "character inside quotations; right when the predicted mention taken for it (the one most "
    "alike, overlap over union at least a half, else one inside it that is no pronoun) is of the "
    "character paired. PDNC gives no forms: pronouns are of a closed list, a name has a "
    "capitalised word of its character's names, or one after the first that is no title. First "
    "persons are not annotated; mentions of several (we, them) stand apart. Characters: found "
    "when the one paired has more votes of it than of any other. Over-merged, split: by mentions "
    "that are certain names; a predicted character holds a gold one when it has a tenth of that "
    "one's, two at least; two held by one are an over-merged pair, one held by several is split. "
    "Named extras: named characters of whose mentions less than a tenth are names or gold "
    "mentions of a gold character, parted by hand (evaluation/extras.toml) into persons of the "
    "story, allusions (Dante, Satan), and no persons of their own: places, plurals, exclamations, "
    "scraps of another's name, and what nobody has judged yet."
)

_WEIGHT = 0.1
"""The share of a gold character's certain names that makes a predicted one hold it."""

_LARGE = ("major", "intermediate")

JUDGEMENTS = ("persons", "allusions")
"""What a named character that is not in the gold may be all the same."""


def score_casts(novel: Novel, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one novel, by name; no counts where it could not be read."""
    votes = collect_votes(novel, reading)
    pairs = pair_characters(votes, list_spoken(match_parts(novel, reading)))
    main = assign_many_to_one(votes)
    extras = find_extras(reading, votes, pairs)
    named = {person.id for person in extras}
    found = {p: g for p, g in pairs.items() if main.get(p, g) == g and p not in named}
    yield from score_inner_mentions(novel, reading, pairs, main)
    yield from _score_found(novel, reading, found)
    if reading.story is not None:
        yield from count_confused(novel, reading, count_names(novel, reading))
        yield from _count_extras(novel, extras)


def _score_found(
    novel: Novel, reading: Reading, found: Mapping[str, str]
) -> Iterator[tuple[str, Cell]]:
    """Recall and precision of the list, of its large parts, and of those who speak."""
    golds = set(found.values())
    large = [person for person in novel.characters if person.category in _LARGE]
    missed = tuple(person.name for person in large if person.id not in golds)
    yield (
        "cast/major and intermediate found",
        score_share(len(large) - len(missed), len(large), missed),
    )
    everybody = {person.id for person in novel.characters}
    yield "cast/characters", _score_list(found, {p.id for p in reading.characters}, everybody)
    speaking = {q.speaker for q in novel.quotations if q.speaker is not None}
    with_lines = {person.id for person in reading.characters if person.n_lines}
    yield "cast/characters who speak", _score_list(found, with_lines, speaking)


def _score_list(found: Mapping[str, str], predicted: set[str], gold: set[str]) -> Cell:
    right = len(predicted & set(found))
    counts = Counts(right, len(predicted), len(gold & set(found.values())), len(gold))
    return Cell((counts,), len(gold))


def count_confused(novel: Novel, reading: Reading, names: Votes) -> Iterator[tuple[str, Cell]]:
    """Pairs of gold characters poured into one, and gold characters torn into several."""
    shown = {person.id: person.name for person in reading.characters}
    gold = {person.id: person.name for person in novel.characters}
    held = find_held(names)
    by_gold: dict[str, list[str]] = {}
    merged = []
    for name, persons in held.items():
        merged += [
            f"{_tell(gold[a], names[name][a])} + {_tell(gold[b], names[name][b])} in {shown[name]}"
            for a, b in combinations(persons, 2)
        ]
        for person in persons:
            by_gold.setdefault(person, []).append(_tell(shown[name], names[name][person]))
    split = [f"{gold[p]} in {', '.join(parts)}" for p, parts in by_gold.items() if len(parts) > 1]
    yield "cast/over-merged pairs", count_cases(merged, len(gold))
    yield "cast/split characters", count_cases(split, len(gold))


def find_held(names: Votes) -> dict[str, list[str]]:
    """The gold characters that each predicted one holds: a tenth of their names, two at least."""
    totals: Counter[str] = sum((Counter(row) for row in names.values()), Counter())
    return {
        name: sorted(g for g, n in row.items() if n >= max(2, _WEIGHT * totals[g]))
        for name, row in names.items()
    }


def find_extras(reading: Reading, votes: Votes, pairs: Mapping[str, str]) -> list[Character]:
    """Named characters, narrators aside, for whom the gold does not speak.

    It speaks for one who has a tenth of its mentions as votes for a gold character, or who has no
    vote at all but lines in common with one.
    """
    proper = {mention.entity for mention in reading.mentions if mention.form == "PROP"}
    return [
        person
        for person in reading.characters
        if person.id in proper
        and is_written_as_name(person.name)
        and not person.is_narrator
        and max(votes[person.id].values(), default=0) < _WEIGHT * person.n_mentions
        and (votes[person.id] or person.id not in pairs)
    ]


def _count_extras(novel: Novel, extras: Sequence[Character]) -> Iterator[tuple[str, Cell]]:
    """The extras by what a reader found them to be; one that nobody has judged is no person."""
    judged = load_judgements().get(novel.name, {})
    for kind in (*JUDGEMENTS, "no persons"):
        told = [
            _tell(person.name, person.n_mentions)
            for person in extras
            if judged.get(fold_name(person.name), "no persons") == kind
        ]
        yield f"cast/named extras: {kind}", count_cases(told, len(novel.characters))


@cache
def load_judgements() -> dict[str, dict[str, str]]:
    """What extras are, one of :data:`JUDGEMENTS`, by novel and folded name."""
    path = Path(__file__).parent.parent / "extras.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        novel: {fold_name(name): kind for kind in JUDGEMENTS for name in row.get(kind, ())}
        for novel, row in table.items()
    }


def _tell(name: str, n_mentions: float) -> str:
    return f"{name} ({n_mentions:.0f})"
