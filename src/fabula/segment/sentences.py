"""Sentences: by closing signs and capitals, abbreviations set aside, never across a paragraph."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from fabula.records import Spans
from fabula.segment.words import ABBREVIATIONS

# Esq., Co. and the like may end a sentence; a title before a name never does.
_MAY_END: Final = frozenset({"Esq", "Jr", "Sr", "Co", "Ltd", "Inc", "Bros", "etc", "viz", "vs"})
_NEVER_END: Final = "|".join(word for word in ABBREVIATIONS.split() if word not in _MAY_END)

# A sentence that goes on after "…?" in lower case (`"Why?" cried his wife`) is one sentence: the
# line and its tag then stand in one window of the encoder, and belong together for a reader.
_BOUNDARY: Final = re.compile(
    r"(?P<end>(?P<sign>[.!?…。！？]++)[\"'”’»」』)\]_*]*+)"  # with the marks that close on it
    r"(?:(?P<gap>\s++)|(?=[-—]))"  # white space, or the dash that begins the next sentence
    r"[\"'“‘«„「『(\[_*`—–\-\s]*+"  # the marks that open the next
    r"(?=(?P<next>[^\W_a-z]\w?))"
)
_ABBREVIATED: Final = re.compile(rf"(?:^|\W)(?:{_NEVER_END}|[A-HJ-Z])$")
_NUMBERED: Final = re.compile(r"\b(?:No|Nos|Vol|vol|p|pp|Ch|ch)$")
_LONGEST_ABBREVIATION: Final = 8


def find_sentences(content: str, paragraphs: Spans) -> Spans:
    """Cut paragraphs into sentences.

    Args:
        content: the canonical text.
        paragraphs: sorted, not overlapping, without white space at their ends.

    Returns:
        Spans that together hold every character of the paragraphs but white space.
    """
    if not len(paragraphs):
        return paragraphs
    cuts = Spans.from_pairs(_find_cuts(content))
    inside = paragraphs.holders(cuts.start, cuts.end + 1) >= 0
    start = np.sort(np.concatenate((paragraphs.start, cuts.end[inside])))
    end = np.sort(np.concatenate((paragraphs.end, cuts.start[inside])))
    return Spans(start, end)


def _find_cuts(content: str) -> Iterator[tuple[int, int]]:
    """The end of one sentence and the start of the next, wherever they meet."""
    for match in _BOUNDARY.finditer(content):
        if _is_boundary(content, match):
            end = match.end("end")
            yield end, end if match["gap"] is None else match.end("gap")


def _is_boundary(content: str, match: re.Match[str]) -> bool:
    """Whether the signs end a sentence and not an abbreviation or a faltering voice."""
    sign, following = match["sign"], match["next"]
    if following[0].islower():
        return False
    if sign[0] == "…" or sign.startswith(".."):
        return following != "I"  # "I ... I never knew"
    if sign != ".":
        return True
    before = content[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    if following[0].isdigit() and _NUMBERED.search(before):
        return False
    return _ABBREVIATED.search(before) is None
