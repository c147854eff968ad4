"""Mentions as linking sees them."""

import pytest

from fabula.interpret.wording.phrases import Phrase
from tests.interpret.marked_texts import book_of, make_book


def phrase(marked: str, index: int = 0) -> Phrase:
    return make_book(marked).phrases()[index]


@pytest.mark.parametrize(
    ("words", "head", "determiner", "number", "gender"),
    [
        ("the old man with a beard", "man", "def", "sg", "m"),
        ("a girl", "girl", "indef", "sg", "f"),
        ("her father", "father", "poss", "sg", "m"),
        ("Emma's governess", "governess", "poss", "sg", "f"),
        ("the girls", "girls", "def", "pl", ""),
        ("two men", "men", "indef", "pl", ""),
        ("the man and his wife", "man", "def", "pl", ""),
        ("princess", "princess", "", "sg", "f"),
    ],
)
def test_grammar(words: str, head: str, determiner: str, number: str, gender: str) -> None:
    found = phrase(f"[{words}|PER NOM] sat.")
    assert (found.head, found.determiner) == (head, determiner)
    assert (found.number, found.gender) == (number, gender)


def test_a_lone_pronoun_is_one_whatever_the_model_says() -> None:
    assert phrase("Then [she|PER NOM] sat.").form == "PRON"


def test_her_hand_and_saw_her() -> None:
    assert phrase("[Her] hand fell.").is_possessive
    assert not phrase("He saw [her] and fled.").is_possessive


def test_places() -> None:
    called = phrase("He came.\n\n“Come, [Emma], now,” said [Frank].")
    assert called.quotation >= 0
    assert called.is_set_off
    assert called.paragraph == 1
    assert phrase("“Come,” said [Frank].").in_tag


@pytest.mark.parametrize(
    ("words", "is_epithet"),
    [("the Hatter", True), ("the general", True), ("the boy", False), ("her General", False)],
)
def test_epithets(words: str, is_epithet: bool) -> None:
    assert phrase(f"Then [{words}|PER NOM] sat.").is_epithet is is_epithet


def test_a_mention_inside_a_word_takes_it_whole() -> None:
    (found,) = book_of("Highbury slept.", [(2, 4, "PER", "PROP")]).phrases()
    assert found.words == ("highbury",)
