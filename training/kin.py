"""``python -m training.kin``: the weights by which fabula finds who *her sister* is.

A choice among the named people and nobody of them, by ``interpret.linking.kin.FEATURES``, fitted
to the kin that quotations of the novels of PDNC outside the development split mention. No encoder
is trained.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.corpora.pdnc import Novel, list_pdnc, load_pdnc
from evaluation.readings import fabula_reader, take_reading
from evaluation.splits import Split, choose_names
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking import kin
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Text
from training.second_names import identify_figures, single_mentions
from training.weights import write_weights

PENALTY = 2e-3
"""Of the squared weights, against the mean loss."""

_HEAD = '''\
"""How much each piece of evidence for whom *her sister* means counts, in natural-log units.

Written by ``python -m training.kin`` (see ``docs/decisions/second-names.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
'''


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One kin of one owner whom quotations mention.

    Attributes:
        features: float64[n_candidates + 1, n_features]; the last row is nobody named.
        right: the row that is right.
        weight: the root of the number of gold mentions.
    """

    features: NDArray[np.float64]
    right: int
    weight: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.kin", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/linking/kin_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args(arguments)
    names = choose_names("pdnc", list_pdnc(options.data), Split.REST)
    found = [choice for novel in load_pdnc(options.data, names) for choice in read_kin(novel)]
    write_weights(options.out, _HEAD, kin.FEATURES, fit_choices(found), "kin")


def read_kin(novel: Novel) -> list[Choice]:
    """The kin of a novel whom its quotations mention."""
    found: list[kin.Kindred] = []
    named: dict[Phrase, Figure] = {}
    find = kin.find_kindreds

    def note(
        phrases: list[Phrase],
        memory: Memory,
        names: NameIndex,
        *,
        bearers: Mapping[Phrase, Figure],
        text: Text,
        lines: kin.Lines,
    ) -> list[kin.Kindred]:
        named.update(bearers)
        found.extend(find(phrases, memory, names, bearers=bearers, text=text, lines=lines))
        return found

    # What decides is inside one stage, which hands out decisions alone.
    with patch("fabula.interpret.linking.voices.find_kindreds", note):
        reading = take_reading(novel.text, novel.name, fabula_reader())
    gold, inner = identify_figures(novel, reading, named), single_mentions(novel)
    choices = []
    for kindred in found:
        spans = [reading.given_span(p.start, p.end) for p in kindred.phrases]
        if meant := Counter(inner[span] for span in spans if span in inner):
            (who, count), n_rows = meant.most_common(1)[0], len(kindred.candidates)
            right = [i for i, figure in enumerate(kindred.candidates) if gold.get(figure) == who]
            features = np.array(kindred.features, dtype=np.float64)
            choices.append(Choice(features, right[0] if right else n_rows, count**0.5))
    return choices


def fit_choices(choices: list[Choice]) -> NDArray[np.float64]:
    """The weights under which the right rows are likeliest: float64[n_features]."""
    total = sum(choice.weight for choice in choices)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for choice in choices:
            scores = choice.features @ weights
            log_odds = scores - np.logaddexp.reduce(scores)
            value -= choice.weight / total * float(log_odds[choice.right])
            expected = np.exp(log_odds) @ choice.features
            slope = slope + choice.weight / total * (expected - choice.features[choice.right])
        return value, slope

    start = np.zeros(choices[0].features.shape[1])
    fitted: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return fitted


if __name__ == "__main__":
    main()
