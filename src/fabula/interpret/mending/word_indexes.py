"""The words of a text as anchors see them: letters and digits, without capitals or signs."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from fabula.records import Section

# A letter or digit, then more of them and the accents that stand apart from their letters.
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")

Places = list[int]
"""Indices of words."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of a text, folded.

    Attributes:
        content: the text.
        words: its words in order, folded.
        starts, ends: the span of each.
        places: where each word stands.
        sections: the sections of the text.
    """

    content: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    places: dict[str, Places]
    sections: tuple[Section, ...]

    def span(self, first: int, n_words: int) -> tuple[int, int]:
        """The half-open span of so many words from one on."""
        return self.starts[first], self.ends[first + n_words - 1]

    def within(self, start: int, end: int) -> Places:
        """The words that lie wholly in a span."""
        return list(range(bisect_left(self.starts, start), bisect_right(self.ends, end)))


def index_words(content: str, sections: tuple[Section, ...] = ()) -> WordIndex:
    """Index the words of a text."""
    spans = [match.span() for match in _WORD.finditer(content)]
    words = [_fold(content[start:end]) for start, end in spans]
    places: defaultdict[str, Places] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return WordIndex(content, words, starts, ends, dict(places), sections)


def split_words(text: str) -> list[str]:
    """The words of a text, folded.

    >>> split_words("“Mr. Pell’s TILL”")
    ['mr', 'pell', 's', 'till']
    """
    return [_fold(word) for word in _WORD.findall(text)]


def find_words(own: list[str], text: WordIndex) -> Places:
    """Where words stand one after the other, in order."""
    if not own:
        return []
    rarest = min(range(len(own)), key=lambda i: len(text.places.get(own[i], ())))
    firsts = (place - rarest for place in text.places.get(own[rarest], ()))
    return [first for first in firsts if first >= 0 and text.words[first : first + len(own)] == own]


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
