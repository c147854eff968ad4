"""Two writings of one text, aligned code point by code point.

A corpus and fabula keep the same words but not the same signs: quotation marks are curled or
straight, dashes are long or doubled, ``_`` is emphasis or nothing, lines are left out. So the two
are first aligned on the characters that no edition changes, then the loose signs between two
aligned neighbours are paired off by their kind. The time is linear in the texts.
"""

from typing import Final

import numpy as np

from fabula.records.spans import Int32

_KINDS: Final = {
    **dict.fromkeys("\"'`“”„‟‘’‚‛«»‹›「」『』´", "quote"),
    **dict.fromkeys("-‐‑‒–—―−", "dash"),
    "_": "emphasis",
}
_PROBE: Final = 24
"""How many equal characters say that two texts are in step again."""

_REACH: Final = 200_000
"""How far ahead to look for that: more than any licence or preface that may be left out."""


def align_texts(source: str, target: str) -> Int32:
    """For each code point of ``source`` its place in ``target``.

    Returns:
        int32[len(source)]: the index in ``target``, or -1 for white space, for what ``target``
        does not hold, and for a loose sign whose partner is not certain. Increasing where >= 0.
    """
    places = np.full(len(source), -1, dtype=np.int32)
    from_source, from_target = _firm(source), _firm(target)
    for i, j, n in _runs(_letters(source, from_source), _letters(target, from_target)):
        places[from_source[i : i + n]] = from_target[j : j + n]
    _pair_loose(source, target, places)
    return places


def _firm(text: str) -> Int32:
    """int32: the indices of the characters that every edition keeps."""
    return np.array(
        [i for i, sign in enumerate(text) if not sign.isspace() and sign not in _KINDS],
        dtype=np.int32,
    )


def _letters(text: str, indices: Int32) -> str:
    return "".join([text[i] for i in indices.tolist()])


def _runs(source: str, target: str) -> list[tuple[int, int, int]]:
    """Equal stretches ``(start in source, start in target, length)``, in order."""
    runs = []
    i = j = 0
    while i < len(source) and j < len(target):
        n = _common_length(source, i, target, j)
        if n:
            runs.append((i, j, n))
        i, j = _next_step(source, i + n, target, j + n)
    return runs


def _common_length(source: str, i: int, target: str, j: int) -> int:
    """How many characters are equal from here on, compared by blocks of growing length."""
    n, block = 0, 64
    limit = min(len(source) - i, len(target) - j)
    while n < limit:
        size = min(block, limit - n)
        if source[i + n : i + n + size] == target[j + n : j + n + size]:
            n += size
            block *= 2
        elif size == 1:
            return n
        else:
            block = max(1, size // 2)
    return n


def _next_step(source: str, i: int, target: str, j: int) -> tuple[int, int]:
    """Where the texts are in step again: past what one of them alone holds, or past a misprint."""
    skip_source = source.find(target[j : j + _PROBE], i, i + _REACH)
    skip_target = target.find(source[i : i + _PROBE], j, j + _REACH)
    steps = []
    if skip_source >= 0:
        steps.append((skip_source - i, (skip_source, j)))
    if skip_target >= 0:
        steps.append((skip_target - j, (i, skip_target)))
    return min(steps)[1] if steps else (i + 1, j + 1)


def _pair_loose(source: str, target: str, places: Int32) -> None:
    """Pair the loose signs between two characters that are neighbours in both texts."""
    anchors = np.flatnonzero(places >= 0)
    before = np.concatenate(([-1], anchors)).tolist()
    after = np.concatenate((anchors, [len(source)])).tolist()
    for left, right in zip(before, after, strict=True):
        if right - left > 1:
            low = int(places[left]) + 1 if left >= 0 else 0
            high = int(places[right]) if right < len(source) else len(target)
            _pair_gap(source, (left + 1, right), target, (low, high), places)


def _pair_gap(
    source: str, span: tuple[int, int], target: str, other: tuple[int, int], places: Int32
) -> None:
    """Pair equal kinds in order; where the order is unlike, pair those kinds of equal count."""
    mine, yours = _loose(source, *span), _loose(target, *other)
    if [kind for _, kind in mine] == [kind for _, kind in yours]:
        for (i, _), (j, _) in zip(mine, yours, strict=True):
            places[i] = j
        return
    kept_mine = [pair for pair in mine if pair[1] != "emphasis"]
    kept_yours = [pair for pair in yours if pair[1] != "emphasis"]
    if [kind for _, kind in kept_mine] == [kind for _, kind in kept_yours]:
        for (i, _), (j, _) in zip(kept_mine, kept_yours, strict=True):
            places[i] = j
        return
    _pair_edges(kept_mine, kept_yours, places)


def _pair_edges(mine: list[tuple[int, str]], yours: list[tuple[int, str]], places: Int32) -> None:
    """Pair what is alike from both ends: a dash of two signs against a dash of one between."""
    n = min(len(mine), len(yours))
    head = 0
    while head < n and mine[head][1] == yours[head][1]:
        places[mine[head][0]] = yours[head][0]
        head += 1
    tail = 1
    while tail <= n - head and mine[-tail][1] == yours[-tail][1]:
        places[mine[-tail][0]] = yours[-tail][0]
        tail += 1


def _loose(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The loose signs of a stretch with their kinds; other characters there have no partner."""
    return [(i, _KINDS[text[i]]) for i in range(start, end) if text[i] in _KINDS]
