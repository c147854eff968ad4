"""Readings that say nothing but what a test puts into them."""

import numpy as np

from fabula.encode.readings import Reading
from fabula.records import EMOTIONS, UPOS, XPOS

N_RULES = 3


def blank_reading(n_words: int, **outputs: np.ndarray) -> Reading:
    """Zeros for every output that is not given."""
    shapes = {
        "event": (),
        "mention": (n_words,),
        "ends": (6,),
        "upos": (len(UPOS),),
        "xpos": (len(XPOS),),
        "lemma": (N_RULES,),
        "arc": (n_words,),
        "arc_ends": (4,),
        "sentence_last": (),
        "emotion": (len(EMOTIONS) + 1,),
        "speech": (),
    }
    zeros = {name: np.zeros((n_words, *shape), np.float32) for name, shape in shapes.items()}
    return Reading(**{**zeros, **outputs})
