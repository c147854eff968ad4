"""Ids of entities, wherever a story holds them."""

from fabula.records import list_happenings
from fabula.records.references import list_ids, rename_ids
from tests.example_stories import make_story


def test_ids_are_renamed_in_every_table() -> None:
    story = rename_ids(make_story(), {"emma-vane": "e"})
    assert "emma-vane" not in list_ids(story)
    assert set(list_ids(story)) == {"e", "the-cafe", "mr-okoro"}
    assert story.characters[0].id == story.mentions[0].entity == story.feelings[0].who == "e"
    assert story.things[0].owner == "e"
    assert "e" in story.conversations[0].participants
    assert [row.kind for row in list_happenings(story, "e")] == ["feels"]


def test_ids_that_are_not_given_stay() -> None:
    assert rename_ids(make_story(), {}) == make_story()
