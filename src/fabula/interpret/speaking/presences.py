"""How much the narration round a turn is about each candidate, and how lately it was."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.candidates import Scene

Columns = NDArray[np.float64]

PRESENCE_CHARS: Final = 1200.0
"""At this distance a mention counts 1/e for presence."""

PRESENCE_FLOOR: Final = 0.1
"""Presence of somebody who is not mentioned at all."""

AHEAD: Final = 0.5
"""Factor on presence by mentions that follow the line."""

RECENT_CHARS: Final = 200.0
NEVER_CHARS: Final = 6000.0
"""Recency is the negative log of the distance in units of the first, at most of the second."""

BLOCK_TURNS: Final = 64
"""Presence is reckoned for so many turns at once, so that memory grows with length alone."""

REACH: Final = 20
"""Mentions farther off than so many times ``PRESENCE_CHARS`` weigh nothing (2e-9)."""


def find_shares(scene: Scene, figures: list[Figure], *, by_name: bool = False) -> Columns:
    """Log of each candidate's share of the narration round each turn; 0 for the greatest.

    A mention counts less the farther off it is.

    Args:
        scene: the conversation.
        figures: the candidates.
        by_name: names alone count.

    Returns:
        float64[n_turns, n_candidates].
    """
    starts, belongs = _tabulate(scene, figures, by_name=by_name)
    places = np.array([turn.start for turn in scene.turns], dtype=np.float64)
    blocks = [
        _shares(places[first : first + BLOCK_TURNS], starts, belongs)
        for first in range(0, len(places), BLOCK_TURNS)
    ]
    shares = np.concatenate(blocks)
    result: Columns = np.log(shares / shares.max(axis=1, keepdims=True, initial=0))
    return result


def find_recency(scene: Scene, figures: list[Figure], *, by_name: bool = False) -> Columns:
    """How lately the narration mentioned each candidate before each turn.

    Args:
        scene: the conversation.
        figures: the candidates.
        by_name: names alone count.

    Returns:
        float64[n_turns, n_candidates], 0 for just now, below 0 for longer ago.
    """
    starts, belongs = _tabulate(scene, figures, by_name=by_name)
    places = np.array([turn.start for turn in scene.turns], dtype=np.float64)
    result: Columns = np.empty((len(places), len(figures)))
    for column in range(len(figures)):
        own = np.append(-np.inf, starts[belongs[:, column] > 0])
        away = places - own[np.searchsorted(own, places) - 1]
        result[:, column] = -np.log1p(np.minimum(NEVER_CHARS, away) / RECENT_CHARS)
    return result


def _tabulate(scene: Scene, figures: list[Figure], *, by_name: bool) -> tuple[Columns, Columns]:
    """Where candidates are mentioned, and which of them: float64[n], float64[n, n_candidates]."""
    column_of = {figure: column for column, figure in enumerate(figures)}
    present = (p for p in scene.present if p.form == "PROP" or not by_name)
    known = [p for p in present if scene.memory.of_row[p.row] in column_of]
    starts = np.array([phrase.start for phrase in known], dtype=np.float64)
    belongs = np.zeros((len(known), len(column_of)))
    for index, phrase in enumerate(known):
        belongs[index, column_of[scene.memory.of_row[phrase.row]]] = 1.0
    return starts, belongs


def _shares(places: Columns, starts: Columns, belongs: Columns) -> Columns:
    """Mentions of each candidate, weighed by nearness: float64[n_places, n_candidates]."""
    reach = REACH * PRESENCE_CHARS
    low = int(np.searchsorted(starts, places[0] - reach))
    high = int(np.searchsorted(starts, places[-1] + reach))
    distance = places[:, None] - starts[None, low:high]
    nearness = np.exp(-np.abs(distance) / PRESENCE_CHARS)
    nearness *= np.where(distance < 0, AHEAD, 1.0)
    result: Columns = nearness @ belongs[low:high] + PRESENCE_FLOOR
    return result
