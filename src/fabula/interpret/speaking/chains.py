"""Turn-taking: the turns of a conversation decided together.

A conversation is a chain of turns, whose links are pairs of speakers: those of a turn and of the
turn before it. The forward-backward algorithm sums over all ways to hand out the turns, so that
every candidate gets its probability at each turn.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def decode_chain(own: Scores, again: Scores, back_to: Scores) -> Scores:
    """Probability of each candidate at each turn.

    Args:
        own: float64[n_turns, n], scores of the candidates at each turn in natural-log units; the
            last column is for somebody who is none of them.
        again: float64[n_turns], what is added where a turn is said by whoever said the last one.
        back_to: float64[n_turns], the same where it is said by whoever said the one before the
            last, and somebody else the last.

    Returns:
        float64[n_turns, n]; each row sums to 1.
    """
    odds = np.exp(own - own.max(axis=1, keepdims=True))
    again_odds, more_odds = np.exp(again), np.expm1(back_to)
    forward = _pass_forward(odds, again_odds, more_odds)
    posterior = _pass_backward(odds, again_odds, more_odds, forward)
    result: Scores = posterior / posterior.sum(axis=1, keepdims=True)
    return result


def _pass_forward(odds: Scores, again: Scores, more: Scores) -> Scores:
    """Odds of (last speaker, speaker) by all turns so far: float64[n_turns, n, n]."""
    n_turns, n = odds.shape
    forward = np.empty((n_turns, n, n))
    forward[0] = odds[0][None, :] / n
    back = _others(n)
    for turn in range(1, n_turns):
        before = forward[turn - 1]
        joint = before.sum(axis=0)[:, None] + more[turn] * back * before.T
        joint *= _step(again[turn], n) * odds[turn][None, :]
        forward[turn] = joint / joint.sum()
    return forward


def _pass_backward(odds: Scores, again: Scores, more: Scores, forward: Scores) -> Scores:
    """Odds of each speaker by all turns: float64[n_turns, n]."""
    n_turns, n = odds.shape
    backward = np.ones((n, n))
    posterior = np.empty((n_turns, n))
    back = _others(n).T
    for turn in range(n_turns - 1, -1, -1):
        posterior[turn] = (forward[turn] * backward).sum(axis=0)
        following = backward * _step(again[turn], n) * odds[turn][None, :]
        backward = following.sum(axis=1)[None, :] + more[turn] * back * following.T
        backward /= backward.sum()
    return posterior


def _step(again: float, n: int) -> Scores:
    """Odds of a speaker after another; two unknown speakers are not the same one."""
    step = np.ones((n, n))
    np.fill_diagonal(step[:-1, :-1], again)
    return step


def _others(n: int) -> Scores:
    """1 where a speaker that is known comes after another than himself: float64[n, n]."""
    others = 1.0 - np.eye(n)
    others[:, -1] = 0.0
    return others
