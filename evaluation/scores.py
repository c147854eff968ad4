"""What a score is: counts per document, their sum, and how documents differ."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Counts:
    """What of the predicted is right, and what of the gold is found.

    The two differ only for coreference, whose scores weigh each side on its own.
    """

    right_predicted: float = 0.0
    n_predicted: float = 0.0
    right_gold: float = 0.0
    n_gold: float = 0.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right_predicted + other.right_predicted,
            self.n_predicted + other.n_predicted,
            self.right_gold + other.right_gold,
            self.n_gold + other.n_gold,
        )

    @property
    def precision(self) -> float:
        """In percent; 0 where nothing is predicted."""
        return 100 * self.right_predicted / self.n_predicted if self.n_predicted else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where there is no gold."""
        return 100 * self.right_gold / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Kind(StrEnum):
    """Which number of the counts is the score."""

    F1 = "f1"
    SHARE = "share"
    """Right of all gold: accuracy, a rate, a recall. Nothing is predicted beside the gold."""
    COUNT = "count"
    """How many of something unwanted there are: no share, and lower is better."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure on one document.

    Attributes:
        parts: the counts; more than one where the score is the mean of several (CoNLL F1).
        n_gold: how many gold items the document has, in the units of the measure.
        kind: which number of the counts is the score.
        cases: what stands behind the number, in words, to be read by eye.
    """

    parts: tuple[Counts, ...]
    n_gold: int
    kind: Kind = Kind.F1
    cases: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """The score in percent; of a count the number itself."""
        if self.kind is Kind.COUNT:
            return sum(part.right_gold for part in self.parts)
        is_f1 = self.kind is Kind.F1
        return statistics.fmean([part.f1 if is_f1 else part.recall for part in self.parts])


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure over a corpus.

    Attributes:
        name: e.g. ``entities/prop+nom typed``; the part before the slash is the layer.
        documents: the cells by document; at least one, all of one kind.
        is_macro: True where the mean over documents is the headline, not the sum of counts.
    """

    name: str
    documents: Mapping[str, Cell]
    is_macro: bool = False

    def total(self) -> Cell:
        """The counts of all documents added up."""
        cells = list(self.documents.values())
        columns = zip(*(cell.parts for cell in cells), strict=True)
        parts = tuple(sum(column, Counts()) for column in columns)
        return Cell(parts, sum(cell.n_gold for cell in cells), cells[0].kind)

    @property
    def micro(self) -> float:
        """The score of the added counts, in percent."""
        return self.total().value

    @property
    def macro(self) -> float:
        """The mean of the documents' scores; documents without gold have none."""
        values = list(self.values().values())
        return statistics.fmean(values) if values else 0.0

    @property
    def headline(self) -> float:
        """The number to quote."""
        return self.macro if self.is_macro else self.micro

    def values(self) -> dict[str, float]:
        """The score of each document that has gold, worst first."""
        scored = {n: c.value for n, c in self.documents.items() if c.n_gold}
        worst = -1 if self.total().kind is Kind.COUNT else 1
        return dict(sorted(scored.items(), key=lambda pair: (worst * pair[1], pair[0])))


def write_measure(measure: Measure) -> Json:
    """The measure as JSON: the headline, how it came about, and every document, worst first."""
    total = measure.total()
    order = [*measure.values(), *(n for n, cell in measure.documents.items() if not cell.n_gold)]
    row: Json = {
        "name": measure.name,
        "kind": str(total.kind),
        "score": round(measure.headline, 3),
        "micro": round(measure.micro, 3),
        "macro": round(measure.macro, 3),
        "n_documents": len(measure.values()),
        "n_gold": total.n_gold,
        "documents": {name: _write_cell(measure.documents[name]) for name in order},
    }
    return row | _write_rates(total)


def _write_cell(cell: Cell) -> Json:
    cases: Json = {"cases": list(cell.cases)} if cell.cases else {}
    return {"score": round(cell.value, 3), "n_gold": cell.n_gold} | _write_rates(cell) | cases


def _write_rates(cell: Cell) -> Json:
    """Precision and recall, where they say more than the score."""
    if cell.kind is not Kind.F1:
        return {}
    return {
        "precision": round(statistics.fmean([part.precision for part in cell.parts]), 3),
        "recall": round(statistics.fmean([part.recall for part in cell.parts]), 3),
    }
