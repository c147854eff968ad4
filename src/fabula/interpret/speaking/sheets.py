"""The sheet on which the evidence of one conversation is written down."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.candidates import Candidates, Scene
from fabula.interpret.wording.phrases import Phrase

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Sheet:
    """What the text says for each candidate at each turn, as it is filled in.

    Attributes:
        scene: the conversation.
        figures: its candidates.
        claims: float64[n_candidates], of being one.
        column_of: index of each candidate.
        values: float64[n_turns, n_candidates + 1, n_features]; the last candidate is nobody of
            them.
        named: bool[n_candidates], who has a name or narrates.
        has_cast: a cast is given.
    """

    def __init__(self, scene: Scene, candidates: Candidates, features: Sequence[str]) -> None:
        self.scene, self.memory = scene, scene.memory
        self.figures, self.claims = candidates.figures, candidates.claims
        self.column_of = {figure: column for column, figure in enumerate(self.figures)}
        shape = len(scene.turns), len(self.figures) + 1, len(features)
        self.values: Values = np.zeros(shape)
        self._feature = {name: index for index, name in enumerate(features)}
        self._genders = np.array([figure.gender for figure in self.figures], dtype="U1")
        self.named = self.flag(f.is_named or f.is_narrator for f in self.figures)
        self.has_cast = any(figure.is_of_cast for figure in self.figures)

    def of_known(self, name: str) -> Values:
        """A feature of all turns and candidates, to be written: float64[n_turns, n_candidates]."""
        return self.values[:, :-1, self._feature[name]]

    def of_turn(self, index: int, name: str) -> Values:
        """A feature of one turn and all candidates, to be written: float64[n_candidates]."""
        return self.values[index, :-1, self._feature[name]]

    def of_nobody(self, index: int, name: str) -> None:
        """Note a feature of nobody of the candidates, at one turn."""
        self.values[index, -1, self._feature[name]] = 1

    def note(self, index: int, name: str, phrases: Iterable[Phrase | None]) -> None:
        """Note for each candidate at a turn how likely one of some phrases means it."""
        row = self.of_turn(index, name)
        for phrase in phrases:
            for column, likely in self.meant(phrase):
                row[column] = max(row[column], likely)

    def meant(self, phrase: Phrase | None) -> Iterator[tuple[int, float]]:
        """Columns of those whom a phrase may mean, with how likely it does."""
        if phrase is None:
            return
        believed = self.memory.beliefs.get(phrase.row)
        if believed and phrase.row not in self.memory.fixed:
            for figure, likely in believed.items():
                if figure in self.column_of:
                    yield self.column_of[figure], likely
            return
        meant = self.memory.meant_by(phrase)
        if meant is not None and meant in self.column_of:
            yield self.column_of[meant], 1.0

    def who_is(self, figure: Figure | None) -> Flags:
        """Which candidate is a figure: bool[n_candidates]."""
        return self.flag(other is figure for other in self.figures)

    def of_gender(self, gender: str) -> Flags:
        """Who has a gender, ``""`` for an unknown one: bool[n_candidates]."""
        flags: Flags = self._genders == gender
        return flags

    def clashes(self, phrase: Phrase) -> Flags:
        """Who has another gender than a phrase; nobody where it has none: bool[n_candidates]."""
        gender = phrase.gender
        flags: Flags = (self._genders != gender) & (self._genders != "") & (gender != "")
        return flags

    @staticmethod
    def flag(values: Iterable[bool]) -> Flags:
        """A yes or no for each candidate."""
        return np.fromiter(values, dtype=bool)
