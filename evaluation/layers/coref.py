"""Coreference on LitBank, predicted mentions, singletons in; by form and by distance."""

from collections.abc import Callable, Hashable, Iterator

from evaluation.corpora.litbank import LitBankDocument
from evaluation.projections import TokenGrid
from evaluation.readings import Reading
from evaluation.scorers.coreference import Clusters, cluster_mentions, score_conll
from evaluation.scorers.resolutions import (
    Anaphor,
    PlacedMention,
    Side,
    score_anaphors,
    score_b_cubed_of_form,
)
from evaluation.scores import Cell, Counts

PROTOCOL = (
    "LitBank, from raw text; predicted mentions, singletons in, CoNLL F1 = mean F1 of MUC, B3 and "
    "CEAFe, counts added over documents as the CoNLL reference scorer does. A mention that the "
    "Story gives to no entity is a cluster of its own. Of several mentions with one span the first "
    "counts. Copulas and appositions are no links, as in the gold CoNLL files. By form: the part "
    "of MUC and B3 that names, nouns and pronouns have; a mention is resolved when any earlier "
    "mention of its cluster is with it on the other side too. By distance: MUC of mentions whose "
    "nearest earlier one in the cluster is so many sentences back. Form and distance are the "
    "gold's for recall and fabula's for precision; 'gold' counts anaphors, for B3 mentions."
)

_Chooser = Callable[[Anaphor], bool]

_FORMS = {"PROP": "proper", "NOM": "nominal", "PRON": "pronoun"}
_DISTANCES = {
    "same sentence": (0, 0),
    "1 sentence back": (1, 1),
    "2 to 5 back": (2, 5),
    "6 to 20 back": (6, 20),
    "over 20 back": (21, 10**9),
}


def score_coref(document: LitBankDocument, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one document, by name."""
    grid = TokenGrid(document)
    gold, predicted = place_gold(grid, document), _place_predicted(grid, reading)
    cell = score_conll(_clusters(gold), _clusters(predicted))
    yield "coref/conll", cell
    for name, part in zip(("muc", "b3", "ceafe"), cell.parts, strict=True):
        yield f"coref/{name}", Cell((part,), cell.n_gold)
    for form, name in _FORMS.items():
        yield f"coref/muc {name}", _cell(score_anaphors(gold, predicted, _has_form(form)))
        yield f"coref/b3 {name}", _cell(score_b_cubed_of_form(gold, predicted, form))
    for name, (low, high) in _DISTANCES.items():
        yield f"coref/muc {name}", _cell(score_anaphors(gold, predicted, _is_within(low, high)))


def place_gold(grid: TokenGrid, document: LitBankDocument) -> Side:
    """The gold mentions, one a span."""
    rows = {
        (span := grid.trim(m.start, m.end)): PlacedMention(
            span, m.cluster, m.form, grid.find_sentence(m.start)
        )
        for m in document.mentions
    }
    return list(rows.values())


def _place_predicted(grid: TokenGrid, reading: Reading) -> Side:
    """The predicted mentions; one without an entity is a cluster of its own span."""
    rows: dict[Hashable, PlacedMention] = {}
    for mention in reading.mentions:
        span = grid.project(reading, mention.start, mention.end)
        cluster = span if mention.entity is None else mention.entity
        sentence = grid.find_sentence(grid.find_token(reading, mention.start, mention.end))
        rows.setdefault(span, PlacedMention(span, cluster, mention.form, sentence))
    return list(rows.values())


def _clusters(side: Side) -> Clusters:
    return cluster_mentions({mention.key: mention.cluster for mention in side})


def _has_form(form: str) -> _Chooser:
    return lambda anaphor: anaphor.form == form


def _is_within(low: int, high: int) -> _Chooser:
    return lambda anaphor: low <= anaphor.n_sentences <= high


def _cell(counts: Counts) -> Cell:
    return Cell((counts,), round(counts.n_gold))
