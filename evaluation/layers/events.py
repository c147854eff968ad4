"""Realis events on LitBank."""

from collections.abc import Iterator

from evaluation.corpora.litbank import LitBankDocument
from evaluation.projections import TokenGrid
from evaluation.readings import Reading
from evaluation.scorers.spans import score_spans
from evaluation.scores import Cell

PROTOCOL = (
    "LitBank, from raw text; a trigger is right when it is the one gold token of a gold event. "
    "Events that the Story tells as not having happened are not counted."
)


def score_events(document: LitBankDocument, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one document, by name."""
    grid = TokenGrid(document)
    gold = {(index, index + 1) for index in document.events.tolist()}
    found = {grid.project(reading, event.start, event.end) for event in reading.events}
    yield "events/realis triggers", score_spans(gold, found)
