"""Names of a given cast found in the text."""

import pytest

from fabula.records import Story
from tests.interpret.marked_texts import make_book, make_cast


def mentions_of(story: Story) -> list[tuple[str, str | None]]:
    content = story.text.content
    return [(content[m.start : m.end], m.entity) for m in story.mentions]


def test_names_are_found_as_written_in_whole_words() -> None:
    story = make_book("Sadness came. Her sadness. Sadnesses.").story(make_cast(("Sadness",)))
    assert mentions_of(story) == [("Sadness", "sadness")]


def test_the_longest_name_wins() -> None:
    story = make_book("Emma\nVane sat.").story(make_cast(("Emma Vane", "Emma"), ("Vane",)))
    assert [entity for _, entity in mentions_of(story)] == ["emma-vane"]


def test_a_mention_that_is_there_is_not_added_again() -> None:
    story = make_book("[Emma] sat.").story(make_cast(("Emma",)))
    assert mentions_of(story) == [("Emma", "emma")]


def test_no_mention_is_crossed() -> None:
    story = make_book("[Emma Vane] sat.").story(
        make_cast(
            ("Vane Sat", "Vane"),
        )
    )
    assert ("Vane sat", "vane-sat") not in mentions_of(story)


def test_headings_are_left_alone() -> None:
    assert not make_book("CHAPTER I. Emma\n\nIt rained.").story(make_cast(("Emma",))).mentions


def test_a_description_counts_in_any_capitals() -> None:
    cast = make_cast(("The Man with the Beard",))
    story = make_book("Then the man with the beard sat.").story(cast)
    assert mentions_of(story) == [("the man with the beard", "the-man-with-the-beard")]


@pytest.mark.parametrize("name", ["A+B (C)", "Em[ma", "X|Y", "\\D", "Mr. (.*)", "Zoë?"])
def test_signs_of_patterns_are_plain_signs(name: str) -> None:
    story = make_book(f"Then {name} sat.").story(make_cast((name,)))
    assert len(story.characters) <= 1
