"""What the model thinks of whom a mention means, told of entities instead of mentions."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Links, Mentions

NOTHING_BELIEVED: Final[Mapping[int, Mapping[Figure, float]]] = MappingProxyType({})


class Likelihoods:
    """Probabilities of the antecedents of each mention.

    Args:
        links: of the mentions that the model found.
        found: those mentions.
        mentions: the same and others, in any order.
    """

    def __init__(
        self,
        links: Links | None = None,
        found: Mentions | None = None,
        mentions: Mentions | None = None,
    ) -> None:
        self._of_row: dict[int, int] = {}
        if links is None or found is None or mentions is None:
            return
        row_of = {span: row for row, span in enumerate(mentions.spans)}
        rows = np.array([row_of[span] for span in found.spans], dtype=np.int32)
        self._of_row = {row: number for number, row in enumerate(rows.tolist())}
        # A row of -1 takes the last place, which is nobody's.
        self._antecedent = np.append(rows, np.int32(-1))[links.antecedent]
        self._probability = np.exp(links.score)
        self._none = np.exp(links.none)

    def of_rows(self, phrase: Phrase) -> dict[int, float]:
        """How likely a mention takes up each earlier one, by row; others are unlikely."""
        number = self._of_row.get(phrase.row)
        if number is None or number >= len(self._probability):
            return {}
        rows = self._antecedent[number].tolist()
        likely = zip(rows, self._probability[number].tolist(), strict=True)
        return {row: probability for row, probability in likely if row >= 0}

    def of_nobody(self, phrase: Phrase) -> float:
        """How likely a mention means somebody whom the text has not mentioned yet."""
        number = self._of_row.get(phrase.row)
        return 0.0 if number is None or number >= len(self._none) else float(self._none[number])

    def of_figures(
        self,
        phrase: Phrase,
        of_row: Mapping[int, Figure],
        beliefs: Mapping[int, Mapping[Figure, float]] = NOTHING_BELIEVED,
    ) -> dict[Figure, float]:
        """How likely a mention means each entity; those that are not in it are unlikely.

        Args:
            phrase: a mention.
            of_row: the entities of the mentions before it.
            beliefs: of pronouns among them, all whom they may mean, with how likely each is: what
                takes up a doubtful *she* is as doubtful.
        """
        found: defaultdict[Figure, float] = defaultdict(float)
        for row, probability in self.of_rows(phrase).items():
            if row in beliefs:
                for figure, chance in beliefs[row].items():
                    found[figure] += probability * chance
            elif row in of_row:
                found[of_row[row]] += probability
        return found
