"""The words of a story as plain columns, cut into stretches of one sentence and one line."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fabula.records import RELATIONS, UPOS, XPOS, Quote, Syntax

Numbers = Sequence[int]
"""An ``array`` of C integers: a list takes nine times the room."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a story as plain columns, one item a word; numbers are packed.

    Attributes:
        forms: as written, in lower case, apostrophes straight.
        unit: number of the stretch that a word lies in: one sentence, one line or none.
        line: index of the line that holds it, or -1.
        dependents: all rows that depend on another, in the order of those, then their own.
        first_dependent: where among them those of each word begin; one more at the end.
        bounds: first row and one past the last of each stretch, by its number.
    """

    starts: Numbers
    forms: list[str]
    lemmas: tuple[str, ...]
    upos: list[str]
    xpos: list[str]
    heads: Numbers
    relations: list[str]
    unit: Numbers
    line: Numbers
    dependents: Numbers
    first_dependent: Numbers
    bounds: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.forms)

    def unit_start(self, row: int) -> int:
        """The first row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][0]

    def unit_end(self, row: int) -> int:
        """One past the last row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][1]

    def row_at(self, start: int) -> int:
        """The word that begins at a place, or -1."""
        row = bisect_left(self.starts, start)
        return row if row < len(self) and self.starts[row] == start else -1

    def children(self, row: int) -> Numbers:
        """The rows that depend on a word, in order."""
        return self.dependents[self.first_dependent[row] : self.first_dependent[row + 1]]

    def is_verb(self, row: int) -> bool:
        """Whether a word is a verb that is nobody's auxiliary."""
        return self.upos[row] == "VERB" and self.xpos[row].startswith("VB")


def lay_words(content: str, syntax: Syntax, lines: Iterable[Quote]) -> Words:
    """The columns of all words."""
    unit, line, bounds = _cut_stretches(syntax, lines)
    dependents, first_dependent = _list_dependents(syntax)
    return Words(
        starts=_pack(syntax.words.start),
        forms=_read_forms(content, syntax),
        lemmas=syntax.lemma,
        upos=_name_labels(syntax.upos, UPOS),
        xpos=_name_labels(syntax.xpos, XPOS),
        heads=_pack(syntax.head),
        relations=_name_labels(syntax.relation, RELATIONS),
        unit=unit,
        line=line,
        dependents=dependents,
        first_dependent=first_dependent,
        bounds=bounds,
    )


def _pack(numbers: ArrayLike) -> Numbers:
    return array("i", np.asarray(numbers, dtype=np.intc).tobytes())


def _name_labels(labels: NDArray[np.int8], names: Sequence[str]) -> list[str]:
    named: list[str] = np.array(names, dtype=object)[labels].tolist()
    return named


def _read_forms(content: str, syntax: Syntax) -> list[str]:
    """Words in lower case; the same word is one string, however often it stands there."""
    form_of: dict[str, str] = {}
    forms = []
    for start, end in syntax.words:
        written = content[start:end]
        form = form_of.get(written)
        if form is None:
            form = form_of[written] = written.lower().replace("’", "'")
        forms.append(form)
    return forms


def _list_dependents(syntax: Syntax) -> tuple[Numbers, Numbers]:
    """See :class:`Words`."""
    depends = np.flatnonzero(syntax.head != np.arange(len(syntax)))
    heads = syntax.head[depends]
    in_order = depends[np.argsort(heads, kind="stable")]
    n_before = np.cumsum(np.bincount(heads, minlength=len(syntax)))
    return _pack(in_order), _pack(np.append(0, n_before))


def _cut_stretches(
    syntax: Syntax, lines: Iterable[Quote]
) -> tuple[Numbers, Numbers, list[tuple[int, int]]]:
    """Stretch and line of each word, and the rows of each stretch."""
    edges = np.array([edge for line in lines for edge in (line.start, line.end)], dtype=np.int64)
    n_edges = np.searchsorted(edges, syntax.words.start, side="right")
    opens = np.diff(n_edges, prepend=-1) != 0
    opens[syntax.sentence_start] = True
    first = np.flatnonzero(opens).tolist()
    line = np.where(n_edges % 2, n_edges // 2, -1)
    bounds = list(pairwise([*first, len(syntax)]))
    return _pack(np.cumsum(opens) - 1), _pack(line), bounds
