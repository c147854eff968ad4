"""Annotated documents as windows of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from evaluation.corpora.litbank import LitBankDocument
from fabula.encode.windows import Window, plan_windows
from fabula.encode.wordpieces import WordPieces, split_words
from fabula.records import CATEGORIES, FORMS

IGNORED_WORDS = frozenset({"_"})
"""Signs of italics that LitBank keeps as words; ingest takes them out of a text."""

QUOTE_STYLES = ({}, str.maketrans("“”‘’", "\"\"''"), str.maketrans("\"'", "”’"))
"""Editions differ in their quotation marks, so training shows each document in several."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One document, ready to be cut into windows.

    Attributes:
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
    """Padded windows and their gold; shapes as in ``Trunk.forward``.

    Attributes:
        word_mask: bool[n_windows, n_words].
        events: float32[n_windows, n_words].
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


def example_from_litbank(document: LitBankDocument) -> Example:
    """Take a LitBank document over, without the signs of italics."""
    kept = np.array([token not in IGNORED_WORDS for token in document.tokens])
    new_index = np.concatenate([[0], np.cumsum(kept)]).astype(np.int32)
    events = np.zeros(len(document.tokens), dtype=np.bool_)
    events[list(document.events)] = True
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
        mentions=np.array([m for m in mentions if m[0] <= m[1]], dtype=np.int32).reshape(-1, 4),
        events=events[kept],
    )


@dataclass(frozen=True, slots=True)
class Sampler:
    """Cuts examples into batches, differently in every epoch."""

    tokenizer: Tokenizer
    n_pieces: int
    batch_size: int
    hidden_share: float
    """Share of wordpieces hidden behind ``[MASK]``, so that no name is learned by heart."""

    def batches(self, examples: Sequence[Example], random: Random) -> Iterator[Batch]:
        """Shuffled training batches of one epoch."""
        windows = []
        for example in examples:
            style = random.choice(QUOTE_STYLES)
            words = [word.translate(style) for word in example.words]
            pieces = split_words(words, self.tokenizer)
            windows += [(example, pieces, window) for window in self._cut(example, pieces, random)]
        random.shuffle(windows)
        # Windows of like length together waste less padding; chunks keep the order random.
        chunk = self.batch_size * 16
        for start in range(0, len(windows), chunk):
            group = sorted(windows[start : start + chunk], key=lambda item: item[2].end - item[2].start)
            groups = [group[i : i + self.batch_size] for i in range(0, len(group), self.batch_size)]
            random.shuffle(groups)
            for items in groups:
                yield collate([self._window_arrays(*item, random) for item in items])

    def _cut(self, example: Example, pieces: WordPieces, random: Random) -> list[Window]:
        """Windows without overlap; the first is of random length, so that cuts move."""
        n_first = random.randrange(self.n_pieces // 4, self.n_pieces)
        head = plan_windows(pieces.piece_start, example.sentence_start, n_first, 0)[0]
        offset = pieces.piece_start[head.own_end :] - pieces.piece_start[head.own_end]
        sentences = example.sentence_start[example.sentence_start >= head.own_end] - head.own_end
        rest = plan_windows(offset, sentences, self.n_pieces, 0) if len(offset) > 1 else []
        cuts = [head.own_end, *(head.own_end + window.own_end for window in rest)]
        starts = [0, *cuts[:-1]]
        return [Window(a, a, b, b) for a, b in zip(starts, cuts, strict=True)]

    def _window_arrays(
        self, example: Example, pieces: WordPieces, window: Window, random: Random
    ) -> dict[str, NDArray[np.int64]]:
        arrays = window_arrays(pieces, window, self.tokenizer)
        hidden = np.array([random.random() < self.hidden_share for _ in arrays["piece_ids"]])
        hidden[[0, -1]] = False
        arrays["piece_ids"] = np.where(hidden, self.tokenizer.token_to_id("[MASK]"), arrays["piece_ids"])
        return arrays | window_gold(example, window)


def window_arrays(pieces: WordPieces, window: Window, tokenizer: Tokenizer) -> dict[str, NDArray[np.int64]]:
    """The encoder's input for one window, special tokens put round it."""
    low, high = pieces.piece_start[window.start], pieces.piece_start[window.end]
    lengths = np.diff(pieces.piece_start[window.start : window.end + 1])
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    case = np.repeat(pieces.word_case[window.start : window.end], lengths)
    first = pieces.piece_start[window.start : window.end] - low + 1
    return {
        "piece_ids": np.concatenate([[cls], pieces.piece_ids[low:high], [sep]]).astype(np.int64),
        "piece_case": np.concatenate([[0], case, [0]]).astype(np.int64),
        "word_first": first.astype(np.int64),
        "word_last": (first + lengths - 1).astype(np.int64),
    }


def window_gold(example: Example, window: Window) -> dict[str, NDArray[np.int64]]:
    """The gold that lies wholly in a window, counted from its first word."""
    mentions = example.mentions
    inside = (mentions[:, 0] >= window.start) & (mentions[:, 1] < window.end)
    spans = mentions[inside].astype(np.int64)
    spans[:, :2] -= window.start
    return {"events": example.events[window.start : window.end].astype(np.int64), "spans": spans}


def collate(items: Sequence[dict[str, NDArray[np.int64]]]) -> Batch:
    """Pad windows to one length."""

    def pad(key: str) -> Tensor:
        return torch.nn.utils.rnn.pad_sequence([torch.from_numpy(item[key]) for item in items], batch_first=True)

    def mask(key: str) -> Tensor:
        ones = [torch.ones(len(item[key]), dtype=torch.int64) for item in items]
        return torch.nn.utils.rnn.pad_sequence(ones, batch_first=True)

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
