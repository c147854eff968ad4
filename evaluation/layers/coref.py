"""Coreference on LitBank, predicted mentions, singletons in."""

from collections.abc import Hashable, Iterator

from evaluation.corpora.litbank import LitBankDocument
from evaluation.projections import TokenGrid
from evaluation.readings import Reading
from evaluation.scorers.coreference import cluster_mentions, score_conll
from evaluation.scores import Cell

PROTOCOL = (
    "LitBank, from raw text; predicted mentions, singletons in, CoNLL F1 = mean F1 of MUC, B3 and "
    "CEAFe, counts added over documents as the CoNLL reference scorer does. A mention that the "
    "Story gives to no entity is a cluster of its own. Of several mentions with one span the first "
    "counts. Copulas and appositions are no links, as in the gold CoNLL files."
)


def score_coref(document: LitBankDocument, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one document, by name."""
    grid = TokenGrid(document)
    gold: dict[Hashable, Hashable] = {
        grid.trim(mention.start, mention.end): mention.cluster for mention in document.mentions
    }
    cell = score_conll(cluster_mentions(gold), cluster_mentions(_assign(grid, reading)))
    yield "coref/conll", cell
    for name, part in zip(("muc", "b3", "ceafe"), cell.parts, strict=True):
        yield f"coref/{name}", Cell((part,), cell.n_gold)


def _assign(grid: TokenGrid, reading: Reading) -> dict[Hashable, Hashable]:
    """The entity of each predicted mention; its own span where it has none."""
    assigned: dict[Hashable, Hashable] = {}
    for mention in reading.mentions:
        span = grid.project(reading, mention.start, mention.end)
        assigned.setdefault(span, span if mention.entity is None else mention.entity)
    return assigned
