"""Annotated documents as one kind of example, whatever corpus they come from.

A layer that a corpus does not annotate is None, and nothing is learned from it. Labels may be
probabilities, so that what a teacher says of a novel is an example like any other.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.corpora.litbank import LitBankDocument
from evaluation.corpora.reman import RemanPassage
from evaluation.corpora.treebanks import GoldWord, TreebankDocument
from fabula.encode.lemmas import find_rule
from fabula.records import CATEGORIES, EMOTIONS, FORMS, RELATIONS, UPOS, XPOS, Spans
from fabula.records.spans import Int32
from fabula.segment.words import find_words

Float32 = NDArray[np.float32]

IGNORED_WORDS = frozenset({"_"})
"""Signs of italics that LitBank keeps as words; ingest takes them out of a text."""

NO_LABEL = -100
"""What a loss over classes passes over."""

_MIN_RULE_COUNT = 3
"""Lemma rules that fewer words show are exceptions that nothing can be learned from."""


@dataclass(frozen=True, slots=True, eq=False)
class MentionLabels:
    """Spans that are mentions; all columns have n_spans rows.

    Attributes:
        first, last: int32, first and last word, both included.
        score: float32, probability that the span is a mention; 1 for gold.
        category: float32[n_spans, 6], distribution over ``CATEGORIES``.
        form: float32[n_spans, 3], distribution over ``FORMS``.
    """

    first: Int32
    last: Int32
    score: Float32
    category: Float32
    form: Float32


@dataclass(frozen=True, slots=True, eq=False)
class SyntaxLabels:
    """The grammar of each word.

    Attributes:
        tags: int32[n_words, 4], index into ``UPOS``, ``XPOS``, the lemma rules and ``RELATIONS``;
            ``NO_LABEL`` where there is none.
        head: int32[n_words], word that each depends on, its own for a root; ``NO_LABEL`` where
            unknown.
        sentence_last: float32[n_words], 1 for the last word of a sentence.
    """

    tags: Int32
    head: Int32
    sentence_last: Float32


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One document, ready to be cut into windows.

    Attributes:
        name: of the document.
        words: its words.
        sentence_start: int32[n_sentences], first word of each sentence.
        mentions: see :class:`MentionLabels`.
        events: float32[n_words], 1 for a trigger.
        syntax: see :class:`SyntaxLabels`.
        emotions: float32[n_words, n_emotions + 1]: 1 where a word lies in a span of each of
            ``EMOTIONS``; the last column where any such span begins.
        speech: float32[n_words], 1 inside quotations.
    """

    name: str
    words: tuple[str, ...]
    sentence_start: Int32
    mentions: MentionLabels | None = None
    events: Float32 | None = None
    syntax: SyntaxLabels | None = None
    emotions: Float32 | None = None
    speech: Float32 | None = None


def example_from_litbank(document: LitBankDocument) -> Example:
    """Take a LitBank document over, without the signs of italics."""
    kept = np.array([token not in IGNORED_WORDS for token in document.tokens])
    new_index = np.concatenate([[0], np.cumsum(kept)]).astype(np.int32)
    events = np.zeros(len(document.tokens), dtype=np.float32)
    events[document.events] = 1
    speech = np.zeros(len(document.tokens), dtype=np.float32)
    for quote in document.quotes:
        speech[quote.start : quote.end] = 1
    spans = [
        (new_index[mention.start], new_index[mention.end] - 1, mention.category, mention.form)
        for mention in document.mentions
    ]
    return Example(
        name=document.name,
        words=tuple(token for token in document.tokens if token not in IGNORED_WORDS),
        sentence_start=np.unique(new_index[document.sentence_start[:-1]]),
        # A mention of nothing but an ignored word has no words left.
        mentions=_mention_labels([span for span in spans if span[0] <= span[1]]),
        events=events[kept],
        speech=speech[kept],
    )


def _mention_labels(spans: Sequence[tuple[int, int, str, str]]) -> MentionLabels:
    n_spans = len(spans)
    category = np.zeros((n_spans, len(CATEGORIES)), np.float32)
    form = np.zeros((n_spans, len(FORMS)), np.float32)
    rows = np.arange(n_spans)
    category[rows, [CATEGORIES.index(span[2]) for span in spans]] = 1
    form[rows, [FORMS.index(span[3]) for span in spans]] = 1
    return MentionLabels(
        first=np.array([span[0] for span in spans], np.int32),
        last=np.array([span[1] for span in spans], np.int32),
        score=np.ones(n_spans, np.float32),
        category=category,
        form=form,
    )


