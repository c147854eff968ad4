"""Words to the numbers that the encoder reads: wordpieces, and the letter case they lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fabula.records.spans import Int32

CASES: Final = ("special", "lower", "title", "upper", "mixed", "other")
"""Letter cases of a word; the vocabulary is uncased, so case reaches the model beside it."""

MAX_PIECES_PER_WORD: Final = 16
"""Longer words (a line of dashes, a web address) are cut: what follows tells nothing more."""


@dataclass(frozen=True, slots=True, eq=False)
class WordPieces:
    """The wordpieces of a text, words in order.

    Attributes:
        piece_ids: int32[n_pieces], vocabulary ids.
        piece_start: int32[n_words + 1]: word ``w`` owns pieces ``[piece_start[w], piece_start[w + 1])``;
            every word owns at least one.
        word_case: int32[n_words], index into :data:`CASES`.
    """

    piece_ids: Int32
    piece_start: Int32
    word_case: Int32


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a ``tokenizer.json``, with neither truncation nor padding."""
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def letter_case(word: str) -> int:
    """Index into :data:`CASES` of a word's letter case; a lone capital (*I*, *J.*) is ``title``."""
    if word.islower():
        return 1
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return 2
    if word.isupper():
        return 3
    return 4 if any(char.isalpha() for char in word) else 5


def split_words(words: Sequence[str], tokenizer: Tokenizer) -> WordPieces:
    """Cut words into wordpieces; each different word is looked up once.

    Args:
        words: the words of a text, in order.
        tokenizer: see :func:`load_tokenizer`.
    """
    index_of: dict[str, int] = {}
    word_index = np.fromiter(
        (index_of.setdefault(word, len(index_of)) for word in words), dtype=np.int32, count=len(words)
    )
    vocabulary = list(index_of)
    encodings = tokenizer.encode_batch(vocabulary, add_special_tokens=False)
    unknown = tokenizer.token_to_id("[UNK]")
    pieces = [(encoding.ids or [unknown])[:MAX_PIECES_PER_WORD] for encoding in encodings]
    cases = np.array([letter_case(word) for word in vocabulary], dtype=np.int32)
    return _gather(pieces, cases, word_index)


def _gather(pieces: list[list[int]], cases: Int32, word_index: Int32) -> WordPieces:
    lengths = np.array([len(ids) for ids in pieces], dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    flat = np.array([piece for ids in pieces for piece in ids], dtype=np.int32)
    word_lengths = lengths[word_index]
    piece_start = np.concatenate([[0], np.cumsum(word_lengths)]).astype(np.int32)
    return WordPieces(
        piece_ids=flat[_ranges(starts[word_index], word_lengths)],
        piece_start=piece_start,
        word_case=cases[word_index],
    )


def _ranges(starts: Int32, lengths: Int32) -> NDArray[np.intp]:
    """The numbers ``starts[i], starts[i] + 1, …`` (``lengths[i]`` of them) for every i, in a row."""
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    shifts = np.repeat(starts - offsets[:-1], lengths)
    return np.arange(int(offsets[-1])) + shifts
