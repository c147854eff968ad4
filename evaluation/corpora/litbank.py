"""LitBank (Bamman et al. 2019, 2020; Sims et al. 2019): excerpts of novels in four gold layers.

All positions are gold tokens and all spans are half-open. ``raw_start`` and ``raw_end`` tie the
tokens to ``raw``, the same excerpt as plain Gutenberg prose, which is what fabula is given.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.alignments import align_texts
from evaluation.corpora.folders import CorpusError, list_corpus_folder, read_corpus_file
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


@dataclass(frozen=True, slots=True, eq=False)
class LitBankDocument:
    """One excerpt with all its layers.

    Attributes:
        name: e.g. ``158_emma``.
        raw: the plain text of the excerpt.
        tokens: the gold tokens.
        sentence_start: int32[n_sentences + 1], first token of each sentence, then n_tokens.
        mentions: coreference layer, sorted by start, then longest first; singletons included.
        links: copulas and appositions between mentions.
        entities: entity layer, sorted likewise.
        events: int32[n_events], the tokens that are triggers of realis events.
        quotes: quotation layer, sorted by start.
        raw_start: int32[n_tokens], first code point of each token in ``raw``.
        raw_end: int32[n_tokens], one past its last. Equal to ``raw_start`` for the few loose
            signs (``_``, ``-``) that the raw text does not hold.
    """

    name: str
    raw: str
    tokens: tuple[str, ...]
    sentence_start: Int32
    mentions: tuple[GoldMention, ...]
    links: tuple[GoldLink, ...]
    entities: tuple[GoldEntity, ...]
    events: Int32
    quotes: tuple[GoldQuote, ...]
    raw_start: Int32
    raw_end: Int32


def list_litbank(data_dir: Path) -> tuple[str, ...]:
    """The names of all documents that the folder holds."""
    files = list_corpus_folder(data_dir / "litbank" / "raw")
    return tuple(path.stem for path in files if path.suffix == ".txt")


def load_litbank(data_dir: Path, names: Iterable[str] | None = None) -> list[LitBankDocument]:
    """Read the documents named, or all.

    Args:
        data_dir: the folder that holds ``litbank/``.
        names: e.g. ``["158_emma"]``; None for every file of ``litbank/raw``, by name.

    Raises:
        CorpusError: a file is missing, or its layers do not fit together.
    """
    chosen = list_litbank(data_dir) if names is None else names
    return [_load_document(data_dir / "litbank", name) for name in chosen]


def _load_document(folder: Path, name: str) -> LitBankDocument:
    file = f"{name}_brat"
    raw = read_corpus_file(folder / "raw" / f"{name}.txt")
    tokens, sentence_start, clusters = _parse_conll(
        read_corpus_file(folder / "coref" / "conll" / f"{file}.conll"), name
    )
    rows = _parse_rows(read_corpus_file(folder / "coref" / "tsv" / f"{file}.ann"))
    mentions, links, speakers = _parse_mentions(rows, sentence_start, clusters, name)
    entities = read_corpus_file(folder / "entities" / "tsv" / f"{file}.tsv")
    events = read_corpus_file(folder / "events" / "tsv" / f"{file}.tsv")
    quotes = read_corpus_file(folder / "quotations" / "tsv" / f"{file}.ann")
    raw_start, raw_end = align_tokens(tokens, raw, name)
    return LitBankDocument(
        name=name,
        raw=raw,
        tokens=tokens,
        sentence_start=sentence_start,
        mentions=mentions,
        links=links,
        entities=_parse_entities(_columns(entities, tokens, f"{name}, entities")),
        events=_parse_events(_columns(events, tokens, f"{name}, events")),
        quotes=_parse_quotes(_parse_rows(quotes), sentence_start, speakers),
        raw_start=raw_start,
        raw_end=raw_end,
    )


def align_tokens(tokens: tuple[str, ...], raw: str, name: str) -> tuple[Int32, Int32]:
    """Tie every token to the raw text.

    Returns:
        ``raw_start`` and ``raw_end``, int32[n_tokens] each.

    Raises:
        CorpusError: a character of a token other than quotes, dashes and ``_`` has no partner, or
            the raw text holds one that no token has.
    """
    joined = "".join(tokens)
    places = align_texts(joined, raw)
    ends = np.cumsum([len(token) for token in tokens], dtype=np.int32)
    starts = np.concatenate((np.zeros(1, np.int32), ends[:-1]))
    raw_start = np.zeros(len(tokens), np.int32)
    raw_end = np.zeros(len(tokens), np.int32)
    last = 0
    for index, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        held = places[start:end][places[start:end] >= 0]
        raw_start[index], raw_end[index] = (held[0], held[-1] + 1) if len(held) else (last, last)
        last = int(raw_end[index])
    _check_alignment(joined, raw, places, name)
    return raw_start, raw_end


def _check_alignment(joined: str, raw: str, places: Int32, name: str) -> None:
    lost = [i for i in np.flatnonzero(places < 0).tolist() if joined[i] not in "_-"]
    held = set(places.tolist())
    extra = [i for i, c in enumerate(raw) if not c.isspace() and c != "_" and i not in held]
    if lost or extra:
        text, at = (joined, lost[0]) if lost else (raw, extra[0])
        side = "tokens" if lost else "raw text"
        raise CorpusError(
            f"LitBank {name}: tokens and raw text differ; {text[max(0, at - 20) : at + 20]!r} of "
            f"the {side} has no partner. The raw file must be the excerpt that was annotated."
        )


def _parse_conll(
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


def _parse_rows(content: str) -> list[list[str]]:
    return [line.split("\t") for line in content.splitlines() if line.strip()]


def _columns(content: str, tokens: tuple[str, ...], what: str) -> list[list[str]]:
    """The label columns of a file of one token a line, checked against the tokens."""
    rows = [row for row in _parse_rows(content) if row[0]]
    if tuple(row[0] for row in rows) != tokens:
        raise CorpusError(f"LitBank {what}: its tokens are not those of the coreference layer.")
    return [row[1:] for row in rows]


def _span(fields: list[str], sentence_start: Int32) -> tuple[int, int]:
    """A token span from sentence and word numbers of its first and last word."""
    first, start, last, end = (int(field) for field in fields)
    return int(sentence_start[first]) + start, int(sentence_start[last]) + end + 1


def _parse_mentions(
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


def _parse_entities(columns: list[list[str]]) -> tuple[GoldEntity, ...]:
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


def _parse_events(columns: list[list[str]]) -> Int32:
    return np.array([i for i, row in enumerate(columns) if row[0] == "EVENT"], dtype=np.int32)


def _parse_quotes(
    rows: list[list[str]], sentence_start: Int32, speakers: dict[str, int]
) -> tuple[GoldQuote, ...]:
    named = {row[1]: speakers[row[2]] for row in rows if row[0] == "ATTRIB"}
    quotes = [
        GoldQuote(*_span(row[2:6], sentence_start), named[row[1]])
        for row in rows
        if row[0] == "QUOTE"
    ]
    return tuple(sorted(quotes, key=lambda quote: quote.start))
