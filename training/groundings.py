"""``python -m training.groundings``: the weights that tell how a character is to a place.

A multinomial logistic regression over the features of ``interpret.staging.groundings``, fitted to
the training excerpts of Soni et al. (2023), and a binary one for what is so usually. No encoder is
trained.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.annotators import Annotator, fabula_annotator
from evaluation.corpora.mobility import load_mobility
from evaluation.layers.groundings import read_excerpts
from fabula.interpret.staging.groundings import HABIT, RELATIONS, find_features

PENALTY: Final = 2e-3
"""Of the squared weights, against the mean loss; near the best by cross-validation over books."""

N_SEEN: Final = 4
"""A feature seen in fewer excerpts has no weight."""

_HEAD: Final = '''\
"""How much each feature speaks for each way of being at a place, in natural-log units.

Written by ``python -m training.groundings`` (see ``docs/decisions/scenes.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final[dict[str, dict[str, float]]] = {
'''


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.groundings", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/staging/grounding_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args(arguments)
    weights = fit_groundings(options.data, fabula_annotator())
    write_groundings(options.out, weights)


def fit_groundings(data_dir: Path, annotator: Annotator) -> dict[str, dict[str, float]]:
    """The weights of each answer, by feature."""
    excerpts = list(read_excerpts(load_mobility(data_dir, "train"), annotator))
    seen = [frozenset(find_features(one.words, one.character, one.place)) for one in excerpts]
    counts = Counter(name for names in seen for name in names)
    features = sorted(name for name, count in counts.items() if count >= N_SEEN)
    table = np.array([[name in names for name in features] for names in seen], np.float64)
    answers = np.array([RELATIONS.index(one.relation) for one in excerpts])
    fitted = fit_weights(table, answers, len(RELATIONS))
    weights = {
        relation: dict(zip(features, fitted[:, column].tolist(), strict=True))
        for column, relation in enumerate(RELATIONS)
    }
    told = [row for row, one in enumerate(excerpts) if one.is_habitual is not None]
    usual = np.array([int(bool(excerpts[row].is_habitual)) for row in told])
    fitted = fit_weights(table[told], usual, 2)
    habit = (fitted[:, 1] - fitted[:, 0]).tolist()
    return weights | {HABIT: dict(zip(features, habit, strict=True))}


def fit_weights(
    table: NDArray[np.float64], answers: NDArray[np.intp], n_answers: int
) -> NDArray[np.float64]:
    """The weights of the likeliest answers: float64[n_features, n_answers].

    Args:
        table: float64[n, n_features], 0 or 1.
        answers: intp[n].
        n_answers: how many there are to choose from.
    """
    n_rows, n_features = table.shape
    truth = np.eye(n_answers)[answers]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(n_features, n_answers)
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        picked = np.log(share[np.arange(n_rows), answers]).mean()
        slope = table.T @ (share - truth) / n_rows + 2 * PENALTY * weights
        return float(PENALTY * (weights**2).sum() - picked), slope.ravel()

    found = minimize(loss, np.zeros(n_features * n_answers), jac=True, method="L-BFGS-B")
    fitted: NDArray[np.float64] = found.x.reshape(n_features, n_answers)
    return fitted


def write_groundings(path: Path, weights: dict[str, dict[str, float]]) -> None:
    """Write a module with ``WEIGHTS``, by answer and feature, to one place; zeros left out."""
    lines = []
    for answer, told in weights.items():
        lines.append(f'    "{answer}": {{\n')
        rounded = ((name, round(weight, 1)) for name, weight in told.items())
        lines += [f'        "{name}": {weight},\n' for name, weight in rounded if weight]
        lines.append("    },\n")
    closing = '}\n"""By answer and feature: see ``groundings.find_features``."""\n'
    path.write_text(_HEAD + "".join(lines) + closing, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
