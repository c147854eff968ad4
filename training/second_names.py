"""``python -m training.second_names``: the weights by which fabula finds who goes by two names.

A logistic regression over ``interpret.linking.name_uses.FEATURES``, fitted to pairs of named
figures of the novels of PDNC outside the development split whose names and mentions in quotations
say whose they are. No encoder is trained.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from evaluation.corpora.pdnc import Novel, list_pdnc, load_pdnc
from evaluation.layers.pairings import find_bearers, fold_name
from evaluation.readings import Reading, fabula_reader, take_reading
from evaluation.scorers.speakers import Span
from evaluation.splits import Split, choose_names
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking import name_uses, second_names
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase
from training.regressions import Examples, fit_weights
from training.weights import write_weights

LEAST_SHARE = 0.7
LEAST_VOTES = 2
"""A figure is a gold character where so many votes, and this share of them, say so."""

Row = tuple[Figure, Figure, list[float]]

_HEAD = '''\
"""How much each piece of evidence for two names being one person's counts, in natural-log units.

Written by ``python -m training.second_names``; not by hand. See
``docs/decisions/second-names.md``.
"""

from typing import Final

WEIGHTS: Final = {
'''


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.second_names", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/linking/second_name_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args(arguments)
    names = choose_names("pdnc", list_pdnc(options.data), Split.REST)
    found = [read_pairs(novel) for novel in load_pdnc(options.data, names)]
    weights = fit_weights(found)
    write_weights(options.out, _HEAD, name_uses.FEATURES, weights, "name_uses")


def read_pairs(novel: Novel) -> Examples:
    """All pairs of a novel of which it is known whether they are one character."""
    rows: list[Row] = []
    bearers: dict[Phrase, Figure] = {}

    def note(
        phrases: list[Phrase],
        turns: list[list[Turn]],
        memory: Memory,
        names: NameIndex,
        _kept: set[Figure],
    ) -> None:
        bearers.update(second_names.find_bearers(phrases, memory, names))
        uses = name_uses.count_name_uses(bearers, turns)
        pairs = second_names.list_pairs(uses, names)
        rows.extend((*pair, uses.list_features(*pair)) for pair in pairs)

    # What decides is inside one stage, which hands out decisions alone.
    with patch("fabula.interpret.stories.unite_second_names", note):
        reading = take_reading(novel.text, novel.name, fabula_reader())
    gold = identify_figures(novel, reading, bearers)
    known = [row for row in rows if row[0] in gold and row[1] in gold]
    features = np.array([values for *_, values in known], dtype=np.float32)
    is_one = np.array([gold[one] == gold[other] for one, other, _ in known], dtype=np.float64)
    return Examples(features, is_one, np.ones(len(known)))


def identify_figures(
    novel: Novel, reading: Reading, bearers: dict[Phrase, Figure]
) -> dict[Figure, str]:
    """The gold character of each figure, where its names leave no doubt."""
    owners = {name: next(iter(ids)) for name, ids in find_bearers(novel).items() if len(ids) == 1}
    inner = single_mentions(novel)
    votes: defaultdict[Figure, Counter[str]] = defaultdict(Counter)
    for phrase, figure in bearers.items():
        name = fold_name(reading.words(phrase.start, phrase.end))
        span = reading.given_span(phrase.start, phrase.end)
        votes[figure].update(filter(None, (owners.get(name), inner.get(span))))
    likeliest = {figure: row.most_common(1)[0] for figure, row in votes.items() if row}
    return {
        figure: gold
        for figure, (gold, count) in likeliest.items()
        if count >= max(LEAST_VOTES, LEAST_SHARE * votes[figure].total())
    }


def single_mentions(novel: Novel) -> dict[Span, str]:
    """The gold character of each mention inside a quotation that is of one alone."""
    return {
        (mention.start, mention.end): mention.characters[0]
        for quotation in novel.quotations
        for mention in quotation.mentions
        if len(mention.characters) == 1
    }


if __name__ == "__main__":
    main()
