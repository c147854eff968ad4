"""Weights of kin, fitted to choices."""

import numpy as np

from fabula.interpret.linking.kin import FEATURES
from training.kin import Choice, fit_choices


def test_what_tells_the_right_row_gets_the_weight() -> None:
    telling = FEATURES.index("likely")
    features = np.zeros((3, len(FEATURES)))
    features[1, telling] = 1.0
    weights = fit_choices([Choice(features, 1, 1.0), Choice(features, 1, 2.0)])
    assert weights.argmax() == telling
    assert (features @ weights).argmax() == 1
