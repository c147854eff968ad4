"""The first part of a story under the ids of the whole."""

from fabula.interpret import keep_ids
from fabula.records import Story
from tests.interpret.invariants import check_story
from tests.interpret.marked_texts import entities_of, make_book

FIRST = "[Emma] came. [Emma] sat. [[Her] mother] left.\n\n“Yes,” said [Emma] to [Tom].\n\n"


def kept(first: str, rest: str) -> Story:
    part = keep_ids(make_book(first).story(), make_book(first + rest).story())
    check_story(part)
    return part


def test_who_is_the_same_has_the_same_id_and_the_name_of_the_part() -> None:
    part = kept(FIRST, "[Emma Vane] came. [Emma Vane] left. [Tom Okoro] saw [Emma Vane].")
    assert entities_of(part, "Emma") == ["emma-vane"] * 3
    names = {character.id: character.name for character in part.characters}
    assert names["emma-vane"] == "Emma"
    assert part.quotes[0].speaker == "emma-vane"


def test_two_who_are_one_later_keep_two_ids() -> None:
    first = "[Miss Vane] came. [Miss Vane] sat. [Emma] left."
    part = kept(first, " [Miss Emma Vane] came. [Miss Emma Vane] sat.")
    ids = [*entities_of(part, "Miss Vane"), *entities_of(part, "Emma")]
    assert ids == ["miss-emma-vane", "miss-emma-vane", "emma"]


def test_an_id_that_another_has_later_is_numbered() -> None:
    part = keep_ids(make_book("[Tom] came.").story(), make_book("[Ned] came. [Tom] sat.").story())
    assert [entity.id for entity in part.entities] == ["ned"]
    whole = make_book("They came. [Tom] sat.").story()
    part = keep_ids(make_book("[Tom] came.").story(), whole)
    assert [entity.id for entity in part.entities] == ["tom-2"]
