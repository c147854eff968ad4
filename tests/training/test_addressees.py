"""The fitting of the weights of addressees."""

import numpy as np

from fabula.interpret.speaking import hearings
from training.addressees import Heard, fit_sets, list_examples
from training.regressions import fit_weights


def hear(features: list[list[float]], is_addressee: list[int], weight: float = 1) -> Heard:
    """Turns of one candidate each, who is spoken to or not; nobody speaks."""
    n = len(features)
    values = np.array(features, dtype=np.float32)[:, None, :]
    right = np.array(is_addressee, dtype=bool)[:, None]
    return Heard(values, [-1] * n, [False] * n, right, np.ones(n, bool), np.full(n, weight))


def test_weights_give_back_the_odds_of_the_examples() -> None:
    # Without the feature 1 of 4 is spoken to, with it 3 of 4.
    heard = hear([[1, 0]] * 4 + [[1, 1]] * 4, [1, 0, 0, 0, 1, 1, 1, 0])
    bias, weight = fit_weights([list_examples(heard)])
    np.testing.assert_allclose([bias, bias + weight], [-np.log(3), np.log(3)], atol=0.01)


def test_weight_counts_examples() -> None:
    weighed = [hear([[1]], [1], 3), hear([[1]], [0], 1)]
    np.testing.assert_allclose(
        fit_weights([list_examples(heard) for heard in weighed]), [np.log(3)], atol=0.01
    )


def test_a_speaker_is_no_example() -> None:
    heard = hear([[1]] * 2, [1, 0])
    silent = Heard(
        heard.features, [-1, 0], [False] * 2, heard.is_addressee, np.ones(2, bool), heard.weight
    )
    assert fit_weights([list_examples(silent)])[0] > 3


def test_sets_are_learned_as_wholes() -> None:
    """Two are always spoken to, though neither is likely alone."""
    n = 20
    features = np.full((n, 3, 1), -1, dtype=np.float32)
    right = np.array([[True, True, False]] * n)
    heard = Heard(features, [-1] * n, [False] * n, right, np.ones(n, bool), np.ones(n))
    together = fit_sets([heard], np.array([1.0]))
    likely = 1 / (1 + np.exp(-(features @ np.array([1.0]))))
    sets = hearings.list_hearings(likely, [-1] * n, [False] * n)
    assert {int(np.argmax(values @ together)) + 1 for values in sets} == {2}
