"""What the text says for each candidate at each turn, turn-taking left aside."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking import speaker_weights as weights
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.presences import find_shares
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

IMPOSSIBLE: Final = -1e4
"""Score of everybody but the one whom the user has given a line: never outweighed."""


def score_turns(scene: Scene, candidates: Candidates) -> Scores:
    """Score every candidate at every turn; the last column is for nobody of them.

    Returns:
        float64[n_turns, n_candidates + 1].
    """
    own = np.array([_score_turn(turn, candidates, scene.memory) for turn in scene.turns])
    own[:, :-1] += candidates.claims + weights.PRESENCE * find_shares(scene, candidates.figures)
    own[:, :-1] += weights.NOT_YET * _find_absent(scene, candidates)
    _add_answers(own, scene, candidates)
    for row, turn in enumerate(scene.turns):
        if turn.given_speaker:
            own[row] = IMPOSSIBLE
            own[row, candidates.figures.index(turn.given_speaker)] = 0.0
        elif turn.given_addressee in candidates.figures:
            own[row, candidates.figures.index(turn.given_addressee)] = IMPOSSIBLE
    return own


def _find_absent(scene: Scene, candidates: Candidates) -> NDArray[np.bool_]:
    """Who has not been mentioned yet at a turn: bool[n_turns, n_candidates].

    Whoever the user has given a line is there all the while.
    """
    given = {turn.given_speaker for turn in scene.turns}
    firsts = [-1 if figure in given else figure.first_start for figure in candidates.figures]
    ends = np.array([turn.end for turn in scene.turns], dtype=np.int64)
    absent: NDArray[np.bool_] = np.array(firsts, dtype=np.int64)[None, :] > ends[:, None]
    return absent


def _add_answers(own: Scores, scene: Scene, candidates: Candidates) -> None:
    """Whoever a turn calls or tells speaks likely right after it, and right before it."""
    column_of = {figure: column for column, figure in enumerate(candidates.figures)}
    for row, turn in enumerate(scene.turns):
        meant = {scene.memory.of_row.get(phrase.row) for phrase in (*turn.called, *turn.told)}
        for column in (column_of[figure] for figure in meant if figure in column_of):
            if row + 1 < len(own) and scene.turns[row + 1].gap == 0:
                own[row + 1, column] += weights.ANSWERS
            if row and turn.gap == 0:
                own[row - 1, column] += weights.ANSWERED


def _score_turn(turn: Turn, candidates: Candidates, memory: Memory) -> list[float]:
    beat = memory.meant_by(turn.beat) if turn.beat else None
    called = {memory.of_row.get(phrase.row) for phrase in turn.called}
    named = {memory.of_row.get(phrase.row) for phrase in turn.named}
    scores = []
    for figure in candidates.figures:
        score = _tag_score(turn.tagged, memory, figure) if turn.tagged else 0.0
        if figure is beat:
            score += weights.BEAT
        if figure in called:
            score += weights.CALLED
        elif figure in named:
            score += weights.NAMED_INSIDE
        if figure.is_named or figure.is_narrator:
            score += weights.NAMED
        if figure.is_of_cast:
            score += weights.OF_CAST
        scores.append(score)
    return [*scores, weights.NOBODY]


def _tag_score(tag: Phrase, memory: Memory, figure: Figure) -> float:
    """A name in a tag settles it; a pronoun or noun leaves it open among those it fits."""
    if tag.person == 3 and figure is memory.tellers.teller_at(tag.start):
        return 2 * weights.UNFITTING_TAG
    tagged = memory.meant_by(tag)
    is_nameless = tag.form == "PRON" or (tagged is not None and not tagged.is_named)
    is_open = tag.person == 3 and is_nameless and tag.row not in memory.fixed
    if figure is tagged:
        return _linked_score(tag, figure) if is_open else weights.NAMED_TAG
    fits = is_open and tag.determiner != "indef" and _genders_fit(tag, figure)
    return weights.FITTING_TAG if fits else weights.UNFITTING_TAG


def _linked_score(tag: Phrase, figure: Figure) -> float:
    """What a tag without a name adds for the one it is linked to.

    *My mother*, met often, is as good as named.
    """
    if tag.form == "PRON":
        return weights.LINKED_TAG
    is_known = figure.n_nouns >= weights.MIN_KNOWN_NOUNS
    return weights.KNOWN_NOUN_TAG if is_known else weights.NOUN_TAG


def _genders_fit(tag: Phrase, figure: Figure) -> bool:
    return not tag.gender or not figure.gender or tag.gender == figure.gender
