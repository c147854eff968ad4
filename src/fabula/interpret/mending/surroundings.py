"""What stands around a place, and how much of it is left after edits."""

import math
from difflib import SequenceMatcher
from typing import Final

from fabula.interpret.mending.word_indexes import WordIndex

SLACK_WORDS: Final = 6
"""So many words more than the anchor has are looked at on either side, for what was put in."""


def stands_in(
    hit: int, own: list[str], before: list[str], after: list[str], text: WordIndex
) -> bool:
    """Whether all that stood around an anchor's words stands around this place."""
    low, high = hit - len(before), hit + len(own)
    fits = low >= 0 and text.words[low:hit] == before
    return fits and text.words[high : high + len(after)] == after


def share_left(hit: int, n_own: int, before: list[str], after: list[str], text: WordIndex) -> float:
    """How much of the words around an anchor stands around a place, in the same order.

    Rare words count more, and words that have moved towards the place or away from it count less:
    the same words stand around a place close by, but farther off. A place where neither neighbour
    is the same counts nothing: it is beside the place meant, or where the words meant have been
    taken out.
    """
    low, high = hit - len(before) - SLACK_WORDS, hit + n_own
    earlier = text.words[max(0, low) : hit]
    later = text.words[high : high + len(after) + SLACK_WORDS]
    if earlier[-1:] != before[-1:] and later[:1] != after[:1]:
        return 0.0
    left = _common_weight(before[::-1], earlier[::-1], text) + _common_weight(after, later, text)
    return left / max(1.0, _weight([*before, *after], text))


def _common_weight(one: list[str], other: list[str], text: WordIndex) -> float:
    """What two rows of words have in common, both told from the place outwards."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(
        _weight(one[block.a : block.a + block.size], text) * _nearness(block.b - block.a)
        for block in blocks
    )


def _nearness(n_moved: int) -> float:
    return max(0.0, 1 - abs(n_moved) / (2 * SLACK_WORDS))


def _weight(words: list[str], text: WordIndex) -> float:
    """What words tell of a place: the negative logs of their shares of the text."""
    n_words = len(text.words) + 1
    return sum(math.log(n_words / (1 + len(text.places.get(word, ())))) for word in words)
