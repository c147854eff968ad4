"""``python -m training.addressees``: the weights by which fabula tells whom a line is said to.

A logistic regression over ``interpret.addressees.FEATURES``, fitted to the novels of PDNC outside
the development split, each read with its cast and without. No encoder is trained.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.corpora.pdnc import Novel
from evaluation.layers.speakers import match_parts
from evaluation.readings import Reading
from evaluation.scorers.speakers import Span
from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking import addressees, verdicts
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from training.novels import identify_mentions, list_novels, parse_options, read_noting
from training.weights import write_weights

OUT = Path("src/fabula/interpret/speaking/addressee_weights.py")

PENALTY = 1e-5
"""Of the squared weights, against the mean loss."""

_HEAD = '''\
"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
'''


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Candidates of turns whose addressees are known.

    Attributes:
        features: float32[n, n_features].
        is_addressee: float64[n], 0 or 1.
        weight: float64[n]; turns count by their gold parts, novels by the root of their size.
    """

    features: NDArray[np.float32]
    is_addressee: NDArray[np.float64]
    weight: NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    options = parse_options("addressees", __doc__, OUT, arguments)
    novels = list_novels(options.data, options.cache)
    found = [read_examples(novel, is_given=is_given) for novel, is_given in novels]
    weights = fit_weights(found)
    write_weights(options.out, _HEAD, addressees.FEATURES, weights, "addressees")


def read_examples(novel: Novel, *, is_given: bool) -> Examples:
    """The candidates of all turns of a novel for which addressees are annotated."""
    scenes: list[tuple[Scene, Candidates, NDArray[np.float32], list[Figure | None]]] = []
    find = addressees.find_addressees

    def note(
        scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
    ) -> list[tuple[Figure, ...]]:
        features = addressees.list_features(scene, candidates, probability, speakers)
        scenes.append((scene, candidates, features, speakers))
        return find(scene, candidates, probability, speakers)

    reading = read_noting(
        novel, is_given=is_given, room=verdicts, name="find_addressees", note=note
    )
    gold = _gold_by_start(novel, reading)
    identity = identify_mentions(novel, reading, is_given=is_given)
    rows = [
        (features[index][column], _is_one_of(figure, identity, gold[turn.start]), gold[turn.start])
        for scene, candidates, features, speakers in scenes
        for index, turn in enumerate(scene.turns)
        if turn.start in gold and not turn.is_to_oneself
        for column, figure in enumerate(candidates.figures)
        if figure is not speakers[index]
    ]
    counts = np.array([len(sets) for *_, sets in rows], dtype=np.float64)
    n_parts = sum(map(len, gold.values()))
    return Examples(
        np.array([row for row, *_ in rows]),
        np.array([is_one for _, is_one, _ in rows], dtype=np.float64),
        counts / np.sqrt(n_parts),
    )


def fit_weights(found: list[Examples]) -> NDArray[np.float64]:
    """The weights of a logistic regression: float64[n_features]."""
    features = np.concatenate([one.features for one in found]).astype(np.float64)
    target = np.concatenate([one.is_addressee for one in found])
    weight = np.concatenate([one.weight for one in found])
    weight /= weight.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = features @ weights
        error = 1 / (1 + np.exp(-scores)) - target
        entropy = np.logaddexp(0, scores) - target * scores
        total = float(weight @ entropy + PENALTY * weights @ weights)
        return total, features.T @ (weight * error) + 2 * PENALTY * weights

    start = np.zeros(features.shape[1])
    fitted: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return fitted


def _is_one_of(figure: Figure, identity: dict[Span, str], sets: list[frozenset[str]]) -> bool:
    """Whether a figure is one of those whom the first gold part of a turn is said to."""
    return any(identity.get((phrase.start, phrase.end)) in sets[0] for phrase in figure.phrases)


def _gold_by_start(novel: Novel, reading: Reading) -> dict[int, list[frozenset[str]]]:
    """The gold addressees of each line, by where its turn starts."""
    gold: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for part in match_parts(novel, reading):
        if part.line and part.quotation.addressees:
            gold[part.line.start].append(frozenset(part.quotation.addressees))
    return gold


if __name__ == "__main__":
    main()
