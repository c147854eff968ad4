"""Whom they and we mean together."""

from fabula.records import Story
from tests.interpret.marked_texts import make_book

MEETING = "[Emma] met [Frank] at the gate. "


def members_at(story: Story, words: str) -> list[tuple[str, ...]]:
    """The members of every mention in these words."""
    content = story.text.content
    return [m.members for m in story.mentions if content[m.start : m.end] == words]


def test_they_are_those_named_together() -> None:
    story = make_book(MEETING + "[Anna] and [Paul] came. [They] sang.").story()
    assert members_at(story, "They") == [("anna", "paul")]


def test_without_names_together_they_are_the_two_on_the_scene() -> None:
    story = make_book(MEETING + "[They] sang, and [they] went.").story()
    assert sorted(members_at(story, "They")[0]) == ["emma", "frank"]
    assert members_at(story, "they") == members_at(story, "They")


def test_they_who_take_up_a_noun_have_no_members() -> None:
    story = make_book(MEETING + "[The boys] came. [They] sang.").story()
    assert members_at(story, "They") == [()]


def test_we_in_a_line_are_its_speaker_and_the_one_spoken_to() -> None:
    story = make_book(MEETING + "\n\n“[We] sing,” said [Emma] to [Frank].").story()
    assert members_at(story, "We") == [("emma", "frank")]


def test_we_of_nobody_known_has_no_members() -> None:
    story = make_book("It rained.\n\n“[We] sing.”").story()
    assert members_at(story, "We") == [()]


def test_one_person_alone_is_no_group() -> None:
    story = make_book("[Emma] came. [They] sang.").story()
    assert members_at(story, "They") == [()]
