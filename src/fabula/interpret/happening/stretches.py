"""The words of a story as plain columns, cut into stretches of one sentence and one line."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from fabula.records import RELATIONS, UPOS, XPOS, Quote, Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a story as plain columns, one item a word.

    Attributes:
        starts, ends: half-open spans.
        forms: as written, in lower case, apostrophes straight.
        unit: number of the stretch that a word lies in: one sentence, one line or none.
        line: index of the line that holds it, or -1.
        children: rows that depend on each, in order.
        bounds: first row and one past the last of each stretch, by its number.
    """

    starts: list[int]
    ends: list[int]
    forms: list[str]
    lemmas: tuple[str, ...]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    unit: list[int]
    line: list[int]
    children: list[list[int]]
    bounds: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.forms)

    def unit_start(self, row: int) -> int:
        """The first row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][0]

    def unit_end(self, row: int) -> int:
        """One past the last row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][1]

    def is_verb(self, row: int) -> bool:
        """Whether a word is a verb that is nobody's auxiliary."""
        return self.upos[row] == "VERB" and self.xpos[row].startswith("VB")


def lay_words(content: str, syntax: Syntax, lines: Iterable[Quote]) -> Words:
    """The columns of all words."""
    starts, ends = syntax.words.start.tolist(), syntax.words.end.tolist()
    unit, line, bounds = _cut_stretches(starts, syntax.sentence_start.tolist(), lines)
    heads = syntax.head.tolist()
    children: list[list[int]] = [[] for _ in heads]
    for row, head in enumerate(heads):
        if head != row:
            children[head].append(row)
    spans = zip(starts, ends, strict=True)
    return Words(
        starts=starts,
        ends=ends,
        forms=[content[start:end].lower().replace("’", "'") for start, end in spans],
        lemmas=syntax.lemma,
        upos=[UPOS[label] for label in syntax.upos.tolist()],
        xpos=[XPOS[label] for label in syntax.xpos.tolist()],
        heads=heads,
        relations=[RELATIONS[label] for label in syntax.relation.tolist()],
        unit=unit,
        line=line,
        children=children,
        bounds=bounds,
    )


def _cut_stretches(
    starts: list[int], sentences: list[int], lines: Iterable[Quote]
) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Stretch and line of each word, and the rows of each stretch."""
    edges = [edge for line in lines for edge in (line.start, line.end)]
    first_rows = set(sentences)
    unit: list[int] = []
    line: list[int] = []
    bounds: list[tuple[int, int]] = []
    last = -1
    for row, start in enumerate(starts):
        n_edges = bisect_right(edges, start)
        if row in first_rows or n_edges != last:
            bounds.append((row, row + 1))
        bounds[-1] = bounds[-1][0], row + 1
        unit.append(len(bounds) - 1)
        line.append(n_edges // 2 if n_edges % 2 else -1)
        last = n_edges
    return unit, line, bounds
