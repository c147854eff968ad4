"""Two names of one person that share no telling word, found by how the book uses them."""

from tests.interpret.marked_texts import entity_at, make_book

_TOLD = "[Cecil] looked at the hill, and [he] was pleased with it.\n\n"
_CALLED = '"What do you say, [Mr. Vyse]?" asked [Lucy].\n\n"I say no," said [Cecil].\n\n'
_NAMED = '"I like [Mr. Vyse]," said [Cecil].\n\n'
_BESIDE = "[Cecil] and [Mr. Vyse] walked on, and [Cecil] bowed to [Mr. Vyse].\n\n"


def test_whoever_is_called_by_one_name_and_answers_under_another_is_one() -> None:
    story = make_book(_TOLD * 12 + _CALLED * 6).story()
    assert entity_at(story, "Cecil") == entity_at(story, "Mr. Vyse")


def test_whoever_is_met_beside_the_other_is_another() -> None:
    story = make_book(_TOLD * 12 + _BESIDE * 4 + _NAMED * 4).story()
    assert entity_at(story, "Cecil") != entity_at(story, "Mr. Vyse")


def test_two_titles_with_two_surnames_are_two() -> None:
    text = (_TOLD * 12 + _CALLED * 6).replace("Cecil", "Mr. Bell")
    story = make_book(text).story()
    assert entity_at(story, "Mr. Bell") != entity_at(story, "Mr. Vyse")


def test_a_woman_is_no_man() -> None:
    text = (_TOLD * 12 + _CALLED * 6).replace("Mr. Vyse", "Miss Vyse")
    story = make_book(text).story()
    assert entity_at(story, "Cecil") != entity_at(story, "Miss Vyse")
