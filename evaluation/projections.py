"""Spans of a reading, told in gold tokens."""

from collections.abc import Collection

import numpy as np

from evaluation.corpora.litbank import LitBankDocument
from evaluation.readings import Reading

Span = tuple[int, int]


class TokenGrid:
    """The edges of a document's gold tokens in its raw text."""

    def __init__(self, document: LitBankDocument) -> None:
        self._tokens = document.tokens
        starts, ends = document.raw_start.tolist(), document.raw_end.tolist()
        solid = [i for i, (start, end) in enumerate(zip(starts, ends, strict=True)) if start < end]
        self._raw_start, self._sentence_start = document.raw_start, document.sentence_start
        self._by_start = {starts[i]: i for i in solid}
        self._by_end = {ends[i]: i + 1 for i in solid}

    def project(self, reading: Reading, start: int, end: int) -> Span:
        """The gold tokens that a span of a reading covers exactly.

        An edge that is no token's edge gives a negative span, which no gold span is equal to and
        which no other predicted span shares.
        """
        first, last = reading.given_span(start, end)
        span = self._by_start.get(first, -1), self._by_end.get(last, -1)
        return span if min(span) >= 0 else (-1 - start, -1 - end)

    def find_token(self, reading: Reading, start: int, end: int) -> int:
        """The gold token in which a span of a reading begins, also where no gold span does."""
        first, _ = reading.given_reach(start, end)
        return max(0, int(np.searchsorted(self._raw_start, first, side="right")) - 1)

    def find_sentence(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return int(np.searchsorted(self._sentence_start, token, side="right")) - 1

    def trim(self, start: int, end: int, signs: Collection[str] = ("_",)) -> Span:
        """A span of tokens without certain ones at its edges.

        ``_`` is left out of every gold span: emphasis signs are not text. A span that is no gold
        tokens' (negative) stays as it is.
        """
        if start < 0:
            return start, end
        while start < end and self._tokens[start] in signs:
            start += 1
        while start < end and self._tokens[end - 1] in signs:
            end -= 1
        return start, end
