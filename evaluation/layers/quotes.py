"""Quotation spans on LitBank, and who speaks them as clusters."""

from collections import Counter
from collections.abc import Hashable, Iterator

from evaluation.corpora.litbank import LitBankDocument
from evaluation.projections import TokenGrid
from evaluation.readings import Reading
from evaluation.scorers.coreference import cluster_mentions, score_conll
from evaluation.scorers.spans import score_spans
from evaluation.scores import Cell

PROTOCOL = (
    "LitBank, from raw text; a line of speech is right when it is a gold quotation to the token, "
    "marks included. Lines of kind 'thought' are left out: LitBank marks what is said. Books are "
    "listed by the signs of most of their gold quotations as well: "
    "double, single, dash, or none. 'Marks aside' leaves quotation marks and dashes at the edges "
    "of both sides out, since some gold spans miss one of theirs. 'Clusters' compares who speaks "
    "what, as coreference of quotations: names are not looked at."
)


_MARKS = frozenset({*"\"'`“”‘’_-—–«»", "--", "----", "''", "``", "“‘", "’”"})


def score_quotes(document: LitBankDocument, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of the layer on one document, by name."""
    grid = TokenGrid(document)
    gold = {grid.trim(quote.start, quote.end): quote.speaker for quote in document.quotes}
    said = [quote for quote in reading.quotes if quote.kind != "thought"]
    found = {grid.project(reading, q.start, q.end): q.speaker for q in said}
    cell = score_spans(gold, found)
    yield "quotes/spans", cell
    yield (
        "quotes/spans, marks aside",
        score_spans(
            [grid.trim(*span, signs=_MARKS) for span in gold],
            [grid.trim(*span, signs=_MARKS) for span in found],
        ),
    )
    yield f"quotes/spans in {find_convention(document)} books", cell
    assigned: dict[Hashable, Hashable] = {
        span: span if speaker is None else speaker for span, speaker in found.items()
    }
    speakers = score_conll(cluster_mentions(dict(gold)), cluster_mentions(assigned))
    yield "quotes/speaker clusters conll", speakers
    yield "quotes/speaker clusters b3", Cell((speakers.parts[1],), speakers.n_gold)


def find_convention(document: LitBankDocument) -> str:
    """How most gold quotations of a document open."""
    signs = Counter(_opening(document.tokens[quote.start]) for quote in document.quotes)
    return signs.most_common(1)[0][0] if signs else "unquoted"


def _opening(token: str) -> str:
    if token[0] in '"“':
        return "double"
    if token[0] in "'‘":
        return "single"
    return "dash" if token[0] in "-—–" else "unmarked"
