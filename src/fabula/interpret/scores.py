"""What the text says for each candidate at each turn, turn-taking left aside."""

from typing import Final

import numpy as np

from fabula.interpret.candidates import Candidates, Scene, Scores
from fabula.interpret.figures import Figure
from fabula.interpret.speaker_features import FEATURES, list_features
from fabula.interpret.speaker_weights import WEIGHTS

IMPOSSIBLE: Final = -1e4
"""Score of everybody but the one whom the user has given a line: never outweighed."""

_WEIGHTS: Final = np.array([WEIGHTS[name] for name in FEATURES])


def score_turns(scene: Scene, candidates: Candidates, n_tags: dict[Figure, int]) -> Scores:
    """Score every candidate at every turn; the last column is for nobody of them.

    Args:
        scene: the conversation.
        candidates: those who may speak.
        n_tags: how many tags of the whole book name each figure.

    Returns:
        float64[n_turns, n_candidates + 1].
    """
    own: Scores = list_features(scene, candidates, n_tags) @ _WEIGHTS
    for row, turn in enumerate(scene.turns):
        if turn.given_speaker:
            own[row] = IMPOSSIBLE
            own[row, candidates.figures.index(turn.given_speaker)] = 0.0
        elif turn.given_addressee in candidates.figures:
            own[row, candidates.figures.index(turn.given_addressee)] = IMPOSSIBLE
    return own
