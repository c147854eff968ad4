"""What the text says for each candidate, and who says his own name."""

from unittest.mock import patch

import numpy as np
import pytest

from fabula.interpret.speaking import evidence, exchanges, speakers
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.scores import score_turns
from fabula.interpret.speaking.speaker_weights import AGAIN, BACK_TO, WEIGHTS
from tests.interpret.marked_texts import make_book, speakers_of

MEETING = "[Emma] met [Frank] at the gate.\n\n"


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert tuple(WEIGHTS) == evidence.FEATURES
    assert tuple(AGAIN) == tuple(BACK_TO) == exchanges.FEATURES
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


def evidence_of(book: str) -> dict[str, dict[str, float]]:
    """For each candidate, by its last mention, its features at the last turn of a book."""
    told: dict[str, dict[str, float]] = {}

    def note(scene: Scene, candidates: Candidates, values: Scores) -> Scores:
        for column, figure in enumerate(candidates.figures):
            name = figure.last.text.lower()
            told[name] = dict(zip(evidence.FEATURES, values[-1, column], strict=True))
        return score_turns(scene, candidates, values)

    with patch.object(speakers, "score_turns", note):
        make_book(book).story()
    return told


def test_who_is_called_is_there_and_who_is_named_is_spoken_of() -> None:
    talk = "“Come, [Frank],” said [Emma].\n\n“[Jane] is late.”\n\n“She is.”"
    told = evidence_of("[Emma] met [Frank] and [Jane].\n\n" + talk)
    assert told["frank"]["called near"] > 0 == told["frank"]["named near"]
    assert told["jane"]["named near"] > 0 == told["jane"]["called near"]
