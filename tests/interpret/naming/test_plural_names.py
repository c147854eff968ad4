"""Names of several."""

import pytest

from fabula.interpret.naming.plural_names import mark_plurals
from tests.interpret.marked_texts import make_book


def numbers(marked: str) -> dict[str, str]:
    return {phrase.text: phrase.number for phrase in mark_plurals(make_book(marked).settled())}


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("Mr. Knightley", "Mr. Knightleys"),
        ("Miss Martin", "Misses Martins"),
        ("Mr. Pontellier", "Pontelliers"),
        ("Mrs. Cox", "Coxes"),
    ],
)
def test_a_name_with_an_s_is_of_several(one: str, several: str) -> None:
    found = numbers(f"[{one}] came. [{one}] sat. [{one}] spoke. [{several}] left.")
    assert found[one] == "sg"
    assert found[several] == "pl"


@pytest.mark.parametrize(
    "marked",
    [
        "[Mr. Wood] came. [Mr. Wood] sat. “Yes,” said [Mr. Woods].",
        "[Mr. Wood] came. [Mr. Wood] sat. [Captain Woods] left.",
        "[Sir William] came. [Sir William] sat. [Mr. Williams] left.",
        "[Collins] came. [Mr. Collins] sat.",
    ],
)
def test_other_names_stay_of_one(marked: str) -> None:
    assert set(numbers(marked).values()) == {"sg"}


def test_several_are_nobody_of_the_cast() -> None:
    story = make_book("[Mr. Vane] came. [Mr. Vane] sat. The [Vanes] left.").story()
    assert [character.name for character in story.characters] == ["Mr. Vane"]
