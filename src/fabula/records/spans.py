"""Columns of text spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Half-open spans of the canonical text, as columns.

    Attributes:
        start: int32[n_spans], first code point of each span.
        end: int32[n_spans], one past the last code point of each span.
    """

    start: Int32
    end: Int32

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, int]]) -> Self:
        """Build the columns from ``(start, end)`` pairs, in the order given."""
        table = np.array(list(pairs), dtype=np.int32).reshape(-1, 2)
        return cls(np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1]))

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.start.tolist(), self.end.tolist(), strict=True)

    def __getitem__(self, index: int) -> tuple[int, int]:
        return int(self.start[index]), int(self.end[index])

    def within(self, start: int, end: int) -> slice:
        """The indices of the spans that lie wholly in ``[start, end)``.

        The spans must be sorted and must not overlap (words, sentences, paragraphs are).
        """
        first = int(np.searchsorted(self.start, start, side="left"))
        last = int(np.searchsorted(self.end, end, side="right"))
        return slice(first, max(first, last))

    def holders(self, start: Int32, end: Int32) -> NDArray[np.intp]:
        """For each half-open ``[start, end)`` the index of the span that holds all of it, or -1.

        Args:
            start: int32[n], first code points. Spans as in :meth:`within`.
            end: int32[n], one past the last; ``start + 1`` to ask for single code points.
        """
        if not len(self):
            return np.full(len(start), -1, dtype=np.intp)
        index = np.searchsorted(self.start, start, side="right") - 1
        return np.where((index >= 0) & (end <= self.end[np.maximum(index, 0)]), index, -1)

    def covering(self, position: int) -> int:
        """The index of the span that holds a code point, or -1. Spans as in :meth:`within`."""
        index = int(np.searchsorted(self.start, position, side="right")) - 1
        return index if index >= 0 and position < self.end[index] else -1
