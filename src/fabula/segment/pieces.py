"""Pieces: speech, tag and narration, tiling the whole text."""

from heapq import merge

import numpy as np
from numpy.typing import NDArray

from fabula.records import PieceKind, Quotations, Spans


def tile_pieces(
    n_chars: int, quotations: Quotations, tags: Spans
) -> tuple[Spans, NDArray[np.int8]]:
    """Tile a text with the voices that speak in it.

    Args:
        n_chars: length of the text in code points.
        quotations: those that are speech and outermost become pieces.
        tags: overlap no quotation.

    Returns:
        The pieces, which tile ``[0, n_chars)``, and the kind of each (int8, a ``PieceKind``).
    """
    speech = (quotations.spans[row] for row in quotations.lines)
    voiced = merge(
        ((start, end, PieceKind.SPEECH) for start, end in speech),
        ((start, end, PieceKind.TAG) for start, end in tags),
    )
    spans: list[tuple[int, int]] = []
    kinds: list[int] = []
    at = 0
    for start, end, kind in voiced:
        if start > at:
            spans.append((at, start))
            kinds.append(PieceKind.NARRATION)
        spans.append((start, end))
        kinds.append(kind)
        at = end
    if at < n_chars:
        spans.append((at, n_chars))
        kinds.append(PieceKind.NARRATION)
    return Spans.from_pairs(spans), np.array(kinds, dtype=np.int8)
