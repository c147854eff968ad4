"""Whom you means."""

from tests.interpret.marked_texts import entities_of, make_book

MEETING = "[Emma] met [Frank] at the gate. [Harriet] came too.\n\n"


def test_you_is_the_one_who_answers() -> None:
    marked = "“No,” said [Frank].\n\n“[You] did,” said [Emma].\n\n“Yes,” said [Frank]."
    assert entities_of(make_book(MEETING + marked).story(), "You") == ["frank"]


def test_you_is_the_one_who_is_called() -> None:
    marked = "“[You] did, [Harriet],” said [Emma].\n\n“Yes.”"
    assert entities_of(make_book(MEETING + marked).story(), "You") == ["harriet"]


def test_you_is_never_the_speaker() -> None:
    story = make_book("[Emma] stood there.\n\n“[You] did, [Emma],” said [Emma].").story()
    assert entities_of(story, "You") != ["emma"]
