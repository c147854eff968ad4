"""Who speaks each quotation, on the novels of PDNC, with the cast given and without."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.corpora.pdnc import GoldQuotation, Novel
from evaluation.layers.pairings import collect_votes, pair_characters
from evaluation.readings import Reading
from evaluation.scorers.spans import score_share, score_spans
from evaluation.scorers.speakers import (
    Span,
    assign_many_to_one,
    assign_one_to_one,
    match_lines,
)
from evaluation.scores import Cell
from fabula.records.stories import Quote

PROTOCOL = (
    "PDNC, from raw text, mean over novels; every sub-quotation with a single known speaker counts "
    "once, also where no line was found for it (then it is wrong). A line is taken for a "
    "sub-quotation when it holds half of it or more. 'With cast': names and aliases of the gold "
    "cast are given, nothing else, and ids must be equal. 'Without cast': predicted characters are "
    "paired one to one with gold ones by names and mentions; those for whom no name speaks, by "
    "lines. 'Names only' leaves the pairing by lines out; 'many to one' forgives split characters. "
    "'Addressees exact': the whole set of those spoken to is right, of those parts for which "
    "any is annotated; 'one annotated': of those alone that are said to a single character, where "
    "naming a second one is wrong as well."
)

KINDS = ("explicit", "anaphoric", "implicit")
_MARKS = "\"'“”„‘’‚«»‹›「」『』_-—–"


@dataclass(frozen=True, slots=True)
class Part:
    """One gold sub-quotation and the line taken for it."""

    span: Span
    quotation: GoldQuotation
    line: Quote | None


def score_with_cast(novel: Novel, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of a reading that was given the gold cast, by name."""
    parts = match_parts(novel, reading)
    same = {person.id: person.id for person in novel.characters}
    yield from _score_found(novel, reading, parts)
    yield from _score_protocol("with cast", parts, same)


def score_without_cast(novel: Novel, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of a reading that had to find the cast itself, by name."""
    parts = match_parts(novel, reading)
    votes = collect_votes(novel, reading)
    pairs = pair_characters(votes, list_spoken(parts))
    yield from _score_protocol("without cast", parts, pairs)
    yield "speakers/without cast names only", _score_right(parts, assign_one_to_one(votes))
    yield "speakers/without cast many to one", _score_right(parts, assign_many_to_one(votes))


def _score_protocol(
    label: str, parts: list[Part], mapping: Mapping[str, str]
) -> Iterator[tuple[str, Cell]]:
    yield f"speakers/{label} all", _score_right(parts, mapping)
    for kind in KINDS:
        chosen = [part for part in parts if part.quotation.kind == kind]
        yield f"speakers/{label} {kind}", _score_right(chosen, mapping)
    yield from _score_answers(label, parts, mapping)


def match_parts(novel: Novel, reading: Reading) -> list[Part]:
    """Every sub-quotation that has one known speaker, with its line."""
    lines = list(reading.quotes)
    spans = [reading.given_reach(line.start, line.end) for line in lines]
    gold = [(span, q) for q in novel.quotations if q.speaker is not None for span in q.spans]
    taken = match_lines([span for span, _ in gold], spans)
    return [
        Part(span, quotation, lines[index] if index >= 0 else None)
        for (span, quotation), index in zip(gold, taken, strict=True)
    ]


def list_spoken(parts: list[Part]) -> list[tuple[str, str]]:
    """Predicted and gold speaker of every sub-quotation whose line has a speaker."""
    return [
        (part.line.speaker, part.quotation.speaker)
        for part in parts
        if part.line and part.line.speaker and part.quotation.speaker
    ]


def _is_right(part: Part, mapping: Mapping[str, str]) -> bool:
    if part.line is None or part.line.speaker is None:
        return False
    return mapping.get(part.line.speaker) == part.quotation.speaker


def _score_right(parts: list[Part], mapping: Mapping[str, str]) -> Cell:
    return score_share(sum(_is_right(part, mapping) for part in parts), len(parts))


def _score_answers(
    label: str, parts: list[Part], mapping: Mapping[str, str]
) -> Iterator[tuple[str, Cell]]:
    """How often no answer is given, how good the answers are, and who is spoken to."""
    found = [part for part in parts if part.line]
    answered = [part for part in found if part.line and part.line.speaker]
    n_unknown = len(found) - len(answered)
    yield f"speakers/{label} unknown (of found)", score_share(n_unknown, len(found))
    yield f"speakers/{label} right of answered", _score_right(answered, mapping)
    addressed = [part for part in parts if part.quotation.addressees]
    yield f"speakers/{label} addressees exact", _score_addressees(addressed, mapping)
    to_one = [part for part in addressed if len(set(part.quotation.addressees)) == 1]
    name = f"speakers/{label} addressees exact, one annotated"
    yield name, _score_addressees(to_one, mapping)


def _score_addressees(parts: list[Part], mapping: Mapping[str, str]) -> Cell:
    n_exact = sum(_addressees(part, mapping) == set(part.quotation.addressees) for part in parts)
    return score_share(n_exact, len(parts))


def _addressees(part: Part, mapping: Mapping[str, str]) -> set[str | None]:
    return {mapping.get(name) for name in part.line.addressees} if part.line else set()


def _score_found(novel: Novel, reading: Reading, parts: list[Part]) -> Iterator[tuple[str, Cell]]:
    n_found = sum(part.line is not None for part in parts)
    yield "speakers/quotations found", score_share(n_found, len(parts))
    gold = {_bare(novel.text, span) for quotation in novel.quotations for span in quotation.spans}
    found = {_bare(novel.text, reading.given_span(line.start, line.end)) for line in reading.quotes}
    yield "speakers/quotation spans exact, marks aside", score_spans(gold, found)


def _bare(text: str, span: Span) -> Span:
    """A span without marks and white space at its edges, since PDNC leaves marks out."""
    start, end = span
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end
