"""Words in quotation marks that are nobody's line: titles, labels, scare quotes, repeated words."""

import re
from typing import Final

import numpy as np

from fabula.interpret.wording.word_lists import word_set
from fabula.records import Layout, QuotedWords, Text

_SIGNS: Final = "\"“”„«»「」『』'‘’‚‛`_* \n"
_FULL_POINTS: Final = frozenset(".!?…—-;:")
_WRITING: Final = re.compile(
    r"\b(?:wrote|written|writes|inscription|inscribed|motto|label|labelled|marked|headed|heading"
    r"|telegram|letter|note|placard|poster|sign|epitaph|advertisement|notice|announcement|headline)\b"
    r"[^.!?]{0,60}$|\b(?:ran|reads?|runs|as\s+follows)\s*[:,]$"
)
_MARKED: Final = re.compile(
    r"\b(?:marked|labelled|inscribed|headed|inscription|motto)\W+(?:\w+\W+)?$"
)
_SMALL: Final = word_set("a an the of and or to in on at by for from with de la le du des von s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_SCARE_WORDS: Final = 3
_LONGEST_LEAD: Final = 120


def list_quoted_words(text: Text, layout: Layout) -> list[QuotedWords]:
    """All quotations that are no line: those that nobody says here, and those inside a line."""
    quotations = layout.quotations
    is_line = (quotations.depth == 0) & quotations.is_speech
    spans = [quotations.spans[row] for row in np.flatnonzero(~is_line).tolist()]
    return [QuotedWords(*span, _kind_of(text.content, *span)) for span in spans]


def _kind_of(content: str, start: int, end: int) -> str:
    inner = content[start:end].strip(_SIGNS)
    before = content[max(0, start - _LONGEST_LEAD) : start].rpartition("\n\n")[2].rstrip()
    words = _WORD.findall(inner)
    if _MARKED.search(before + " "):
        return "writing"
    if _is_title(inner, words):
        return "title"
    if _WRITING.search(before):
        return "writing"
    goes_on = before[-1:].isalnum() and inner[-1:] not in _FULL_POINTS
    return "scare" if goes_on and len(words) <= _MOST_SCARE_WORDS else "words"


def _is_title(inner: str, words: list[str]) -> bool:
    """Whether all words but small ones have capitals, and no point ends them."""
    if not words or not words[0][0].isupper() or inner[-1:] in _FULL_POINTS:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)