def count_lemma_rules(documents: Iterable[TreebankDocument]) -> tuple[str, ...]:
    """The rules that enough words of some documents follow, the commonest first."""
    counts = Counter(
        find_rule(word.form, word.lemma) for document in documents for word in document.words
    )
    return tuple(rule for rule, n in counts.most_common() if n >= _MIN_RULE_COUNT)


def example_from_treebank(document: TreebankDocument, lemma_rules: Sequence[str]) -> Example:
    """Take a document with syntax over, word by word."""
    tags = [_tags(word, lemma_rules) for word in document.words]
    last = np.zeros(len(document.words), np.float32)
    last[np.append(document.sentence_start[1:], len(document.words)) - 1] = 1
    syntax = SyntaxLabels(
        tags=np.array(tags, np.int32).reshape(-1, 4),
        head=np.array([word.head for word in document.words], np.int32),
        sentence_last=last,
    )
    words = tuple(word.form for word in document.words)
    return Example(document.name, words, document.sentence_start, syntax=syntax)


def _tags(word: GoldWord, lemma_rules: Sequence[str]) -> tuple[int, int, int, int]:
    return (
        _index(UPOS, word.upos),
        _index(XPOS, word.xpos),
        _index(lemma_rules, find_rule(word.form, word.lemma)),
        _index(RELATIONS, word.relation),
    )


def _index(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else NO_LABEL


def example_from_reman(passage: RemanPassage) -> Example:
    """Take a passage over, cut into words as a story is; it counts as one sentence."""
    words = find_words(passage.raw, Spans.from_pairs([(0, len(passage.raw))]))
    emotions = np.zeros((len(words), len(EMOTIONS) + 1), np.float32)
    for span in passage.emotions:
        inside = np.flatnonzero((words.start < span.end) & (words.end > span.start))
        emotions[inside, EMOTIONS.index(span.emotion)] = 1
        emotions[inside[:1], -1] = 1
    return Example(
        name=passage.name,
        words=tuple(passage.raw[start:end] for start, end in words),
        sentence_start=np.zeros(1, np.int32),
        emotions=emotions,
    )


def join_examples(examples: Sequence[Example], n_words: int) -> list[Example]:
    """Short neighbours with the same layers as one, so that windows are full.

    Args:
        examples: of one corpus.
        n_words: a joined example that has so many words is long enough.
    """
    joined: list[Example] = []
    group: list[Example] = []
    for example in examples:
        group.append(example)
        if sum(len(part.words) for part in group) >= n_words:
            joined.append(_join(group))
            group = []
    return [*joined, _join(group)] if group else joined


def _join(group: Sequence[Example]) -> Example:
    offsets = np.cumsum([0, *(len(part.words) for part in group)]).astype(np.int32)
    shifted = list(zip(group, offsets.tolist(), strict=False))
    starts = np.concatenate([part.sentence_start + offset for part, offset in shifted])
    syntax = [(part.syntax, offset) for part, offset in shifted if part.syntax is not None]
    emotions = [part.emotions for part in group if part.emotions is not None]
    return Example(
        name=group[0].name,
        words=tuple(word for part in group for word in part.words),
        sentence_start=starts.astype(np.int32),
        syntax=_join_syntax(syntax) if syntax else None,
        emotions=np.concatenate(emotions) if emotions else None,
    )


def _join_syntax(parts: Sequence[tuple[SyntaxLabels, int]]) -> SyntaxLabels:
    heads = [np.where(part.head >= 0, part.head + offset, part.head) for part, offset in parts]
    return SyntaxLabels(
        tags=np.concatenate([part.tags for part, _ in parts]),
        head=np.concatenate(heads).astype(np.int32),
        sentence_last=np.concatenate([part.sentence_last for part, _ in parts]),
    )


def hash_examples(examples: Iterable[Example]) -> dict[str, str]:
    """sha256 of the words and labels of each document, by name."""
    return {example.name: _digest(example) for example in examples}


def _digest(example: Example) -> str:
    digest = hashlib.sha256("\n".join(example.words).encode())
    _feed(digest, example)
    return digest.hexdigest()


def _feed(digest: "hashlib._Hash", part: object) -> None:
    if isinstance(part, np.ndarray):
        digest.update(part.tobytes())
    elif is_dataclass(part):
        for field in fields(part):
            _feed(digest, getattr(part, field.name))
