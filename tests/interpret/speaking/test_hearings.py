"""The sets of those who may hear a turn."""

import numpy as np

from fabula.interpret.speaking.hearings import FEATURES, list_hearings, order_hearers

LIKELY = np.array([[0.9, 0.2, 0.6, 0.4]] * 3)


def told(values: np.ndarray, name: str) -> list[float]:
    return values[:, FEATURES.index(name)].tolist()


def test_the_speaker_hears_nothing() -> None:
    assert order_hearers(LIKELY[0], 0) == [2, 3, 1]
    assert order_hearers(LIKELY[0], -1) == [0, 2, 3, 1]


def test_sets_grow_from_the_likeliest() -> None:
    first, second, _ = list_hearings(LIKELY, [0, 2, -1], [False, True, False])
    assert told(first, "size") == [1, 2, 3]
    assert told(first, "one") == [1, 0, 0]
    # Turn 2 is said by candidate 2, who is alone near turn 1; candidate 0 near turn 2.
    assert told(first, "holds all who speak near") == [0, 1, 1]
    assert told(second, "several, one is called") == [0, 1, 1]
    # Those of the first turn were candidates 0 and 2, and are again.
    assert told(second, "those of the turn before") == [1, 0, 0]


def test_likelier_sets_have_better_odds() -> None:
    (values,) = list_hearings(LIKELY[:1], [-1], [False])
    odds = told(values, "log likely")
    assert np.argmax(odds) == 1
    assert told(values, "likeliest left out") == [0.6, 0.4, 0.2, 0.0]


def test_nobody_can_hear_where_nobody_is() -> None:
    (values,) = list_hearings(np.zeros((1, 0)), [-1], [False])
    assert values.shape == (0, len(FEATURES))
