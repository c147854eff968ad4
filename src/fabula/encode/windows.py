"""A book cut into overlapping windows that the encoder can read."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from fabula.records.spans import Int32

MAX_PIECES_PER_WORD: Final = 16
"""Longer words (a line of dashes, a web address) are cut: what follows tells nothing more."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[start, end)`` are read together; of them ``[own_start, own_end)`` are answered for.

    The rest is context. The owned stretches of all windows tile the words of a text.
    """

    start: int
    own_start: int
    own_end: int
    end: int


def plan_windows(
    piece_start: Int32, sentence_start: Int32, n_pieces: int, n_overlap: int
) -> list[Window]:
    """Cut words into windows of at most ``n_pieces`` wordpieces.

    A window owns whole sentences wherever they fit, so that no mention is cut. On each side it
    sees as many words of context as ``n_overlap // 2`` pieces hold, where the text has them; on
    the right often more. A sentence that would take more than half of what a window can own is
    cut at a word where it does not fit.

    Args:
        piece_start: int32[n_words + 1], see :class:`fabula.encode.wordpieces.WordPieces`.
        sentence_start: int32[n_sentences], first word of each sentence, ascending.
        n_pieces: pieces a window holds, special tokens not counted; at least ``n_overlap`` and
            :data:`MAX_PIECES_PER_WORD` together.
        n_overlap: pieces of context, both sides together.

    Raises:
        ValueError: the windows are too small to hold any word beside their context.
    """
    if n_pieces < n_overlap + MAX_PIECES_PER_WORD:
        raise ValueError(f"a window of {n_pieces} pieces cannot have {n_overlap} of context")
    n_words = len(piece_start) - 1
    margin = n_overlap // 2
    windows: list[Window] = []
    own_start = 0
    while own_start < n_words:
        start = _words_back(piece_start, own_start, margin)
        limit = int(np.searchsorted(piece_start, piece_start[start] + n_pieces, side="right")) - 1
        if limit >= n_words:
            windows.append(Window(start, own_start, n_words, n_words))
            break
        own_end = _cut(piece_start, sentence_start, own_start, limit, margin)
        windows.append(Window(start, own_start, own_end, limit))
        own_start = own_end
    return windows


def _words_back(piece_start: Int32, word: int, n_pieces: int) -> int:
    """The first word from which at most ``n_pieces`` pieces lead up to ``word``."""
    return int(np.searchsorted(piece_start, piece_start[word] - n_pieces, side="left"))


def _cut(piece_start: Int32, sentence_start: Int32, own_start: int, limit: int, margin: int) -> int:
    """Where a window's own words end: the last sentence start that leaves ``margin`` pieces."""
    latest = _words_back(piece_start, limit, margin)
    index = int(np.searchsorted(sentence_start, latest, side="right")) - 1
    at_sentence = int(sentence_start[index]) if index >= 0 else 0
    # A cut in the first half would shrink the window for the sake of one long sentence.
    earliest = own_start + (latest - own_start) // 2
    return at_sentence if at_sentence > earliest else latest
