"""Annotated documents as windows of numbers."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from evaluation.corpora.litbank import LitBankDocument
from fabula.encode.windows import MAX_PIECES_PER_WORD, Window, plan_windows
from fabula.encode.wordpieces import WordPieces, find_special_pieces, split_words, window_inputs
from fabula.records import CATEGORIES, FORMS

IGNORED_WORDS = frozenset({"_"})
"""Signs of italics that LitBank keeps as words; ingest takes them out of a text."""

QUOTE_STYLES: tuple[dict[int, int], ...] = (
    {},
    str.maketrans("“”‘’", "\"\"''"),
    str.maketrans("\"'", "”’"),
)
"""Editions differ in their quotation marks, so training shows each document in several."""

Arrays = dict[str, NDArray[np.int64]]
"""One window: what ``window_inputs`` gives, and ``events`` and ``spans`` as in Batch."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One document, ready to be cut into windows.

    Attributes:
        name: of the document.
        words: its words.
        sentence_start: int32[n_sentences], first word of each sentence.
        mentions: int32[n_mentions, 4]: first word, last word (included), category, form.
        events: bool[n_words].
    """

    name: str
    words: tuple[str, ...]
    sentence_start: NDArray[np.int32]
    mentions: NDArray[np.int32]
    events: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Padded windows and their gold; the inputs are those of ``Trunk.forward``.

    Attributes:
        piece_ids, piece_case, piece_mask: int64[n_windows, n_pieces].
        word_first, word_last: int64[n_windows, n_words].
        word_mask: bool[n_windows, n_words], True where there is a word.
        events: float32[n_windows, n_words], 1 for a trigger.
        spans: int64[n_spans, 5]: window, first word, last word (included), category, form.
    """

    piece_ids: Tensor
    piece_case: Tensor
    piece_mask: Tensor
    word_first: Tensor
    word_last: Tensor
    word_mask: Tensor
    events: Tensor
    spans: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        return Batch(**{part.name: getattr(self, part.name).to(device) for part in fields(self)})


def example_from_litbank(document: LitBankDocument) -> Example:
    """Take a LitBank document over, without the signs of italics."""
    kept = np.array([token not in IGNORED_WORDS for token in document.tokens])
    new_index = np.concatenate([[0], np.cumsum(kept)]).astype(np.int32)
    events = np.zeros(len(document.tokens), dtype=np.bool_)
    events[document.events] = True
    mentions = [
        (
            int(new_index[mention.start]),
            int(new_index[mention.end]) - 1,
            CATEGORIES.index(mention.category),
            FORMS.index(mention.form),
        )
        for mention in document.mentions
    ]
    return Example(
        name=document.name,
        words=tuple(token for token in document.tokens if token not in IGNORED_WORDS),
        sentence_start=np.unique(new_index[document.sentence_start[:-1]]),
        # A mention of nothing but an ignored word has no words left.
        mentions=np.array([m for m in mentions if m[0] <= m[1]], dtype=np.int32).reshape(-1, 4),
        events=events[kept],
    )


def hash_examples(examples: Sequence[Example]) -> dict[str, str]:
    """sha256 of the words and labels of each document, by name."""
    hashes = {}
    for example in examples:
        digest = hashlib.sha256("\n".join(example.words).encode())
        for labels in (example.sentence_start, example.mentions, example.events):
            digest.update(labels.tobytes())
        hashes[example.name] = digest.hexdigest()
    return hashes


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
        hidden_share: share of wordpieces hidden behind ``[MASK]``, so that no name is learned by
            heart.
    """

    tokenizer: Tokenizer
    n_pieces: int
    batch_size: int
    hidden_share: float

    def batches(self, examples: Sequence[Example], random: Random) -> Iterator[Batch]:
        """Shuffled training batches of one epoch; every word is in one of them, once."""
        cuts = [cut for example in examples for cut in self._cut(example, random)]
        random.shuffle(cuts)
        # Windows of like length together waste less padding; chunks keep the order random.
        chunk = self.batch_size * 16
        for start in range(0, len(cuts), chunk):
            group = sorted(cuts[start : start + chunk], key=_n_words)
            groups = [group[i : i + self.batch_size] for i in range(0, len(group), self.batch_size)]
            random.shuffle(groups)
            for items in groups:
                yield collate([self._arrays(cut, random) for cut in items])

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
        ``events``, int64[n_words], 1 for a trigger; ``spans``, int64[n_spans, 4], columns as in
        ``Example.mentions``.
    """
    mentions = example.mentions
    inside = (mentions[:, 0] >= window.start) & (mentions[:, 1] < window.end)
    spans = mentions[inside].astype(np.int64)
    spans[:, :2] -= window.start
    return {"events": example.events[window.start : window.end].astype(np.int64), "spans": spans}


def collate(items: Sequence[Arrays]) -> Batch:
    """Pad windows to one length."""

    def pad(key: str) -> Tensor:
        return pad_sequence([torch.from_numpy(item[key]) for item in items], batch_first=True)

    def mask(key: str) -> Tensor:
        ones = [torch.ones(len(item[key]), dtype=torch.int64) for item in items]
        return pad_sequence(ones, batch_first=True)

    spans = [np.insert(item["spans"], 0, row, axis=1) for row, item in enumerate(items)]
    return Batch(
        piece_ids=pad("piece_ids"),
        piece_case=pad("piece_case"),
        piece_mask=mask("piece_ids"),
        word_first=pad("word_first"),
        word_last=pad("word_last"),
        word_mask=mask("word_first").bool(),
        events=pad("events").float(),
        spans=torch.from_numpy(np.concatenate(spans)),
    )
