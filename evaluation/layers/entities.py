"""Mentions of entities on LitBank: nested, typed, with and without pronouns."""

from collections.abc import Iterator

from evaluation.corpora.litbank import LitBankDocument
from evaluation.projections import Span, TokenGrid
from evaluation.readings import Reading
from evaluation.scorers.spans import score_spans
from evaluation.scores import Cell
from fabula.records.annotations import CATEGORIES, FORMS

PROTOCOL = (
    "LitBank, from raw text; a span is right when both its edges are those of a gold span. Gold is "
    "the coreference layer, in the 'entity layer' row the entity layer of 2019. PROP+NOM leaves "
    "pronouns out on both sides, by the form that each side gives."
)

Row = tuple[Span, str, str]


def score_entities(document: LitBankDocument, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one document, by name."""
    grid = TokenGrid(document)
    gold = [(grid.trim(m.start, m.end), m.category, m.form) for m in document.mentions]
    found = [(grid.project(reading, m.start, m.end), m.category, m.form) for m in reading.mentions]
    names, found_names = _without_pronouns(gold), _without_pronouns(found)
    yield "entities/prop+nom typed", _score_typed(names, found_names)
    yield (
        "entities/prop+nom untyped",
        score_spans({r[0] for r in names}, {r[0] for r in found_names}),
    )
    yield "entities/prop+nom typed (entity layer)", _score_entity_layer(document, grid, found_names)
    yield "entities/all typed", _score_typed(gold, found)
    yield "entities/all untyped", score_spans({r[0] for r in gold}, {r[0] for r in found})
    yield "entities/all typed with form", score_spans(gold, found)
    for category in CATEGORIES:
        yield (
            f"entities/prop+nom {category}",
            score_spans(
                [row[:2] for row in names if row[1] == category],
                [row[:2] for row in found_names if row[1] == category],
            ),
        )
    for form in FORMS:
        yield (
            f"entities/form {form} typed",
            score_spans(
                [row for row in gold if row[2] == form], [row for row in found if row[2] == form]
            ),
        )


def _without_pronouns(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row[2] != "PRON"]


def _score_typed(gold: list[Row], found: list[Row]) -> Cell:
    return score_spans([row[:2] for row in gold], [row[:2] for row in found])


def _score_entity_layer(document: LitBankDocument, grid: TokenGrid, found: list[Row]) -> Cell:
    gold = [(grid.trim(e.start, e.end), e.category) for e in document.entities]
    return score_spans(gold, [row[:2] for row in found])
