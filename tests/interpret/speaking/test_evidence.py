"""What the text says for each candidate, and who says his own name."""

import numpy as np
import pytest

from fabula.interpret.speaking import evidence, exchanges
from fabula.interpret.speaking.speaker_weights import (
    AGAIN,
    AGAIN_WHO,
    BACK_TO,
    BACK_TO_WHO,
    WEIGHTS,
)
from tests.interpret.marked_texts import make_book, speakers_of

MEETING = "[Emma] met [Frank] at the gate.\n\n"


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert tuple(WEIGHTS) == evidence.FEATURES
    assert tuple(AGAIN) == tuple(BACK_TO) == exchanges.FEATURES
    assert tuple(AGAIN_WHO) == tuple(BACK_TO_WHO) == exchanges.WHO
    assert set(exchanges.WHO) <= set(evidence.FEATURES)
    assert np.isfinite([*WEIGHTS.values(), *AGAIN.values(), *BACK_TO.values()]).all()


@pytest.mark.parametrize("line", ["“My name is [Frank].”", "“I am [Frank].”"])
def test_who_says_his_name_speaks(line: str) -> None:
    assert speakers_of(make_book(MEETING + line).story()) == ["frank"]


def test_the_friend_of_somebody_is_another() -> None:
    assert speakers_of(make_book(MEETING + "“I am [Frank]’s friend.”").story()) == ["emma"]


def test_a_name_into_a_telephone_is_that_of_who_answers() -> None:
    rings = MEETING + "The telephone rang.\n\n“[Frank],” said [he].\n\n“It is me.”"
    assert speakers_of(make_book(rings).story()) == ["frank", "emma"]


def test_a_remark_of_somebody_is_said_by_him() -> None:
    assert speakers_of(make_book(MEETING + "“Well,” was [Frank]’s answer.").story()) == ["frank"]
