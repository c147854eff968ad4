"""The fitting of the weights of antecedents."""

import runpy
from pathlib import Path

import numpy as np

from fabula.interpret.linking.antecedents import FEATURES
from training.antecedents import _HEAD, Choice, fit_weights
from training.weights import write_weights


def _choice(*is_right: bool, weight: float = 1.0) -> Choice:
    """Two candidates, of whom the first has what is told by the only feature."""
    return Choice(np.array([[1.0], [0.0]]), np.array(is_right), weight)


def test_weights_give_back_the_odds_of_the_choices() -> None:
    choices = [_choice(True, False)] * 3 + [_choice(False, True)]
    np.testing.assert_allclose(fit_weights(choices), [np.log(3)], atol=0.01)


def test_choices_count_by_their_weight() -> None:
    choices = [_choice(True, False, weight=3.0), _choice(False, True)]
    np.testing.assert_allclose(fit_weights(choices), [np.log(3)], atol=0.01)


def test_weights_that_are_kept_stay() -> None:
    choices = [_choice(True, False)] * 3 + [_choice(False, True)]
    two = [Choice(np.hstack([c.features, c.features]), c.is_right) for c in choices]
    found = fit_weights(two, np.array([0.5, np.nan]))
    np.testing.assert_allclose(found, [0.5, np.log(3) - 0.5], atol=0.01)


def test_of_several_who_are_right_any_will_do() -> None:
    assert abs(fit_weights([_choice(True, True)] * 4)[0]) < 1e-6


def test_weights_are_written_as_a_module(tmp_path: Path) -> None:
    path = tmp_path / "weights.py"
    values = np.linspace(-3, 3, len(FEATURES))
    write_weights(path, _HEAD, FEATURES, values, "antecedents")
    found = runpy.run_path(str(path))["WEIGHTS"]
    assert tuple(found) == FEATURES
    np.testing.assert_allclose(list(found.values()), values, atol=0.005)
