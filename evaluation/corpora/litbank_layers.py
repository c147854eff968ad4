"""The files of LitBank's layers, parsed: mentions and their clusters, entities, events, quotations.

All positions are gold tokens and all spans are half-open.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from evaluation.corpora.folders import CorpusError
from fabula.records.spans import Int32

_CLUSTER = re.compile(r"(\(?)(\d+)(\)?)")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of the coreference layer; ``cluster`` is its number in the CoNLL file."""

    start: int
    end: int
    category: str
    form: str
    cluster: int


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A span of the entity layer of 2019: proper names and noun phrases, nested, no pronouns."""

    start: int
    end: int
    category: str


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quotation, marks included; ``speaker`` is a coreference cluster."""

    start: int
    end: int
    speaker: int


@dataclass(frozen=True, slots=True)
class GoldLink:
    """``COP`` or ``APPOS``: mention ``first`` describes mention ``second`` (rows of mentions).

    The described mention has its own cluster; the describing one is a singleton.
    """

    kind: str
    first: int
    second: int


def parse_conll(
    content: str, name: str
) -> tuple[tuple[str, ...], Int32, dict[tuple[int, int], int]]:
    """Tokens, sentence starts, and the cluster of every mention span."""
    tokens: list[str] = []
    sentence_start: list[int] = []
    opened: defaultdict[int, list[int]] = defaultdict(list)
    clusters: dict[tuple[int, int], int] = {}
    is_new = True
    for line in content.splitlines():
        if not line.strip() or line.startswith("#"):
            is_new = True
            continue
        columns = line.split("\t")
        if is_new:
            sentence_start.append(len(tokens))
            is_new = False
        for opens, number, closes in _CLUSTER.findall(columns[-1]):
            if opens:
                opened[int(number)].append(len(tokens))
            if closes:
                clusters[opened[int(number)].pop(), len(tokens) + 1] = int(number)
        tokens.append(columns[3])
    if any(opened.values()):
        raise CorpusError(f"LitBank {name}: a coreference bracket of the CoNLL file never closes.")
    sentence_start.append(len(tokens))
    return tuple(tokens), np.array(sentence_start, np.int32), clusters


def parse_rows(content: str) -> list[list[str]]:
    """The fields of every line that is not blank."""
    return [line.split("\t") for line in content.splitlines() if line.strip()]


def parse_columns(content: str, tokens: tuple[str, ...], what: str) -> list[list[str]]:
    """The label columns of a file of one token a line, checked against the tokens."""
    rows = [row for row in parse_rows(content) if row[0]]
    if tuple(row[0] for row in rows) != tokens:
        raise CorpusError(f"LitBank {what}: its tokens are not those of the coreference layer.")
    return [row[1:] for row in rows]


def _span(fields: list[str], sentence_start: Int32) -> tuple[int, int]:
    """A token span from sentence and word numbers of its first and last word."""
    first, start, last, end = (int(field) for field in fields)
    return int(sentence_start[first]) + start, int(sentence_start[last]) + end + 1


def parse_mentions(
    rows: list[list[str]],
    sentence_start: Int32,
    clusters: dict[tuple[int, int], int],
    name: str,
) -> tuple[tuple[GoldMention, ...], tuple[GoldLink, ...], dict[str, int]]:
    """Mentions, links between them, and the cluster number of each cluster name."""
    spans = {row[1]: _span(row[2:6], sentence_start) for row in rows if row[0] == "MENTION"}
    if set(spans.values()) != set(clusters):
        raise CorpusError(
            f"LitBank {name}: mentions of the CoNLL and the tsv file are not the same."
        )
    found = [
        GoldMention(*spans[row[1]], row[7], row[8], clusters[spans[row[1]]])
        for row in rows
        if row[0] == "MENTION"
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    place = {(mention.start, mention.end): index for index, mention in enumerate(found)}
    links = tuple(
        GoldLink(kind, place[spans[first]], place[spans[second]])
        for kind, first, second in (row[:3] for row in rows if row[0] in {"COP", "APPOS"})
    )
    return tuple(found), links, _name_clusters(rows, spans, clusters)


def _name_clusters(
    rows: list[list[str]], spans: dict[str, tuple[int, int]], clusters: dict[tuple[int, int], int]
) -> dict[str, int]:
    """Cluster names of the tsv file to numbers of the CoNLL file, by most mentions.

    In one document (Great Expectations) the two files part a few mentions of two places unlike.
    """
    votes: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row[0] == "COREF":
            votes[row[2]][clusters[spans[row[1]]]] += 1
    return {name: max(counts, key=lambda c: counts[c]) for name, counts in votes.items()}


def parse_entities(columns: list[list[str]]) -> tuple[GoldEntity, ...]:
    """Spans of every BIO column: each column is one layer of the nesting."""
    found: list[GoldEntity] = []
    for layer in range(max(len(row) for row in columns)):
        labels = [row[layer] if layer < len(row) else "O" for row in columns]
        start = -1
        for index, label in enumerate([*labels, "O"]):
            if start >= 0 and not label.startswith("I-"):
                found.append(GoldEntity(start, index, labels[start][2:]))
                start = -1
            if label.startswith("B-"):
                start = index
    return tuple(sorted(found, key=lambda entity: (entity.start, -entity.end)))


def parse_events(columns: list[list[str]]) -> Int32:
    """int32: the tokens that are labelled as triggers."""
    return np.array([i for i, row in enumerate(columns) if row[0] == "EVENT"], dtype=np.int32)


def parse_quotes(
    rows: list[list[str]], sentence_start: Int32, speakers: dict[str, int]
) -> tuple[GoldQuote, ...]:
    """Quotations, each with the cluster that its speaker's name stands for."""
    named = {row[1]: speakers[row[2]] for row in rows if row[0] == "ATTRIB"}
    quotes = [
        GoldQuote(*_span(row[2:6], sentence_start), named[row[1]])
        for row in rows
        if row[0] == "QUOTE"
    ]
    return tuple(sorted(quotes, key=lambda quote: quote.start))
