"""What the encoder says of one window, before anything is decided."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The outputs of the trunk for the words of one window.

    Attributes:
        event: float32[n_words], probability that the word is a realis event trigger.
        mention: float32[n_words, n_words], probability that the words from row to column, both
            included, are a mention; meaningless below the diagonal.
        ends: float32[n_words, 3 * n_span_features], what a span takes from its first, its last
            and each of its words; only ``Model.type_spans`` reads it.
    """

    event: Float32
    mention: Float32
    ends: Float32
