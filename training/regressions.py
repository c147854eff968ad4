"""Logistic regression: how likely something is, by named features."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

PENALTY = 1e-5
"""Of the squared weights, against the mean loss."""


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """What is known to be so, or not.

    Attributes:
        features: float32[n, n_features].
        is_so: float64[n], 0 or 1.
        weight: float64[n], what each counts.
    """

    features: NDArray[np.float32]
    is_so: NDArray[np.float64]
    weight: NDArray[np.float64]


def fit_weights(found: Sequence[Examples]) -> NDArray[np.float64]:
    """The weights of a logistic regression: float64[n_features]."""
    features = np.concatenate([one.features for one in found]).astype(np.float64)
    target = np.concatenate([one.is_so for one in found])
    weight = np.concatenate([one.weight for one in found]).astype(np.float64)
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
