"""What the model thinks of whom a mention means, told of entities instead of mentions."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Links, Mentions


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
        self._later = {}
        if links is None or found is None or mentions is None:
            return
        row_of = {span: row for row, span in enumerate(mentions.spans)}
        rows = np.array([row_of[span] for span in found.spans], dtype=np.int32)
        self._of_row = {row: number for number, row in enumerate(rows.tolist())}
        # A row of -1 takes the last place, which is nobody's.
        self._antecedent = np.append(rows, np.int32(-1))[links.antecedent]
        self._probability = np.exp(links.score)
        self._none = np.exp(links.none)
        self._later = defaultdict(list)
        for number, (antecedents, chances) in enumerate(zip(self._antecedent.tolist(), self._probability.tolist(), strict=True)):
            for row, chance in zip(antecedents, chances, strict=True):
                if row >= 0 and chance > 0.01:
                    self._later[row].append((int(rows[number]), chance))

    def of_followers(self, phrase, of_row):
        found = defaultdict(float)
        for row, chance in self._later.get(phrase.row, ()):
            if row in of_row:
                found[of_row[row]] += chance
        return found

    def of_nobody(self, phrase: Phrase) -> float:
        """How likely a mention means somebody whom the text has not mentioned yet."""
        number = self._of_row.get(phrase.row)
        return 0.0 if number is None or number >= len(self._none) else float(self._none[number])

    def of_figures(self, phrase: Phrase, of_row: Mapping[int, Figure], beliefs: Mapping[int, Mapping[Figure, float]] = {}) -> dict[Figure, float]:
        """How likely a mention means each entity; those that are not in it are unlikely.

        Args:
            phrase: a mention.
            of_row: the entities of the mentions before it.
        """
        found: defaultdict[Figure, float] = defaultdict(float)
        number = self._of_row.get(phrase.row)
        if number is None or number >= len(self._probability):
            return found
        likely = zip(
            self._antecedent[number].tolist(), self._probability[number].tolist(), strict=True
        )
        for row, probability in likely:
            if row in beliefs:
                for figure, chance in beliefs[row].items():
                    found[figure] += probability * chance
            elif row in of_row:
                found[of_row[row]] += probability
        return found
