"""Which earlier mentions each mention may mean the same as, scored across windows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.encode.readings import Float32
from fabula.records import Links

N_BACK: Final = 128
"""So many mentions back an antecedent is looked for."""

N_KEY_FEATURES: Final = 64
"""Length of the two vectors whose product is the score of a pair."""

DISTANCES: Final = (1, 2, 3, 4, 5, 8, 16, 32, 64)
"""The least distance, in mentions, of each class of distances."""

N_LIKELY: Final = 16
"""So many of them are kept."""

_CHUNK: Final = 256
"""So many mentions are scored at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class LinkVectors:
    """What the linker says of some mentions (``training.models.SpanLinker``).

    Attributes:
        query, key: float32[n_mentions, n_key_features], what a mention asks for and offers.
        near: float32[n_mentions, n_distances], what is added for an antecedent so far back.
        none: float32[n_mentions], the score of having no antecedent.
    """

    query: Float32
    key: Float32
    near: Float32
    none: Float32


class LinkFinder:
    """Finds antecedents while a book is being read; vectors too far back to matter are let go."""

    def __init__(self) -> None:
        self._waiting: list[LinkVectors] = []
        self._n_waiting = 0
        self._n_done = 0
        self._keys_before = np.zeros((N_BACK, N_KEY_FEATURES), np.float32)
        self._found: list[Links] = [Links.nothing(N_LIKELY)]

    def add(self, vectors: LinkVectors) -> None:
        """Take the next mentions, in the order of the book."""
        self._waiting.append(vectors)
        self._n_waiting += len(vectors.none)
        if self._n_waiting >= _CHUNK:
            self._link_waiting(self._n_waiting - self._n_waiting % _CHUNK)

    def finish(self) -> Links:
        """The likeliest antecedents of each mention of the book."""
        if self._n_waiting:
            self._link_waiting(self._n_waiting)
        columns = ("antecedent", "score", "none")
        return Links(*(np.concatenate([getattr(f, c) for f in self._found]) for c in columns))

    def _link_waiting(self, n_mentions: int) -> None:
        """Link so many of those that wait, a chunk at a time."""
        waiting = _join_vectors(self._waiting)
        for start in range(0, n_mentions, _CHUNK):
            self._link(_cut_vectors(waiting, start, min(start + _CHUNK, n_mentions)))
        self._waiting = [_cut_vectors(waiting, n_mentions, self._n_waiting)]
        self._n_waiting -= n_mentions

    def _link(self, vectors: LinkVectors) -> None:
        keys = np.concatenate([self._keys_before, vectors.key])
        earlier, score = _score_earlier(vectors, keys, self._n_done)
        whole = np.logaddexp(np.logaddexp.reduce(score, axis=1), vectors.none)
        likely = np.argsort(-score, axis=1, kind="stable")[:, :N_LIKELY]
        antecedent = np.maximum(np.take_along_axis(earlier, likely, axis=1), -1)
        scores = np.take_along_axis(score, likely, axis=1) - whole[:, None]
        self._found.append(Links(antecedent.astype(np.int32), scores, vectors.none - whole))
        self._keys_before = keys[-N_BACK:]
        self._n_done += len(vectors.none)


def _score_earlier(
    vectors: LinkVectors, keys: Float32, n_before: int
) -> tuple[NDArray[np.intp], Float32]:
    """Rows of the mentions before some mentions, the nearest first, and the scores of each.

    Args:
        vectors: the mentions asked for.
        keys: those of the ``N_BACK`` mentions before them (nothing, where there is none) and their
            own.
        n_before: how many mentions of the book come before them.
    """
    back = np.arange(1, N_BACK + 1)
    near = np.searchsorted(DISTANCES, back, side="right") - 1
    column = np.arange(N_BACK, len(keys))[:, None] - back
    product = vectors.query @ keys.T
    score = np.take_along_axis(product, column, axis=1) / np.sqrt(np.float32(N_KEY_FEATURES))
    score += vectors.near[:, near]
    earlier = column + n_before - N_BACK
    score[earlier < 0] = -np.inf
    return earlier, score


def _join_vectors(parts: Sequence[LinkVectors]) -> LinkVectors:
    columns = (np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(LinkVectors))
    return LinkVectors(*columns)


def _cut_vectors(vectors: LinkVectors, start: int, end: int) -> LinkVectors:
    # Copies, so that what they are cut from can go.
    return LinkVectors(*(getattr(vectors, f.name)[start:end].copy() for f in fields(LinkVectors)))
