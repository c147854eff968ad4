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


def find_links(vectors: LinkVectors) -> Links:
    """The likeliest antecedents of each mention.

    Args:
        vectors: of all mentions of a book, in its order.
    """
    n_mentions = len(vectors.none)
    antecedent = np.full((n_mentions, N_LIKELY), -1, np.int32)
    scores = np.full((n_mentions, N_LIKELY), -np.inf, np.float32)
    none = np.empty(n_mentions, np.float32)
    keys = np.pad(vectors.key, ((N_BACK, 0), (0, 0)))
    for start in range(0, n_mentions, _CHUNK):
        rows = slice(start, min(start + _CHUNK, n_mentions))
        earlier, score = _score_earlier(vectors, rows, keys)
        whole = np.logaddexp(np.logaddexp.reduce(score, axis=1), vectors.none[rows])
        likely = np.argsort(-score, axis=1, kind="stable")[:, :N_LIKELY]
        scores[rows] = np.take_along_axis(score, likely, axis=1) - whole[:, None]
        antecedent[rows] = np.maximum(np.take_along_axis(earlier, likely, axis=1), -1)
        none[rows] = vectors.none[rows] - whole
    return Links(antecedent, scores, none)


def _score_earlier(
    vectors: LinkVectors, rows: slice, keys: Float32
) -> tuple[NDArray[np.intp], Float32]:
    """Rows of the mentions before some mentions, the nearest first, and the scores of each.

    Args:
        vectors: of the book.
        rows: the mentions asked for.
        keys: those of the book, with ``N_BACK`` rows of nothing before them.
    """
    back = np.arange(1, N_BACK + 1)
    near = np.searchsorted(DISTANCES, back, side="right") - 1
    column = np.arange(N_BACK, N_BACK + rows.stop - rows.start)[:, None] - back
    product = vectors.query[rows] @ keys[rows.start : rows.stop + N_BACK].T
    score = np.take_along_axis(product, column, axis=1) / np.sqrt(np.float32(N_KEY_FEATURES))
    score += vectors.near[rows][:, near]
    earlier = column + rows.start - N_BACK
    score[earlier < 0] = -np.inf
    return earlier, score


def join_vectors(parts: Sequence[LinkVectors], order: NDArray[np.intp]) -> LinkVectors:
    """Those of all windows (at least one), put in order."""
    columns = (
        np.concatenate([getattr(part, field.name) for part in parts])[order]
        for field in fields(LinkVectors)
    )
    return LinkVectors(*columns)
