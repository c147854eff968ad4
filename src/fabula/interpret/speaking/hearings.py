"""Who hears a turn together: the one, two or more likeliest, each set judged as a whole."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

ENOUGH: Final = 0.5
"""Whoever is likelier than this to be spoken to is, looked at alone."""

MAX_ADDRESSEES: Final = 6
NEAR_TURNS: Final = 8
TALK_TURNS: Final = 30
"""Who speaks within so many turns is near, or takes part in the talk."""

FEATURES: Final = (
    "log likely",
    "log likely, one",
    "one",
    "two",
    "three",
    "more",
    "size",
    "one: speakers near, log",
    "one: speakers in the talk, log",
    "all who speak near",
    "holds all who speak near",
    "all who speak in the talk",
    "those of the turn before",
    "those of the turn before, several",
    "several, one is called",
    "several, speaker unknown",
    "least likely of several",
    "likeliest left out",
)
"""Names of the columns."""

Likely = NDArray[np.float64]


def list_hearings(likely: Likely, speakers: list[int], is_called: list[bool]) -> list[Likely]:
    """Features of the sets that may hear each turn: the likeliest one, the two likeliest, …

    Args:
        likely: float64[n_turns, n_candidates], of being spoken to, each looked at alone.
        speakers: column of who says each turn, or -1.
        is_called: whether each turn calls somebody.

    Returns:
        For each turn float64[n_sets, n_features], the smallest set first.
    """
    found, before = [], frozenset[int]()
    for turn, speaker in enumerate(speakers):
        order = order_hearers(likely[turn], speaker)
        near, talk = (_speakers_within(speakers, turn, n) for n in (NEAR_TURNS, TALK_TURNS))
        sets = [
            _describe(
                order[:size], likely[turn], speaker=speaker, near=near, talk=talk, before=before
            )
            for size in range(1, min(MAX_ADDRESSEES, len(order)) + 1)
        ]
        several = FEATURES.index("several, one is called")
        values = np.array(sets, dtype=np.float64).reshape(len(sets), len(FEATURES))
        values[1:, several] = is_called[turn]
        found.append(values)
        before = _first_choice(order, likely[turn]) | {speaker}
    return found


def order_hearers(likely: Likely, speaker: int) -> list[int]:
    """All candidates but the speaker, the likeliest first."""
    order: list[int] = np.argsort(-likely, kind="stable").tolist()
    return [column for column in order if column != speaker]


def _speakers_within(speakers: list[int], turn: int, n_turns: int) -> set[int]:
    near = speakers[max(0, turn - n_turns) : turn + n_turns + 1]
    return {column for column in near if column >= 0} - {speakers[turn]}


def _first_choice(order: list[int], likely: Likely) -> frozenset[int]:
    return frozenset([c for c in order if likely[c] > ENOUGH] or order[:1])


def _describe(
    chosen: list[int],
    likely: Likely,
    *,
    speaker: int,
    near: set[int],
    talk: set[int],
    before: frozenset[int],
) -> list[float]:
    """The features of one set, in their order; that of who is called is left out."""
    size, held = len(chosen), set(chosen)
    left = np.delete(likely, [*chosen, *([speaker] if speaker >= 0 else [])])
    odds = float(np.log(likely[chosen] + 1e-4).sum() + np.log(1 - left + 1e-4).sum())
    is_one, again = size == 1, held | {speaker} == before
    return [
        odds,
        odds * is_one,
        is_one,
        size == 2,
        size == 3,
        size > 3,
        size,
        is_one * np.log1p(len(near)),
        is_one * np.log1p(len(talk)),
        held == near and not is_one,
        held >= near and not is_one,
        held == talk and not is_one,
        again,
        again and not is_one,
        0.0,
        speaker < 0 and not is_one,
        likely[chosen[-1]] * (not is_one),
        left.max(initial=0.0),
    ]
