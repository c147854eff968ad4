"""Words to the numbers that the encoder reads: wordpieces, and the letter case they lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fabula.encode.windows import MAX_PIECES_PER_WORD, Window
from fabula.errors import BundleError
from fabula.records.spans import Int32

CASES: Final = ("special", "lower", "title", "upper", "mixed", "other")
"""Letter cases of a word; the vocabulary is uncased, so case reaches the model beside it."""


_SPECIAL_NAMES: Final = (("<s>", "[CLS]"), ("</s>", "[SEP]"), ("<mask>", "[MASK]"), ("[UNK]",))
"""What MPNet and BERT call the pieces of :class:`SpecialPieces`, in its order.

MPNet's first: its vocabulary has BERT's too, but never learned them.
"""


@dataclass(frozen=True, slots=True)
class SpecialPieces:
    """The ids of the vocabulary's pieces that stand for no letters."""

    start: int
    end: int
    hidden: int
    unknown: int


@dataclass(frozen=True, slots=True, eq=False)
class WordPieces:
    """The wordpieces of a text, words in order.

    Attributes:
        piece_ids: int32[n_pieces], vocabulary ids.
        piece_start: int32[n_words + 1]: word ``w`` owns the pieces from ``piece_start[w]`` up to
            ``piece_start[w + 1]``, at least one and at most ``MAX_PIECES_PER_WORD``.
        word_case: int32[n_words], index into :data:`CASES`.
    """

    piece_ids: Int32
    piece_start: Int32
    word_case: Int32


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a ``tokenizer.json``, with neither truncation nor padding.

    Raises:
        BundleError: there is no such file, or it is no tokenizer.
    """
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises the bare Exception for all that it cannot read
        raise BundleError(f"{path} is not a tokenizer: {error}. Reinstall fabula.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def find_special_pieces(tokenizer: Tokenizer) -> SpecialPieces:
    """The special pieces of a vocabulary of BERT's kind or of MPNet's.

    Raises:
        BundleError: the vocabulary lacks one of them.
    """
    return SpecialPieces(*(_find_piece(tokenizer, names) for names in _SPECIAL_NAMES))


def _find_piece(tokenizer: Tokenizer, names: tuple[str, ...]) -> int:
    for name in names:
        piece_id = tokenizer.token_to_id(name)
        if piece_id is not None:
            return piece_id
    raise BundleError(f"The model's tokenizer has no piece {names[-1]}. Reinstall fabula.")


def letter_case(word: str) -> int:
    """Index into :data:`CASES` of a word's letter case; a lone capital (*I*, *J.*) is ``title``."""
    return CASES.index(_name_case(word))


def _name_case(word: str) -> str:
    if word.islower():
        return "lower"
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return "title"
    if word.isupper():
        return "upper"
    return "mixed" if any(char.isalpha() for char in word) else "other"


def split_words(words: Sequence[str], tokenizer: Tokenizer) -> WordPieces:
    """Cut words into wordpieces; each different word is looked up once.

    A word of which the tokenizer leaves nothing (a control character) is one unknown piece.

    Args:
        words: the words of a text, in order.
        tokenizer: see :func:`load_tokenizer`.

    Raises:
        BundleError: the tokenizer has no piece for the unknown.
    """
    index_of: dict[str, int] = {}
    word_index = np.fromiter(
        (index_of.setdefault(word, len(index_of)) for word in words),
        dtype=np.int32,
        count=len(words),
    )
    vocabulary = list(index_of)
    encodings = tokenizer.encode_batch(
        [_well_formed(word) for word in vocabulary], add_special_tokens=False
    )
    unknown = find_special_pieces(tokenizer).unknown
    pieces = [(encoding.ids or [unknown])[:MAX_PIECES_PER_WORD] for encoding in encodings]
    cases = np.array([letter_case(word) for word in vocabulary], dtype=np.int32)
    return _gather_words(pieces, cases, word_index)


def _well_formed(word: str) -> str:
    """The word without lone surrogates, which the tokenizer refuses."""
    return word.encode(errors="replace").decode()


def window_inputs(
    pieces: WordPieces, window: Window, special: SpecialPieces
) -> dict[str, NDArray[np.int64]]:
    """What the trunk reads of one window, in training as in use.

    Returns:
        ``piece_ids`` and ``piece_case``, int64[n_pieces], special pieces at both ends;
        ``word_first`` and ``word_last``, int64[n_words], where among them a word's first and
        last piece lie.
    """
    starts = pieces.piece_start[window.start : window.end + 1]
    n_of_word = np.diff(starts)
    case = np.repeat(pieces.word_case[window.start : window.end], n_of_word)
    ids = pieces.piece_ids[starts[0] : starts[-1]]
    first = starts[:-1] - starts[0] + 1
    inputs = {
        "piece_ids": np.concatenate([[special.start], ids, [special.end]]),
        "piece_case": np.concatenate([[0], case, [0]]),
        "word_first": first,
        "word_last": first + n_of_word - 1,
    }
    return {name: array.astype(np.int64) for name, array in inputs.items()}


def _gather_words(pieces: list[list[int]], cases: Int32, word_index: Int32) -> WordPieces:
    """The pieces of a text from those of its different words.

    Args:
        pieces: ids of the pieces of each different word.
        cases: int32[n_different_words].
        word_index: int32[n_words], which of the different words each word is.
    """
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
    """The numbers ``starts[i], starts[i] + 1, …`` (``lengths[i]`` of them) for each i, in a row."""
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    shifts = np.repeat(starts - offsets[:-1], lengths)
    rows: NDArray[np.intp] = np.arange(offsets[-1], dtype=np.intp) + shifts
    return rows
