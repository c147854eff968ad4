"""Names that the model has overlooked."""

import pytest

from fabula.interpret.naming.missed_names import add_missed_names
from tests.interpret.marked_texts import make_book

SUNDAY = "[Vane] rose. [Vane] sat. [Vane] left. "


def added(marked: str) -> list[tuple[str, str]]:
    """The words added, each with those before it."""
    book = make_book(marked)
    known = set(book.annotations.mentions.spans)
    found = add_missed_names(book.text, book.layout, book.annotations.mentions)
    content = book.text.content
    return [
        (content[max(0, start - 12) : start].split(" ")[-2], content[start:end])
        for start, end in found.spans
        if (start, end) not in known
    ]


def test_a_name_seen_elsewhere_is_found_where_the_model_sees_none() -> None:
    assert added(SUNDAY + "He asked Vane once.") == [("asked", "Vane")]


@pytest.mark.parametrize(
    "rest",
    [
        "He met Mrs Vane.",  # part of a longer name
        "He met Vane Hall.",
        "He came on Vane.",  # a day
        "He met [old Vane].",  # a mention ends with it
        "He met [Tom Vane].",
        "A vane turned.",
        "Weather-Vane it was.",
    ],
)
def test_what_may_be_something_else_is_left_alone(rest: str) -> None:
    assert added(SUNDAY + rest) == []


def test_a_name_that_is_mostly_overlooked_may_be_no_name() -> None:
    assert added(SUNDAY + "I see Vane. " * 4) == []
    assert len(added("[Vane] rose. " * 10 + "I see Vane. " * 12)) == 12


def test_a_place_is_not_made_a_person() -> None:
    assert added("[Vane|GPE] lay far. " * 4 + "[Vane] fell. He saw Vane.") == []


def test_scores_are_the_share_that_the_model_has_seen() -> None:
    book = make_book(SUNDAY + "He asked Vane once.")
    found = add_missed_names(book.text, book.layout, book.annotations.mentions)
    assert found.score.tolist()[-1] == pytest.approx(0.75)
    assert len(found) == len(book.annotations.mentions) + 1
