"""How time grows with length."""

from collections.abc import Sequence

import numpy as np

from benchmarks.measurements import Measurement


def linearity_ratio(measurements: Sequence[Measurement]) -> float:
    """Seconds a word of the longest text over those of the shortest but 10,000 words.

    1 is linear, 2 means that a word of a long book costs twice as much. Texts of under 10,000
    words are left out where others are there, since fixed costs would make them look dear; so is
    the loading of the model.
    """
    long = [m for m in measurements if m.n_words >= 10_000]
    by_length = sorted(long if len(long) > 1 else measurements, key=lambda m: m.n_words)
    first, last = by_length[0], by_length[-1]
    return (last.reading_s / last.n_words) / (first.reading_s / first.n_words)


def growth_exponent(measurements: Sequence[Measurement]) -> float:
    """The slope of time against length, both as logarithms: 1 is linear, 2 quadratic.

    0.0 for fewer than two lengths.
    """
    lengths = {m.n_words: m.reading_s for m in measurements if m.reading_s > 0}
    if len(lengths) < 2:
        return 0.0
    slope, _ = np.polyfit(np.log(list(lengths)), np.log(list(lengths.values())), 1)
    return float(slope)
