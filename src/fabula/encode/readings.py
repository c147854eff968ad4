"""What the encoder says of one window, before anything is decided."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The outputs of the trunk for the words of one window, by the names of its graph.

    Attributes:
        event: float32[n_words], probability that the word is a realis event trigger.
        mention: float32[n_words, n_words], probability that the words from row to column, both
            included, are a mention; meaningless below the diagonal.
        ends: float32[n_words, 3 * n_span_features], what a span takes from its first, its last
            and each of its words; only ``Model.type_spans`` reads it.
        upos, xpos, lemma: float32[n_words, n_labels], logits over ``UPOS``, ``XPOS`` and the
            lemma rules of the bundle.
        arc: float32[n_words, n_words], score that the word of the column is the head of that of
            the row; on the diagonal, that the word is the root of its sentence.
        arc_ends: float32[n_words, 2 * n_relation_features], what an arc takes from its dependent
            and from its head; only ``Model.type_arcs`` reads it.
        sentence_last: float32[n_words], probability that a sentence ends with the word.
        emotion: float32[n_words, n_emotions + 1], probability that the word lies in a span of
            each of ``EMOTIONS``, and that one begins there.
        speech: float32[n_words], probability that the word is part of a quotation.
    """

    event: Float32
    mention: Float32
    ends: Float32
    upos: Float32
    xpos: Float32
    lemma: Float32
    arc: Float32
    arc_ends: Float32
    sentence_last: Float32
    emotion: Float32
    speech: Float32
