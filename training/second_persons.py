"""``python -m training.second_persons``: the weights by which fabula tells whom *you* means.

A choice among those of a scene by ``interpret.addressees.FEATURES``, fitted to the *you* of PDNC's
novels outside the development split, each read without its cast. No encoder is trained.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from evaluation.corpora.pdnc import Novel, list_pdnc, load_pdnc
from evaluation.layers.inner_mentions import bare_span, find_form
from evaluation.layers.speakers import match_parts
from evaluation.readings import Reading, fabula_reader, take_reading
from evaluation.scorers.speakers import Span
from evaluation.splits import Split, choose_names
from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking import addressees, second_persons, verdicts
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from training.antecedents import Choice, fit_weights
from training.novels import identify_mentions
from training.weights import write_weights

CONSTANT = frozenset({"bias", "others near", "rivals"})
"""Features that are the same for all who may be meant, and so choose nobody."""

_HEAD = '''\
"""How much each piece of evidence on whom *you* means counts, in natural-log units.

Written by ``python -m training.second_persons`` (see ``docs/decisions/addressees.md``); not by
hand.
"""

from typing import Final

WEIGHTS: Final = {
'''


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.second_persons", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/speaking/second_person_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args(arguments)
    novels = load_pdnc(options.data, choose_names("pdnc", list_pdnc(options.data), Split.REST))
    choices = [choice for novel in novels for choice in choices_of_novel(novel)]
    names = [name for name in addressees.FEATURES if name not in CONSTANT]
    write_weights(options.out, _HEAD, names, fit_weights(choices), "addressees")


def choices_of_novel(novel: Novel) -> list[Choice]:
    """The turns of a novel whose *you* is annotated, with those whom it may mean."""
    scenes: list[tuple[Scene, Candidates, Scores, list[Figure | None]]] = []

    def note(
        scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
    ) -> list[Figure | None]:
        scenes.append((scene, candidates, probability, speakers))
        return second_persons.find_second_persons(scene, candidates, probability, speakers)

    # What decides is inside one stage, which hands out decisions alone.
    with patch.object(verdicts, "find_second_persons", note):
        reading = take_reading(novel.text, novel.name, fabula_reader())
    gold = _gold_by_start(novel, reading)
    identity = identify_mentions(novel, reading, is_given=False)
    kept = [index for index, name in enumerate(addressees.FEATURES) if name not in CONSTANT]
    found = []
    for scene, candidates, probability, speakers in scenes:
        features = addressees.list_features(scene, candidates, probability, speakers)
        known = {figure: identify_figure(figure, identity) for figure in candidates.figures}
        for row, turn, speaker in zip(features, scene.turns, speakers, strict=True):
            others = [i for i, figure in enumerate(candidates.figures) if figure is not speaker]
            meant = gold.get(turn.start)
            is_right = np.array([known[candidates.figures[i]] == meant for i in others], dtype=bool)
            if meant and not turn.is_to_oneself and is_right.any():
                found.append(Choice(row[others][:, kept].astype(np.float64), is_right))
    return found


def identify_figure(figure: Figure, identity: dict[Span, str]) -> str | None:
    """The gold character that most mentions of a figure are of."""
    told = (identity.get((phrase.start, phrase.end)) for phrase in figure.phrases)
    counts = Counter(name for name in told if name)
    return counts.most_common(1)[0][0] if counts else None


def _gold_by_start(novel: Novel, reading: Reading) -> dict[int, str]:
    """Whom most *you* of each line mean, by where the line starts."""
    gold: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for part in match_parts(novel, reading):
        for mention in part.quotation.mentions if part.line else ():
            start, end = bare_span(novel.text, (mention.start, mention.end))
            is_you = find_form(novel.text[start:end], set()) == "you"
            if part.line and is_you and len(mention.characters) == 1:
                gold[part.line.start][mention.characters[0]] += 1
    return {start: counts.most_common(1)[0][0] for start, counts in gold.items()}


if __name__ == "__main__":
    main()
