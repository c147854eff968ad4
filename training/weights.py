"""Fitted weights, written as Python modules of the package: readable, a diff shows what changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def write_weights(
    path: Path, head: str, features: Sequence[str], weights: NDArray[np.float64], room: str
) -> None:
    """Write a module with ``WEIGHTS``, a weight for each feature, to two places.

    Args:
        path: of the module.
        head: what stands before the weights.
        features: their names.
        weights: float64[n_features].
        room: the module of ``fabula.interpret`` that says what the features are.
    """
    rows = zip(features, weights.tolist(), strict=True)
    lines = "".join(f'    "{name}": {round(weight, 2)},\n' for name, weight in rows)
    closing = f'}}\n"""Of each feature: see ``{room}.FEATURES``."""\n'
    path.write_text(head + lines + closing, encoding="utf-8", newline="\n")


def write_tables(
    path: Path, head: str, tables: Mapping[str, tuple[Sequence[str], NDArray[np.float64], str]]
) -> None:
    """Write a module with several tables of weights.

    Args:
        path: of the module.
        head: what stands before the first.
        tables: features, float64[n_features] and the module that explains them, by name.
    """
    parts = [head]
    for name, (features, weights, room) in tables.items():
        rows = zip(features, weights.tolist(), strict=True)
        lines = "".join(f'    "{feature}": {round(weight, 2)},\n' for feature, weight in rows)
        closing = f'}}\n"""Of each feature: see ``{room}.FEATURES``."""\n'
        parts.append(f"\n{name}: Final = {{\n{lines}{closing}")
    path.write_text("".join(parts), encoding="utf-8", newline="\n")
