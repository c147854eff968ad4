"""Dependency trees from the scores of arcs."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.encode.readings import Float32

Heads = NDArray[np.intp]
Scores = NDArray[np.float64]

_NEVER: Final = -1e9


def find_heads(arc: Float32) -> Heads:
    """The tree of a sentence that its arcs score highest, with one root.

    Nearly always the best head of each word makes a tree already; only where it does not, the
    maximum spanning arborescence is looked for (Chu and Liu 1965, Edmonds 1967; for dependency
    trees McDonald et al. 2005). Its root is then the likeliest one, which is all but exact.

    Args:
        arc: float32[n_words, n_words], score of each head (column) for each word (row); the
            diagonal is that of being the root. At least one word.

    Returns:
        intp[n_words], the head of each word; the root is its own.
    """
    heads: Heads = arc.argmax(axis=1)
    if is_tree(heads):
        return heads
    scores = arc.astype(np.float64)
    # Scores of one row are comparable among themselves alone: make them probabilities.
    scores -= scores.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    root = int(np.diagonal(scores).argmax())
    np.fill_diagonal(scores, _NEVER)
    return _span_tree(scores, root)


def is_tree(heads: Heads) -> bool:
    """Whether one word is its own head, and every other leads up to it."""
    if np.count_nonzero(heads == np.arange(len(heads))) != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return bool((above == above[0]).all())


def mend_heads(heads: Heads) -> Heads:
    """The same arcs, as far as they make a tree: what leads to no root hangs on the first one.

    For sentences of which no window saw the whole.
    """
    mended = heads.copy()
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    root = int(roots[0]) if len(roots) else 0
    mended[root] = root
    mended[roots] = root
    seen = np.zeros(len(heads), dtype=np.int64)
    seen[root] = -1
    for word in range(len(heads)):
        path = word
        while seen[path] == 0:
            seen[path] = word + 1
            path = int(mended[path])
        if seen[path] == word + 1:
            mended[path] = root
        seen[seen == word + 1] = -1
    return mended


def _span_tree(scores: Scores, root: int) -> Heads:
    """Maximum arborescence; ``scores[word, head]``, the diagonal out of the question."""
    heads: Heads = scores.argmax(axis=1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    return _break_cycle(scores, root, heads, cycle)


def _find_cycle(heads: Heads, root: int) -> Heads | None:
    """The words of one cycle, sorted, or None."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    looped = np.flatnonzero(above != root)
    if not len(looped):
        return None
    cycle = {int(above[looped[0]])}
    word = int(heads[above[looped[0]]])
    while word not in cycle:
        cycle.add(word)
        word = int(heads[word])
    return np.array(sorted(cycle), dtype=np.intp)


def _break_cycle(scores: Scores, root: int, heads: Heads, cycle: Heads) -> Heads:
    """Contract a cycle to one word, solve the smaller problem, and open the cycle where it says."""
    n_words = len(scores)
    is_outside = np.ones(n_words, dtype=np.bool_)
    is_outside[cycle] = False
    outside = np.flatnonzero(is_outside)
    n_outside = len(outside)
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    entry, leave = gain.argmax(axis=0), scores[np.ix_(outside, cycle)].argmax(axis=1)
    small = np.full((n_outside + 1, n_outside + 1), _NEVER)
    small[:n_outside, :n_outside] = scores[np.ix_(outside, outside)]
    small[:n_outside, n_outside] = scores[np.ix_(outside, cycle)].max(axis=1)
    small[n_outside, :n_outside] = gain.max(axis=0)
    solved = _span_tree(small, int(np.searchsorted(outside, root)))
    joined = heads.copy()
    for row, word in enumerate(outside.tolist()):
        head = int(solved[row])
        joined[word] = cycle[leave[row]] if head == n_outside else outside[head]
    entered = int(solved[n_outside])
    joined[cycle[entry[entered]]] = outside[entered]
    joined[root] = root
    return joined
