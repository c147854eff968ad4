"""Who is meant in the novels of PDNC: mentions inside quotations, their tags, and names.

PDNC says who speaks and who is spoken of, but only there. So the mentions that are known are told
apart from each other, and nothing is learned about the rest.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.corpora.pdnc import GoldQuotation, Novel
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Source, Text
from fabula.records.spans import Int32
from fabula.segment import split_text
from training.examples import Example, link_labels

Span = tuple[int, int]
Names = Mapping[str, Mapping[tuple[str, ...], str]]
"""By first word, the names of one character alone, as words, and whose they are."""

N_WORDS: Final = 1_500
"""About so many words of a novel are one example."""

_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|I)\b")
_REACH_CHARS: Final = 200
"""A tag lies no farther from its quotation."""

_TITLES: Final = word_set("Mr. Mrs. Miss Ms. Dr. Lady Sir Lord Madame Master St. Aunt Uncle")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a novel: their forms, and ``start``, ``end`` in code points."""

    forms: tuple[str, ...]
    start: list[int]
    end: list[int]

    def rows_of(self, span: Span) -> Span | None:
        """First and last word of a span, both included; None where it has no whole word."""
        first = bisect_left(self.end, span[0] + 1)
        last = bisect_left(self.start, span[1]) - 1
        return (first, last) if first <= last else None


def examples_from_pdnc(novel: Novel, n_words: int = N_WORDS) -> list[Example]:
    """A novel in parts of about ``n_words`` words, each with the mentions that are known."""
    text = Text(novel.text, Source(novel.name, "", "txt", "utf-8"))
    layout = split_text(text)
    forms = tuple(novel.text[start:end] for start, end in layout.words)
    words = _Words(forms, layout.words.start.tolist(), layout.words.end.tolist())
    numbers = {person.id: row for row, person in enumerate(novel.characters)}
    known: dict[Span, int] = {}
    for span, character in (*_find_names(novel, words), *_find_references(novel, words)):
        known[span] = numbers[character]
    starts = np.searchsorted(layout.words.start, layout.sentences.start).astype(np.int32)
    return list(_cut(novel.name, words, np.unique(starts), known, n_words))


def _cut(
    name: str, words: _Words, starts: Int32, known: Mapping[Span, int], n_words: int
) -> Iterator[Example]:
    """Parts of whole sentences."""
    n_all = len(words.forms)
    begin = 0
    while begin < n_all:
        row = int(np.searchsorted(starts, begin + n_words))
        end = int(starts[row]) if row < len(starts) else n_all
        inside = [
            (first - begin, last - begin, entity)
            for (first, last), entity in known.items()
            if begin <= first and last < end
        ]
        sentences = starts[(starts >= begin) & (starts < end)] - begin
        if inside and len(sentences):
            yield Example(
                name=f"{name} {begin}",
                words=words.forms[begin:end],
                sentence_start=sentences.astype(np.int32),
                links=link_labels(inside, is_complete=False),
            )
        begin = end


def _find_references(novel: Novel, words: _Words) -> Iterator[tuple[Span, str]]:
    """What is annotated: mentions inside quotations, and the pronoun of a tag."""
    for quotation in novel.quotations:
        for mention in quotation.mentions:
            rows = words.rows_of((mention.start, mention.end))
            if rows and len(mention.characters) == 1:
                yield rows, mention.characters[0]
        place = find_tag_pronoun(quotation, novel.text)
        rows = words.rows_of(place) if place else None
        if rows and quotation.speaker:
            yield rows, quotation.speaker


def find_tag_pronoun(quotation: GoldQuotation, text: str) -> Span | None:
    """Where *she* of *she said* lies: in the tag nearest to the quotation."""
    pronoun = _SUBJECT.search(quotation.referring_expression)
    if not pronoun:
        return None
    low = max(0, quotation.spans[0][0] - _REACH_CHARS)
    high = quotation.spans[-1][1] + _REACH_CHARS
    edges = [edge for span in quotation.spans for edge in span]
    found = [
        match.start()
        for match in re.finditer(re.escape(quotation.referring_expression), text[low:high])
    ]
    if not found:
        return None
    nearest = min(found, key=lambda at: min(abs(low + at - edge) for edge in edges))
    return low + nearest + pronoun.start(), low + nearest + pronoun.end()


def _find_names(novel: Novel, words: _Words) -> Iterator[tuple[Span, str]]:
    """Names in narration and speech that only one character has, the longest at each place."""
    names = _list_names(novel)
    row = 0
    while row < len(words.forms):
        found = _longest_at(row, words.forms, names)
        if found and not _is_part(row, found, words.forms):
            last = row + len(found) - 1
            yield (row, last), names[found[0]][found]
        row += len(found) if found else 1


def _list_names(novel: Novel) -> Names:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in novel.characters:
        for name in (person.name, *person.aliases):
            owners[tuple(name.split())].add(person.id)
    names: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for words, people in owners.items():
        if len(people) == 1 and all(word[:1].isupper() for word in words):
            names[words[0]][words] = next(iter(people))
    return names


def _longest_at(row: int, forms: Sequence[str], names: Names) -> tuple[str, ...]:
    fits = [
        name for name in names.get(forms[row], ()) if tuple(forms[row : row + len(name)]) == name
    ]
    return max(fits, key=len, default=())


def _is_part(row: int, name: tuple[str, ...], forms: Sequence[str]) -> bool:
    """Whether a name is only part of a longer one: *Bates* of *Mr. Bates*."""
    after = forms[row + len(name) : row + len(name) + 1]
    return (row > 0 and forms[row - 1] in _TITLES) or (bool(after) and after[0][:1].isupper())
