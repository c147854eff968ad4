"""The fitting of the weights of addressees."""

import numpy as np

from training.addressees import Examples, fit_weights


def test_weights_give_back_the_odds_of_the_examples() -> None:
    # Without the feature 1 of 4 is spoken to, with it 3 of 4.
    features = np.array([[1, 0]] * 4 + [[1, 1]] * 4, dtype=np.float32)
    is_addressee = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=np.float64)
    bias, weight = fit_weights([Examples(features, is_addressee, np.ones(8))])
    np.testing.assert_allclose([bias, bias + weight], [-np.log(3), np.log(3)], atol=0.01)


def test_weight_counts_examples() -> None:
    features = np.ones((2, 1), dtype=np.float32)
    weighed = Examples(features, np.array([1.0, 0.0]), np.array([3.0, 1.0]))
    np.testing.assert_allclose(fit_weights([weighed]), [np.log(3)], atol=0.01)
