"""Turn-taking: the turns of a conversation decided together.

A conversation is a chain of turns, whose links are pairs of speakers: those of a turn and of the
turn before it. The forward-backward algorithm sums over all ways to hand out the turns, so that
every candidate gets its probability at each turn.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.speaking import speaker_weights as weights

Scores = NDArray[np.float64]


def decode_chain(own: Scores, gaps: list[int]) -> Scores:
    """Probability of each candidate at each turn.

    Args:
        own: float64[n_turns, n], scores of the candidates at each turn in natural-log units; the
            last column is for somebody who is none of them.
        gaps: ``Turn.gap`` of each turn.

    Returns:
        float64[n_turns, n]; each row sums to 1.
    """
    steps = [_step_scores(gap, own.shape[1]) for gap in gaps]
    forward = _pass_forward(own, steps)
    log_posterior = _pass_backward(own, steps, forward)
    posterior = np.exp(log_posterior - log_posterior.max(axis=1, keepdims=True))
    result: Scores = posterior / posterior.sum(axis=1, keepdims=True)
    return result


def soften(probability: Scores) -> Scores:
    """Probabilities nearer to how often they turn out right; what is likeliest stays so.

    The pieces of evidence on a turn go together, and the chain counts each in full, so that it is
    too sure of itself. A power below 1 takes that back (temperature scaling, Guo et al. 2017).
    """
    flatter = probability**weights.SOFTENING
    result: Scores = flatter / flatter.sum(axis=1, keepdims=True)
    return result


def _pass_forward(own: Scores, steps: list[Scores]) -> Scores:
    """Scores of (last speaker, speaker) by all turns so far: float64[n_turns, n, n]."""
    n_turns, n = own.shape
    forward = np.zeros((n_turns, n, n))
    forward[0] = own[0][None, :] - np.log(n)
    for turn in range(1, n_turns):
        joint = forward[turn - 1][:, :, None] + steps[turn]
        forward[turn] = _log_sum(joint, axis=0) + own[turn][None, :]
    return forward


def _pass_backward(own: Scores, steps: list[Scores], forward: Scores) -> Scores:
    """Scores of each speaker by all turns: float64[n_turns, n]."""
    n_turns, n = own.shape
    backward = np.zeros((n, n))
    posterior = np.zeros((n_turns, n))
    for turn in range(n_turns - 1, -1, -1):
        posterior[turn] = _log_sum(forward[turn] + backward, axis=0)
        if turn:
            joint = (backward + own[turn][None, :])[None, :, :] + steps[turn]
            backward = _log_sum(joint, axis=2)
    return posterior


def _log_sum(values: Scores, axis: int) -> Scores:
    peak = values.max(axis=axis, keepdims=True)
    result: Scores = np.log(np.exp(values - peak).sum(axis=axis)) + peak.squeeze(axis)
    return result


def _step_scores(gap: int, n: int) -> Scores:
    """Scores of (speaker before last, last speaker, speaker): float64[n, n, n]."""
    if gap < 0:
        return _steps(n, weights.AGAIN_IN_PARAGRAPH, 0.0)
    if gap == 0:
        return _steps(n, weights.AGAIN, weights.BACK_TO)
    return _steps(n, weights.AGAIN_AFTER_NARRATION, weights.BACK_TO / 2)


@lru_cache(maxsize=64)
def _steps(n: int, again: float, back_to: float) -> Scores:
    same = np.eye(n, dtype=bool)
    same[-1, -1] = False  # two unknown speakers are not the same one
    steps = np.zeros((n, n, n))
    steps += np.where(same, again, 0.0)[None, :, :]
    steps += np.where(same, back_to, 0.0)[:, None, :] * (~same)[:, :, None]
    steps.flags.writeable = False
    return steps
