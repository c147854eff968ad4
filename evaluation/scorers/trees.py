"""Words, sentences and trees by the protocol of the CoNLL 2018 shared task (Zeman et al. 2018).

Words of both sides are paired where they are the same characters of the text. A column is right
where paired words have it alike; precision counts the predicted words, recall the gold ones, so
that a word cut wrongly is wrong in every column.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaluation.scorers.spans import score_spans
from evaluation.scores import Cell, Counts

Span = tuple[int, int]

_ROOT, _UNPAIRED = -1, -2
_NO_LEMMA = "_"


@dataclass(frozen=True, slots=True)
class TreeWord:
    """One word of a tree.

    Attributes:
        span: its characters, in places that both sides share; negative where it has none there.
        upos, xpos, lemma, relation: its columns; ``relation`` with its subtype.
        head: index of its head among all words, its own for the root of a sentence.
    """

    span: Span
    upos: str
    xpos: str
    lemma: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Trees:
    """The sentences of a text.

    Attributes:
        words: of all sentences, in order.
        sentence_start: index of the first word of each sentence, ascending from 0.
    """

    words: Sequence[TreeWord]
    sentence_start: Sequence[int]


def score_trees(gold: Trees, found: Trees) -> Iterator[tuple[str, Cell]]:
    """Words, sentences, UPOS, XPOS, lemmas, UAS and LAS, by name; counts of words but sentences.

    LAS leaves the subtypes of relations aside and counts punctuation. A gold lemma ``_`` is none,
    and any lemma is right for it.
    """
    pairs = pair_words(gold.words, found.words)
    heads = _compare_heads(gold, found, pairs)

    def score(is_right: Callable[[TreeWord, TreeWord], bool]) -> Cell:
        return _count(gold, found, [is_right(gold.words[i], found.words[j]) for i, j in pairs])

    yield "words", _count(gold, found, [True] * len(pairs))
    yield "sentences", score_spans(_sentences(gold), _sentences(found))
    yield "upos", score(lambda one, other: one.upos == other.upos)
    yield "xpos", score(lambda one, other: one.xpos == other.xpos)
    yield "lemma", score(lambda one, other: one.lemma in {_NO_LEMMA, other.lemma})
    yield "uas", _count(gold, found, heads)
    relations = [_universal(gold.words[i]) == _universal(found.words[j]) for i, j in pairs]
    yield "las", _count(gold, found, [a and b for a, b in zip(heads, relations, strict=True)])


def pair_words(gold: Sequence[TreeWord], found: Sequence[TreeWord]) -> list[tuple[int, int]]:
    """Indices of gold and predicted words that are the same characters."""
    place = {word.span: j for j, word in enumerate(found) if _is_solid(word.span)}
    return [(i, place[word.span]) for i, word in enumerate(gold) if word.span in place]


def _is_solid(span: Span) -> bool:
    return 0 <= span[0] < span[1]


def _compare_heads(gold: Trees, found: Trees, pairs: list[tuple[int, int]]) -> list[bool]:
    """For each pair whether both words hang from a pair, or both from nothing."""
    partner = {j: i for i, j in pairs}
    right = []
    for i, j in pairs:
        head = found.words[j].head
        above = _ROOT if head == j else partner.get(head, _UNPAIRED)
        right.append(above == (_ROOT if gold.words[i].head == i else gold.words[i].head))
    return right


def _universal(word: TreeWord) -> str:
    return word.relation.partition(":")[0]


def _sentences(trees: Trees) -> list[Span]:
    """From the first character of each sentence to its last."""
    return [
        (trees.words[first].span[0], trees.words[end - 1].span[1])
        for first, end in pairwise([*trees.sentence_start, len(trees.words)])
    ]


def _count(gold: Trees, found: Trees, right: list[bool]) -> Cell:
    n_right = float(sum(right))
    counts = Counts(n_right, float(len(found.words)), n_right, float(len(gold.words)))
    return Cell((counts,), len(gold.words))
