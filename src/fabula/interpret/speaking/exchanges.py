"""Turn-taking: what speaks for a turn being said by whoever spoke last, or by the one before."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

PLACES: Final = ("in one paragraph", "next paragraph", "after narration")
"""Where a turn stands, seen from the one before."""

SIGNS: Final = (
    "bias",
    "before asks",
    "before breaks off",
    "asks",
    "goes on in small letters",
    "tagged",
    "before tagged",
    "pronoun tags alike",
    "pronoun tags alike, two before",
    "tags differ",
    "calls",
    "before calls",
    "narration in paragraph",
    "narration in paragraph before",
    "long",
    "before long",
    "more narration",
)

FEATURES: Final = tuple(f"{place}: {sign}" for place in PLACES for sign in SIGNS)
"""Names of the columns."""

LONG_CHARS: Final = 200.0


def list_exchanges(turns: list[Turn]) -> NDArray[np.float64]:
    """Values of the features: float64[n_turns, n_features]; those of the first turn are 0."""
    values = np.zeros((len(turns), len(FEATURES)))
    for index in range(1, len(turns)):
        turn, before = turns[index], turns[index - 1]
        earlier = turns[index - 2] if index > 1 else None
        place = min(turn.gap, 1) + 1
        first = place * len(SIGNS)
        values[index, first : first + len(SIGNS)] = _list_signs(turn, before, earlier)
    return values


def _list_signs(turn: Turn, before: Turn, earlier: Turn | None) -> list[float]:
    return [
        1,
        before.last_sign == "?",
        before.last_sign in {"—", "-", "–", "…", ","},
        turn.last_sign == "?",
        turn.starts_small,
        turn.tagged is not None,
        before.tagged is not None,
        _are_alike(turn.tagged, before.tagged),
        _are_alike(turn.tagged, earlier.tagged) if earlier else 0,
        _differ(turn.tagged, before.tagged),
        bool(turn.called),
        bool(before.called),
        _has_narration(turn),
        _has_narration(before),
        np.log1p((turn.end - turn.start) / LONG_CHARS),
        np.log1p((before.end - before.start) / LONG_CHARS),
        np.log1p(max(0, turn.start - before.end) / LONG_CHARS),
    ]


def _are_alike(one: Phrase | None, other: Phrase | None) -> bool:
    """Two tags have one pronoun."""
    if one is None or other is None or one.form != "PRON" or other.form != "PRON":
        return False
    return one.words == other.words


def _differ(one: Phrase | None, other: Phrase | None) -> bool:
    if one is None or other is None:
        return False
    return one.form != other.form or one.words != other.words


def _has_narration(turn: Turn) -> bool:
    return turn.beat is not None
