"""Documents of every corpus become examples, and no gold is lost on the way."""

from dataclasses import replace

import numpy as np
import pytest

from evaluation.corpora.reman import GoldEmotion, RemanPassage
from evaluation.corpora.treebanks import GoldWord, TreebankDocument
from fabula.records import CATEGORIES, EMOTIONS, FORMS, RELATIONS, UPOS, XPOS

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.examples import (  # noqa: E402
    NO_LABEL,
    Example,
    count_lemma_rules,
    example_from_litbank,
    example_from_reman,
    example_from_treebank,
    hash_examples,
    join_examples,
)

pytestmark = pytest.mark.torch


def _words(example: Example) -> list[str]:
    mentions = example.mentions
    rows = zip(
        mentions.first.tolist(),
        mentions.last.tolist(),
        mentions.category.argmax(axis=1).tolist(),
        mentions.form.argmax(axis=1).tolist(),
        strict=True,
    )
    return [
        f"{' '.join(example.words[first : last + 1])} {CATEGORIES[category]} {FORMS[form]}"
        for first, last, category, form in rows
    ]


def test_signs_of_italics_are_dropped_and_spans_move_with_the_words(document) -> None:
    example = example_from_litbank(document)
    assert "_" not in example.words
    assert "_" in document.tokens
    assert _words(example)[:8] == [
        "Tom Pell PER PROP",
        "Galway GPE PROP",
        "Galway GPE PROP",
        "The mother of Tom PER NOM",
        "Tom PER PROP",
        "he PER PRON",
        "Tom Pell PER PROP",
        "the bakery FAC NOM",
    ]
    starts = example.sentence_start.tolist()
    assert [example.words[start] for start in starts[:3]] == ["Tom", "The", "Tom"]
    assert {example.words[i] for i in np.flatnonzero(example.events)} == {"ran", "walked", "said"}
    assert len(example.events) == len(example.words)


def test_a_mention_of_nothing_but_a_dropped_sign_is_dropped(document) -> None:
    example = example_from_litbank(document)
    n_gone = sum(mention.category == "ORG" for mention in document.mentions)
    assert len(example.mentions.score) == len(document.mentions) - n_gone
    assert not any("ORG" in words for words in _words(example))


def _tree(name: str, n_words: int = 3) -> TreebankDocument:
    rows = (("Cats", "cat", "NOUN", "NNS", "nsubj", 1), ("ran", "run", "VERB", "VBD", "root", 1))
    rows = (*rows, (".", ".", "PUNCT", ".", "punct", 1))[:n_words]
    words = tuple(GoldWord(*row, start=0, end=0) for row in rows)
    return TreebankDocument(name, "", words, np.zeros(1, np.int32))


def test_grammar_of_a_tree_is_taken_over() -> None:
    rules = count_lemma_rules([_tree("a")] * 3)
    assert set(rules) == {"1+", "2+un", "0+"}
    example = example_from_treebank(_tree("a"), rules)
    upos, xpos, lemma, relation = example.syntax.tags.T.tolist()
    assert [UPOS[label] for label in upos] == ["NOUN", "VERB", "PUNCT"]
    assert [XPOS[label] for label in xpos] == ["NNS", "VBD", "."]
    assert [rules[label] for label in lemma] == ["1+", "2+un", "0+"]
    assert [RELATIONS[label] for label in relation] == ["nsubj", "root", "punct"]
    assert example.syntax.head.tolist() == [1, 1, 1]
    assert example.syntax.sentence_last.tolist() == [0, 0, 1]
    assert example.mentions is None


def test_a_rule_that_few_words_show_is_no_label() -> None:
    assert count_lemma_rules([_tree("a")] * 2) == ()
    example = example_from_treebank(_tree("a"), ("0+",))
    assert example.syntax.tags[:, 2].tolist() == [NO_LABEL, NO_LABEL, 0]


def test_emotions_lie_on_the_words_they_touch() -> None:
    raw = "She wept for joy, at last."
    spans = (GoldEmotion(4, 8, "sadness"), GoldEmotion(4, 16, "joy"))
    example = example_from_reman(RemanPassage("p", "b", raw, spans))
    assert example.words == ("She", "wept", "for", "joy", ",", "at", "last", ".")
    assert example.emotions[:, EMOTIONS.index("sadness")].nonzero()[0].tolist() == [1]
    assert example.emotions[:, EMOTIONS.index("joy")].nonzero()[0].tolist() == [1, 2, 3]
    assert example.emotions[:, -1].nonzero()[0].tolist() == [1]


def test_short_documents_are_joined_and_heads_move_along() -> None:
    trees = [example_from_treebank(_tree(name), ("0+",)) for name in "abc"]
    first, rest = join_examples(trees, n_words=5)
    assert first.syntax.head.tolist() == [1, 1, 1, 4, 4, 4]
    assert first.sentence_start.tolist() == [0, 3]
    assert (len(first.words), len(rest.words)) == (6, 3)


def test_hashes_tell_documents_apart(document) -> None:
    example = example_from_litbank(document)
    digest = hash_examples([example])["tiny"]
    assert hash_examples([example_from_litbank(document)])["tiny"] == digest
    events = 1 - example.events
    mentions = replace(example.mentions, score=example.mentions.score / 2)
    for changed in (
        replace(example, events=events),
        replace(example, mentions=mentions),
        replace(example, words=(*example.words[1:], "x")),
    ):
        assert hash_examples([changed])["tiny"] != digest
