"""What the text says for each candidate at each turn, and for each way to go on."""

from typing import Final

import numpy as np

from fabula.interpret.speaking import evidence, exchanges
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.exchanges import list_exchanges
from fabula.interpret.speaking.speaker_weights import AGAIN, BACK_TO, WEIGHTS
from fabula.interpret.speaking.tag_signs import find_named
from fabula.interpret.speaking.turns import Turn

IMPOSSIBLE: Final = -1e4
"""Score of everybody but the one whom the user has given a line: never outweighed."""

CERTAIN: Final = 12.0
"""What a name in a tag counts, beside which all other evidence is small: it is not trained."""

# What has not been trained yet counts nothing, so that it can be.
_WEIGHTS: Final = np.array([WEIGHTS.get(name, 0.0) for name in evidence.FEATURES])
_AGAIN: Final = np.array([AGAIN.get(name, 0.0) for name in exchanges.FEATURES])
_BACK_TO: Final = np.array([BACK_TO.get(name, 0.0) for name in exchanges.FEATURES])


def score_turns(scene: Scene, candidates: Candidates, told: Scores) -> Scores:
    """Score every candidate at every turn; the last column is for nobody of them.

    Args:
        scene: the conversation.
        candidates: those who may speak.
        told: as from :func:`evidence.list_evidence`.

    Returns:
        float64[n_turns, n_candidates + 1], in natural-log units.
    """
    own: Scores = told @ _WEIGHTS
    for row, turn in enumerate(scene.turns):
        if (column := find_certain(turn, scene, candidates)) is not None:
            own[row, column] += CERTAIN
        if turn.given_speaker:
            own[row] = IMPOSSIBLE
            own[row, candidates.figures.index(turn.given_speaker)] = 0.0
        elif turn.given_addressee in candidates.figures:
            own[row, candidates.figures.index(turn.given_addressee)] = IMPOSSIBLE
    return own


def find_certain(turn: Turn, scene: Scene, candidates: Candidates) -> int | None:
    """The column of the candidate whom the tag of a turn names, if it does."""
    figure = find_named(turn, scene.memory)
    return candidates.figures.index(figure) if figure in candidates.figures else None


def score_exchanges(turns: list[Turn]) -> tuple[Scores, Scores]:
    """What speaks for the last speaker at each turn, and for the one before him.

    Returns:
        Twice float64[n_turns], as :func:`chains.decode_chain` takes them.
    """
    signs = list_exchanges(turns)
    return signs @ _AGAIN, signs @ _BACK_TO
