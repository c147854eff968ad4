"""The words of a story as rows, for formats that count tokens and not characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from fabula.records import Spans, Story, Syntax
from fabula.segment import split_text
from fabula.segment.words import find_words


@dataclass(frozen=True, slots=True)
class Grammar:
    """What is known of the tokens' grammar; all columns have n_tokens rows.

    A token that is no word of the story's grammar (in a heading, a break sign) has empty texts and
    is its own head.

    Attributes:
        lemma: dictionary forms.
        pos: universal parts of speech.
        fine_pos: tags of the Penn Treebank.
        relation: dependency relations.
        head: rows of the words they depend on; its own row for the root of a sentence.
    """

    lemma: Sequence[str]
    pos: Sequence[str]
    fine_pos: Sequence[str]
    relation: Sequence[str]
    head: Sequence[int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """All words of a story, headings and break signs too; columns have n_tokens rows.

    Attributes:
        start: first code points, ascending.
        end: one past the last ones.
        sentence: numbers of their sentences, from 0; a heading is one, a break sign too.
        paragraph: numbers of their paragraphs, likewise.
        grammar: what is known of their grammar.
    """

    start: list[int]
    end: list[int]
    sentence: list[int]
    paragraph: list[int]
    grammar: Grammar

    def __len__(self) -> int:
        return len(self.start)

    def within(self, start: int, end: int) -> range:
        """The rows of the tokens that lie in a span; empty for a span of white space."""
        first = bisect_left(self.start, start)
        return range(first, max(first, bisect_right(self.end, end)))


def lay_tokens(story: Story) -> Tokens:
    """Cut a story into tokens.

    They are the words that fabula reads by, and hold every character but white space. A word is
    cut where a section, mention, line or event starts or ends in it: spans are always whole tokens.
    The first part then stands for the word in the tree; further ones have the tags that treebanks
    give to the rest of a word written in two (``X``, ``GW``, ``goeswith``), and no lemma.
    """
    content = story.text.content
    layout = split_text(story.text)
    words = find_words(content, Spans.from_pairs([(0, len(content))]))
    start, end = _cut(words, story)
    sentence = _number(start, end, Spans.from_pairs(sorted([*layout.sentences, *layout.headings])))
    paragraph = _number(
        start, end, Spans.from_pairs(sorted([*layout.paragraphs, *layout.headings]))
    )
    grammar = _lay_grammar(start, end, story.syntax)
    return Tokens(start.tolist(), end.tolist(), sentence, paragraph, grammar)


def _cut(words: Spans, story: Story) -> tuple[np.ndarray, np.ndarray]:
    """Starts and ends of the words and of what is left of those that a span cuts."""
    spans = chain(
        ((section.start, section.end) for section in story.sections),
        ((mention.start, mention.end) for mention in story.mentions),
        ((quote.start, quote.end) for quote in story.quotes),
        ((event.start, event.end) for event in story.events),
        # The words of a store that an older fabula wrote may be cut otherwise.
        story.syntax.words,
    )
    edges = np.array(sorted({*chain.from_iterable(spans)}), dtype=np.int32)
    if not len(words):
        return words.start, words.end
    holder = np.searchsorted(words.start, edges, side="right") - 1
    inside = (holder >= 0) & (edges > words.start[holder]) & (edges < words.end[holder])
    cuts = edges[inside]
    return np.sort(np.append(words.start, cuts)), np.sort(np.append(words.end, cuts))


def _lay_grammar(start: np.ndarray, end: np.ndarray, syntax: Syntax) -> Grammar:
    """The grammar of each token from that of the word that holds it."""
    holder = syntax.words.holders(start, end).tolist()
    first = {word: row for row, word in reversed(list(enumerate(holder)))}
    words = list(syntax)
    rows = []
    for row, held in enumerate(holder):
        if held < 0:
            rows.append(("", "", "", "", row))
        elif first[held] != row:
            rows.append(("", "X", "GW", "goeswith", first[held]))
        else:
            word = words[held]
            head = first.get(word.head, row)
            rows.append((word.lemma, word.upos, word.xpos, word.relation, head))
    lemma, pos, fine_pos, relation, head = zip(*rows, strict=True) if rows else [()] * 5
    return Grammar(lemma, pos, fine_pos, relation, head)


def _number(start: np.ndarray, end: np.ndarray, holders: Spans) -> list[int]:
    """For each token the number of the span that holds it; a run outside all has its own."""
    holder = holders.holders(start, end)
    begins = np.ones(len(start), dtype=np.bool_)
    begins[1:] = holder[1:] != holder[:-1]
    numbers: list[int] = (np.cumsum(begins) - 1).tolist()
    return numbers
