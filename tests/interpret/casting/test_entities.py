"""Entities, their ids and names."""

import pytest

from fabula.interpret.wording.spellings import slug_of
from tests.interpret.marked_texts import make_book, make_cast


def ids_of(marked: str) -> list[str]:
    return [entity.id for entity in make_book(marked).story().entities]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Mr. Knightley", "mr-knightley"),
        ("the Abbé Faria", "the-abbe-faria"),
        ("Анна", "entity"),
        ("?!", "entity"),
        ("a " * 50, "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_several_of_one_name_are_numbered() -> None:
    assert ids_of("[A man] sat. [A man] rose. [A man] fell.") == ["a-man", "a-man-2", "a-man-3"]


def test_ids_of_a_cast_are_taken() -> None:
    cast = make_cast(("Emma",))
    story = make_book("[Harriet] sat. [Emma|LOC] lay far.").story(cast)
    assert len({entity.id for entity in story.entities}) == len(story.entities)
    story = make_book("[Emma|LOC] lay far.").story(make_cast(("Frank",)))
    assert [entity.id for entity in story.entities] == ["emma"]


def test_ids_do_not_change_with_what_comes_later() -> None:
    before = ids_of("[Emma] saw [a man]. [He] ran.")
    assert ids_of("[Emma] saw [a man]. [He] ran. [A dog] barked at [Frank].")[:2] == before


def test_the_fullest_name_that_is_used_more_than_once() -> None:
    story = make_book("[Emma] sat. [Emma Vane] rose. [Emma] fell. [Emma Vane] slept.").story()
    assert [entity.name for entity in story.entities] == ["Emma Vane"]


def test_capitals_and_genitives_are_tamed() -> None:
    story = make_book("[EMMA VANE]'s dog ran.").story()
    assert [entity.name for entity in story.entities] == ["Emma Vane"]


def test_entities_come_in_order_of_first_mention() -> None:
    assert ids_of("[[Emma]'s house|FAC NOM] stood in [Highbury|GPE].") == [
        "emma-s-house",
        "emma",
        "highbury",
    ]
