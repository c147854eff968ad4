"""A lexicon of emotion words, learned by counting: what a model of emotions must surpass."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from evaluation.corpora.reman import RemanPassage
from evaluation.scorers.spans import Labelled, score_overlaps
from evaluation.scores import Counts

Lexicon = Mapping[str, tuple[str, ...]]
"""The emotions of each word, written small."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_N_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a word is taken into the lexicon for an emotion.

    Attributes:
        n_spans: how often at least it stands in a span of the emotion.
        share: in which share of all its places at least.
        n_words: words of longer spans are not counted: most of them tell of no emotion.
    """

    n_spans: int
    share: float
    n_words: int


_GRID = tuple(
    Thresholds(*values)
    for values in product((1, 2, 3), (0.1, 0.2, 0.3, 0.4, 0.5, 0.6), (1, 2, 4, 99))
)


def learn_lexicon(passages: Sequence[RemanPassage]) -> Lexicon:
    """The lexicon of these passages, with the thresholds that do best among them.

    The thresholds are those with the highest overlap F1 over five folds of books: each fold is
    read with what the four others taught.
    """
    return _build_lexicon(passages, tune_thresholds(passages))


def tune_thresholds(passages: Sequence[RemanPassage]) -> Thresholds:
    """The thresholds that do best on books that they were not learned from."""
    order = {book: i for i, book in enumerate(sorted({passage.book for passage in passages}))}
    folds = [[p for p in passages if order[p.book] % _N_FOLDS == k] for k in range(_N_FOLDS)]
    others = [[p for p in passages if order[p.book] % _N_FOLDS != k] for k in range(_N_FOLDS)]

    def score(thresholds: Thresholds) -> float:
        total = Counts()
        for fold, rest in zip(folds, others, strict=True):
            total += _score_lexicon(fold, _build_lexicon(rest, thresholds))
        return total.f1

    return max(_GRID, key=score)


def find_emotions(raw: str, lexicon: Lexicon) -> list[Labelled]:
    """Each word of a text that the lexicon has, once for each of its emotions."""
    return [
        (start, end, emotion)
        for start, end, word in _words(raw)
        for emotion in lexicon.get(word, ())
    ]


def _build_lexicon(passages: Iterable[RemanPassage], thresholds: Thresholds) -> Lexicon:
    seen: Counter[str] = Counter()
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        seen.update(word for _, _, word in _words(passage.raw))
        for span in passage.emotions:
            words = _words(passage.raw[span.start : span.end])
            if len(words) <= thresholds.n_words:
                for _, _, word in words:
                    told[word][span.emotion] += 1
    return {
        word: kept
        for word, counts in told.items()
        if (kept := tuple(e for e, n in counts.items() if _is_kept(n, seen[word], thresholds)))
    }


def _is_kept(n_told: int, n_seen: int, thresholds: Thresholds) -> bool:
    return n_told >= thresholds.n_spans and n_told >= thresholds.share * n_seen


@cache
def _words(raw: str) -> tuple[tuple[int, int, str], ...]:
    """Where the words of a text lie, and what they are, written small."""
    return tuple((match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(raw))


def _score_lexicon(passages: Iterable[RemanPassage], lexicon: Lexicon) -> Counts:
    total = Counts()
    for passage in passages:
        gold = [(span.start, span.end, span.emotion) for span in passage.emotions]
        total += score_overlaps(gold, find_emotions(passage.raw, lexicon)).parts[0]
    return total
