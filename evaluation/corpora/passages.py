"""Passages of a text, quoted so that a person can check them and found so that nothing slips."""

import re
from dataclasses import dataclass

from evaluation.corpora.folders import CorpusError

_BRACKETED = re.compile(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)")


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Half-open span of the raw text, in code points."""

    start: int
    end: int


def find_passage(quoted: str, raw: str) -> Passage:
    """Where quoted words stand.

    Square brackets mark what is meant, the words around them tell it from its like:
    ``she [said] slowly``. Without brackets all of it is meant.

    Raises:
        CorpusError: the words, brackets aside, are not in the text, or more than once.
    """
    match = _BRACKETED.fullmatch(quoted)
    if match is None and re.search(r"[\[\]]", quoted):
        raise CorpusError(f"{quoted!r}: brackets mark one stretch of words that is not empty.")
    before, meant, after = match.groups() if match else ("", quoted, "")
    words = before + meant + after
    first = raw.find(words)
    if not words or first < 0:
        raise CorpusError(f"{quoted!r} is not in the text.")
    if raw.find(words, first + 1) >= 0:
        raise CorpusError(f"{quoted!r} is in the text more than once: quote more around it.")
    start = first + len(before)
    return Passage(start, start + len(meant))
