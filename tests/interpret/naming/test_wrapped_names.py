"""Names inside noun phrases."""

import pytest

from tests.interpret.marked_texts import entity_at, make_book, names_of

EMMA = "[Emma] came. [Emma] sat. “Yes,” said [Emma].\n\n"


@pytest.mark.parametrize(
    "words",
    ["my friend Emma", "your good Emma", "that excellent Emma", "our Emma", "My Emma", "Emma dear"],
)
def test_a_name_is_found_in_what_surrounds_it(words: str) -> None:
    marked = f"{EMMA}[John Vane] saw [{words}|PER NOM] there."
    story = make_book(marked).story()
    assert entity_at(story, words) == "emma"
    assert names_of(story) == {"Emma", "John Vane"}


@pytest.mark.parametrize("words", ["my friend Anna", "a new Emma", "the Emma woman", "my sister"])
def test_what_holds_no_known_name_stays_a_noun(words: str) -> None:
    story = make_book(f"{EMMA}[John Vane] saw [{words}|PER NOM] there.").story()
    assert entity_at(story, words) != "emma"


def test_my_dear_before_a_name_is_nobody_of_its_own() -> None:
    story = make_book(EMMA + "“Ah, [my dear|PER NOM] [Emma], no,” said [John].").story()
    assert "my dear" not in [story.text.content[m.start : m.end] for m in story.mentions]
    assert names_of(story) == {"Emma", "John"}


def test_a_name_inside_is_known_by_an_epithet_too() -> None:
    marked = "[The Hatter|PER NOM] came. [The Hatter|PER NOM] sat. He saw [that Hatter|PER NOM]."
    assert entity_at(make_book(marked).story(), "that Hatter") == "the-hatter"
