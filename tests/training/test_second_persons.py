"""What the weights of second persons are fitted to."""

from fabula.interpret.speaking.addressees import FEATURES
from fabula.interpret.speaking.second_person_weights import WEIGHTS
from training.second_persons import CONSTANT


def test_every_feature_that_can_choose_has_a_weight() -> None:
    assert list(WEIGHTS) == [name for name in FEATURES if name not in CONSTANT]
