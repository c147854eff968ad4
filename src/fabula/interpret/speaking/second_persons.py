"""Whom *you* means in each turn: the one of its scene who is most likely spoken to.

To whom a line is said is asked of everybody apart, for in company several hear it; *you* is mostly
one. So this is a choice among them, by the same evidence weighed anew.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.addressees import FEATURES, list_features
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.second_person_weights import WEIGHTS
from fabula.interpret.speaking.turns import Turn

_COLUMNS: Final = [FEATURES.index(name) for name in WEIGHTS]
_WEIGHTS: Final = np.array(list(WEIGHTS.values()))


def find_second_persons(
    scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
) -> list[Figure | None]:
    """Whom *you* means in each turn, never its speaker; None where nobody else is there.

    Args:
        scene: the conversation.
        candidates: those who may take part in it.
        probability: float64[n_turns, n_candidates + 1], of speaking.
        speakers: who says each turn, as decided.
    """
    features = list_features(scene, candidates, probability, speakers)
    scores = features[:, :, _COLUMNS] @ _WEIGHTS
    return [
        _choose(turn, speaker, candidates, row)
        for turn, speaker, row in zip(scene.turns, speakers, scores, strict=True)
    ]


def _choose(
    turn: Turn, speaker: Figure | None, candidates: Candidates, scores: NDArray[np.float64]
) -> Figure | None:
    if turn.given_addressee and turn.given_addressee is not speaker:
        return turn.given_addressee
    others = [i for i, figure in enumerate(candidates.figures) if figure is not speaker]
    if turn.is_to_oneself or not others:
        return None
    return candidates.figures[max(others, key=lambda i: float(scores[i]))]
