"""Examples cut into windows and windows put together as batches of numbers."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from fabula.encode.windows import MAX_PIECES_PER_WORD, Window, plan_windows
from fabula.encode.wordpieces import WordPieces, find_special_pieces, split_words, window_inputs
from training.examples import NO_LABEL, Example

QUOTE_STYLES: tuple[dict[int, int], ...] = (
    {},
    str.maketrans("“”‘’", "\"\"''"),
    str.maketrans("\"'", "”’"),
)
"""Editions differ in their quotation marks, so training shows each document in several."""

N_SPECIAL = 2
"""Special pieces of a window, one at each end."""

Arrays = dict[str, NDArray[np.int64] | NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class SpanGold:
    """Mentions of a batch: ``place`` int64[n_spans, 3] (window, first word, last word included);
    ``score``, ``category`` and ``form`` as in ``training.examples.MentionLabels``.
    """

    place: Tensor
    score: Tensor
    category: Tensor
    form: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class LinkGold:
    """Spans of a batch that mean somebody known, in the order of their documents.

    Attributes:
        place: int64[n_spans, 3], window, first word and last word, included.
        entity: int64[n_spans], equal within one document for spans that mean the same.
        document: int64[n_spans], equal for spans of one document.
        is_complete: see ``training.examples.LinkLabels``.
    """

    place: Tensor
    entity: Tensor
    document: Tensor
    is_complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Padded windows and their gold; the inputs are those of ``Trunk.forward``.

    A layer that the corpus of this batch lacks is None; all windows of a batch are of one corpus.

    Attributes:
        piece_ids, piece_case, piece_mask: int64[n_windows, n_pieces].
        word_first, word_last: int64[n_windows, n_words].
        word_mask: bool[n_windows, n_words], True where there is a word.
        spans: see :class:`SpanGold`.
        links: see :class:`LinkGold`.
        events, speech, sentence_last: float32[n_windows, n_words].
        tags: int64[n_windows, n_words, 4], see ``training.examples.SyntaxLabels``.
        heads: int64[n_windows, n_words], counted in the window; ``NO_LABEL`` where the head is
            outside.
        emotions: float32[n_windows, n_words, n_emotions + 1].
    """

    piece_ids: Tensor
    piece_case: Tensor
    piece_mask: Tensor
    word_first: Tensor
    word_last: Tensor
    word_mask: Tensor
    spans: SpanGold | None = None
    links: LinkGold | None = None
    events: Tensor | None = None
    tags: Tensor | None = None
    heads: Tensor | None = None
    sentence_last: Tensor | None = None
    emotions: Tensor | None = None
    speech: Tensor | None = None

    def to(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        return _move(self, device)


Part = TypeVar("Part", bound=Batch | SpanGold | LinkGold)


def _move(part: Part, device: torch.device) -> Part:
    """A record of tensors with each of them on another device."""
    moved: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, Tensor):
            moved[field.name] = value.to(device)
        elif isinstance(value, SpanGold | LinkGold):
            moved[field.name] = _move(value, device)
    return replace(part, **moved)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A window of an example, in one style of quotation marks."""

    example: Example
    pieces: WordPieces
    window: Window


@dataclass(frozen=True, slots=True)
class Sampler:
    """Cuts examples into batches, differently in every epoch.

    Attributes:
        tokenizer: of the encoder.
        n_pieces: wordpieces of a window, special pieces not counted.
        batch_size: windows of a batch.
        hidden_share: share of wordpieces hidden behind the mask piece, so that no name is learned
            by heart.
        is_padded: every batch is filled up to ``batch_size`` and ``n_pieces``, so that an encoder
            need be compiled for one shape alone.
    """

    tokenizer: Tokenizer
    n_pieces: int
    batch_size: int
    hidden_share: float
    is_padded: bool = False

    def batches(self, examples: Sequence[Example], random: Random) -> Iterator[Batch]:
        """Shuffled training batches of one pass; every word is in one of them, once.

        Args:
            examples: of one corpus: all have the same layers.
            random: decides cuts, order, quotation marks and what is hidden.
        """
        has_links = any(example.links is not None for example in examples)
        order = random.sample(list(examples), len(examples))
        cuts = [cut for example in order for cut in self._cut(example, random)]
        # Who is meant is told by what was said windows before, so those stay together.
        groups = self._in_rows(cuts) if has_links else self._by_length(cuts, random)
        shape = (self.batch_size, self.n_pieces + N_SPECIAL) if self.is_padded else (0, 0)
        for items in random.sample(groups, len(groups)):
            yield collate([self._arrays(cut, random) for cut in items], shape)

    def _in_rows(self, cuts: Sequence[_Cut]) -> list[Sequence[_Cut]]:
        return [cuts[i : i + self.batch_size] for i in range(0, len(cuts), self.batch_size)]

    def _by_length(self, cuts: list[_Cut], random: Random) -> list[Sequence[_Cut]]:
        """Windows of like length together waste less padding; chunks keep the order random."""
        random.shuffle(cuts)
        chunk = self.batch_size * 16
        chunks = [sorted(cuts[i : i + chunk], key=_n_words) for i in range(0, len(cuts), chunk)]
        return [group for part in chunks for group in self._in_rows(part)]

    def _cut(self, example: Example, random: Random) -> list[_Cut]:
        """Windows without overlap; the first is of random length, so that cuts move."""
        style = random.choice(QUOTE_STYLES)
        words = [word.translate(style) for word in example.words]
        pieces = split_words(words, self.tokenizer)
        shortest = max(self.n_pieces // 4, MAX_PIECES_PER_WORD)
        n_first = random.randrange(shortest, max(self.n_pieces, shortest + 1))
        head = plan_windows(pieces.piece_start, example.sentence_start, n_first, 0)[0].own_end
        sentences = example.sentence_start[example.sentence_start >= head] - head
        rest = plan_windows(pieces.piece_start[head:], sentences, self.n_pieces, 0)
        ends = [head, *(head + window.own_end for window in rest)]
        return [
            _Cut(example, pieces, Window(start, start, end, end))
            for start, end in zip([0, *ends], ends, strict=False)
        ]

    def _arrays(self, cut: _Cut, random: Random) -> Arrays:
        special = find_special_pieces(self.tokenizer)
        arrays = window_inputs(cut.pieces, cut.window, special)
        hidden = np.array([random.random() < self.hidden_share for _ in arrays["piece_ids"]])
        hidden[[0, -1]] = False
        arrays["piece_ids"] = np.where(hidden, special.hidden, arrays["piece_ids"])
        return arrays | window_gold(cut.example, cut.window)


def _n_words(cut: _Cut) -> int:
    return cut.window.end - cut.window.start


def window_gold(example: Example, window: Window) -> Arrays:
    """The gold that lies wholly in a window, counted from its first word.

    Returns:
        The layers that the example has, by the names of :class:`Batch` and (with ``span_`` before
        them, ``span_place`` without its column of windows) of :class:`SpanGold`.
    """
    start, end = window.start, window.end
    gold: Arrays = {}
    if (mentions := example.mentions) is not None:
        inside = (mentions.first >= start) & (mentions.last < end)
        places = np.stack([mentions.first, mentions.last], axis=1)[inside] - start
        gold["span_place"] = places.astype(np.int64)
        gold |= {
            f"span_{name}": getattr(mentions, name)[inside]
            for name in ("score", "category", "form")
        }
    if (links := example.links) is not None:
        inside = (links.first >= start) & (links.last < end)
        places = np.stack([links.first, links.last], axis=1)[inside] - start
        gold["link_place"] = places.astype(np.int64)
        gold["link_entity"] = links.entity[inside].astype(np.int64)
        gold["link_document"] = np.full(len(places), zlib.crc32(example.name.encode()), np.int64)
        gold["link_is_complete"] = np.array([links.is_complete], np.int64)
    if (syntax := example.syntax) is not None:
        gold["tags"] = syntax.tags[start:end].astype(np.int64)
        heads = syntax.head[start:end].astype(np.int64)
        gold["heads"] = np.where((heads >= start) & (heads < end), heads - start, NO_LABEL)
        gold["sentence_last"] = syntax.sentence_last[start:end]
    for name in ("events", "emotions", "speech"):
        if (labels := getattr(example, name)) is not None:
            gold[name] = labels[start:end]
    return gold


def collate(items: Sequence[Arrays], shape: tuple[int, int] = (0, 0)) -> Batch:
    """Pad windows to one length.

    Args:
        items: the windows, all with the same layers.
        shape: windows and pieces that the batch has at the least; what is missing stays empty.
    """

    def pad(key: str, length: int, fill: int = 0) -> Tensor:
        first = items[0][key]
        padded = np.full((n_windows, length, *first.shape[1:]), fill, first.dtype)
        for row, item in enumerate(items):
            padded[row, : len(item[key])] = item[key]
        return torch.from_numpy(padded)

    def counts(key: str) -> Tensor:
        lengths = [len(item[key]) for item in items]
        return torch.tensor(lengths + [0] * (n_windows - len(items))).unsqueeze(1)

    n_windows = max(shape[0], len(items))
    longest = max(shape[1], int(counts("piece_ids").max()))
    n_words = int(counts("word_first").max())
    layers = ("events", "emotions", "speech", "sentence_last", "tags", "heads")
    fills = {"tags": NO_LABEL, "heads": NO_LABEL}
    return Batch(
        piece_ids=pad("piece_ids", longest),
        piece_case=pad("piece_case", longest),
        # An empty window has one piece, for attention needs something to attend to.
        piece_mask=(torch.arange(longest) < counts("piece_ids").clamp(min=1)).long(),
        word_first=pad("word_first", n_words),
        word_last=pad("word_last", n_words),
        word_mask=torch.arange(n_words) < counts("word_first"),
        spans=_collate_spans(items) if "span_place" in items[0] else None,
        links=_collate_links(items) if "link_place" in items[0] else None,
        **{key: pad(key, n_words, fills.get(key, 0)) for key in layers if key in items[0]},
    )


def _collate_spans(items: Sequence[Arrays]) -> SpanGold:
    columns = (_stack(items, f"span_{name}") for name in ("score", "category", "form"))
    return SpanGold(_places(items, "span_place"), *columns)


def _collate_links(items: Sequence[Arrays]) -> LinkGold:
    return LinkGold(
        place=_places(items, "link_place"),
        entity=_stack(items, "link_entity"),
        document=_stack(items, "link_document"),
        is_complete=bool(items[0]["link_is_complete"].all()),
    )


def _places(items: Sequence[Arrays], key: str) -> Tensor:
    """Places of all windows, each with the number of its window before it."""
    places = [np.insert(item[key], 0, row, axis=1) for row, item in enumerate(items)]
    return torch.from_numpy(np.concatenate(places))


def _stack(items: Sequence[Arrays], key: str) -> Tensor:
    return torch.from_numpy(np.concatenate([item[key] for item in items]))
