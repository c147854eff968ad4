"""How each figure talks: the words of the lines that tags give to it by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.turns import Turn

SMOOTHING: Final = 400.0
"""So many words of everybody's talk are mixed into what is known of one."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Styles:
    """How often each figure says each word.

    Attributes:
        row_of: row of each word of lines.
        share: float64[n_words], of all that is said.
        of_figure: float64[n_words] each, how often it says them.
    """

    row_of: Mapping[str, int] = field(default_factory=dict)
    share: Scores = field(default_factory=lambda: np.zeros(0))
    of_figure: Mapping[Figure, Scores] = field(default_factory=dict)

    def compare(self, turn: Turn, figures: list[Figure], teller: Figure | None) -> Scores:
        """How like each figure a turn sounds: float64[n_figures], 0 where nothing is known.

        The log odds of its words against everybody's, over the root of their number, against the
        mean of those who are known: a long line is like nobody, and not more like a stranger.

        Args:
            turn: what is said.
            figures: those who may say it.
            teller: whom its tag names; its own words tell nothing of him.
        """
        rows = np.array([self.row_of[word] for word in turn.words], dtype=np.int64)
        result, is_known = np.zeros(len(figures)), np.zeros(len(figures), dtype=bool)
        for column, figure in enumerate(figures):
            known = self.of_figure.get(figure)
            if known is None or not len(rows):
                continue
            is_known[column] = True
            n_own = len(rows) if figure is teller else 0
            said = known[rows] - (_count_same(rows) if n_own else 0)
            mixed = (said + SMOOTHING * self.share[rows]) / (known.sum() - n_own + SMOOTHING)
            result[column] = np.log(mixed / self.share[rows]).sum() / np.sqrt(len(rows))
        result[is_known] -= result[is_known].mean() if is_known.any() else 0.0
        return result


def learn_styles(turns: list[Turn], speakers: list[Figure | None]) -> Styles:
    """What each figure says in the turns that are surely its own.

    Args:
        turns: of the whole text.
        speakers: whom a tag names for certain, for each.
    """
    row_of: dict[str, int] = {}
    for turn in turns:
        for word in turn.words:
            row_of.setdefault(word, len(row_of))
    total = np.zeros(len(row_of))
    of_figure: dict[Figure, Scores] = {}
    for turn, speaker in zip(turns, speakers, strict=True):
        rows = [row_of[word] for word in turn.words]
        np.add.at(total, rows, 1)
        if speaker is not None:
            np.add.at(of_figure.setdefault(speaker, np.zeros(len(row_of))), rows, 1)
    return Styles(row_of, total / max(1.0, total.sum()), of_figure)


def _count_same(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each of the rows is among them."""
    _, inverse, counts = np.unique(rows, return_inverse=True, return_counts=True)
    same: NDArray[np.int64] = counts[inverse]
    return same
