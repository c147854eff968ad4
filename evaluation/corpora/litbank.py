"""LitBank (Bamman et al. 2019, 2020; Sims et al. 2019): excerpts of novels in four gold layers.

All positions are gold tokens and all spans are half-open. ``raw_start`` and ``raw_end`` tie the
tokens to ``raw``, the same excerpt as plain Gutenberg prose, which is what fabula is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.alignments import align_texts
from evaluation.corpora.folders import CorpusError, list_corpus_folder, read_corpus_file
from evaluation.corpora.litbank_layers import (
    GoldEntity,
    GoldLink,
    GoldMention,
    GoldQuote,
    parse_columns,
    parse_conll,
    parse_entities,
    parse_events,
    parse_mentions,
    parse_quotes,
    parse_rows,
)
from fabula.records.spans import Int32


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
    tokens, sentence_start, clusters = parse_conll(
        read_corpus_file(folder / "coref" / "conll" / f"{file}.conll"), name
    )
    rows = parse_rows(read_corpus_file(folder / "coref" / "tsv" / f"{file}.ann"))
    mentions, links, speakers = parse_mentions(rows, sentence_start, clusters, name)
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
        entities=parse_entities(parse_columns(entities, tokens, f"{name}, entities")),
        events=parse_events(parse_columns(events, tokens, f"{name}, events")),
        quotes=parse_quotes(parse_rows(quotes), sentence_start, speakers),
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
