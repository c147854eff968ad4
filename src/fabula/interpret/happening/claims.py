"""Claims and corrections: where they stand, and what most corrections go by."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Pair:
    """Rows of a claim and of its correction, each half-open."""

    claim: tuple[int, int]
    correction: tuple[int, int]


REPAIRS: Final = frozenset({",", ";", "—", "–", "-", "--", "...", "…"})
DENIED: Final = word_set(
    "not n't never no nothing nobody none neither nor without whether or hardly"
)

MAX_WORDS: Final = 6
"""So long at most is what *it was not …* denies, where it takes up a word from before."""


def find_sentence_before(
    words: Words, unit: int, paragraphs: list[int], takes_paragraph: bool
) -> tuple[int, int] | None:
    """The sentence before, of the same line or of narration; or all of its paragraph."""
    first = words.bounds[unit][0]
    line = words.line[first]
    if unit == 0 or words.line[first - 1] != line:
        return None
    low, end = words.bounds[unit - 1]
    own = bisect_right(paragraphs, words.starts[first])
    before = bisect_right(paragraphs, words.starts[low])
    if line < 0 and own > before + 1:
        return None
    if takes_paragraph and own != before:
        while (
            low > 0 and words.line[low - 1] < 0 and words.starts[low - 1] >= paragraphs[before - 1]
        ):
            low -= 1
    return low, end
