"""Lemma rules: what is found is what, applied, gives the lemma back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.encode.lemmas import apply_rule, find_rule

WORDS = st.text(st.characters(categories=("Ll", "Lu", "Nd", "Pd")), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("Stories", "story", "3+y"),
        ("was", "be", "3+be"),
        ("n’t", "not", "2+ot"),
        ("Galway", "Galway", "=0+"),
        ("ROSE", "rise", "3+ise"),
        ("me", "I", "=2+I"),
    ],
)
def test_rules_of_known_words(word: str, lemma: str, rule: str) -> None:
    assert find_rule(word, lemma) == rule
    assert apply_rule(word, rule) == lemma


def test_one_rule_serves_words_never_met() -> None:
    assert apply_rule("quandaries", find_rule("stories", "story")) == "quandary"


def test_a_rule_that_cuts_more_than_there_is_leaves_the_word() -> None:
    assert apply_rule("As", "3+y") == "as"


@given(word=WORDS, lemma=WORDS.filter(lambda lemma: lemma == lemma.lower()))
def test_every_rule_gives_its_lemma_back(word: str, lemma: str) -> None:
    assert apply_rule(word, find_rule(word, lemma)) == lemma
