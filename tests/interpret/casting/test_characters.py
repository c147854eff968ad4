"""The cast as a reader would list it."""

import pytest

from fabula.records import Character, Story
from tests.interpret.marked_texts import make_book, make_cast, names_of


def character(story: Story, identity: str) -> Character:
    (found,) = [character for character in story.characters if character.id == identity]
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "“Not a word to [anybody|PER PRON].” [Somebody|PER NOM] laughed. [Nobody|PER NOM] spoke.",
        "“[I] will be [a manager of fools],” said [Ruth]. [The manager] laughed.",
        "[The Bennets] came. [The Bennets] left. [The Bennets] slept.",
        "[You] would have laughed. [You] would. [You] know.",
        "“[My dear],” said [Ruth]. “[My dear],” [she] said. “[My dear].”",
    ],
)
def test_these_are_none(marked: str) -> None:
    assert names_of(make_book(marked).story()) <= {"Ruth"}


def test_unnamed_ones_who_speak_or_come_again() -> None:
    story = make_book(
        "“No,” said [a porter].\n\n[[Emma]'s aunt] sat. [Her aunt] rose. [The doctor] came. "
        "[The doctor] left. [The doctor] laughed. [A cat] ran."
    ).story()
    assert {"a porter", "the doctor"} <= names_of(story)
    assert "A cat" not in names_of(story)


def test_a_noun_phrase_is_shown_as_in_the_middle_of_a_sentence() -> None:
    story = make_book("[The doctor] rose. [The doctor] fell. [The doctor] sat.").story()
    assert [(c.id, c.name) for c in story.characters] == [("the-doctor", "the doctor")]
    story = make_book("[My mother] rose. “No,” said [my mother].").story()
    assert "my mother" in names_of(story)
    assert "My mother" not in names_of(story)


def test_forms_of_address_are_no_aliases() -> None:
    marked = (
        "“[My dear], come,” said [Emma] to [Harriet Smith]. “[My dear Harriet]!”\n\n"
        "“Yes, [Miss]?” said [Harriet].\n\n“No, [sir],” said [Harriet] to [Captain Good].\n\n"
        "“[Good], sit,” said [Emma].\n\n“[My Friend], no,” said [Good]."
    )
    story = make_book(marked).story()
    aliases = {alias.lower() for c in story.characters for alias in (*c.aliases, c.name)}
    assert not aliases & {"my dear", "miss", "sir", "my friend"}
    assert {"captain good", "good", "harriet smith", "harriet"} <= aliases


def test_pronouns_are_those_seen() -> None:
    story = make_book("[Emma] sat. [She] rose in [her] chair. [I] saw it.").story()
    assert character(story, "emma").pronouns == ("she",)


def test_most_present_first() -> None:
    story = make_book("[Frank] sat. [Emma] stood. [Emma] fell. “No,” said [Emma].").story()
    assert [c.id for c in story.characters] == ["emma", "frank"]


def test_a_member_of_a_cast_has_its_name_and_id() -> None:
    story = make_book("[Emma] sat. [Miss Woodhouse] rose.").story(
        make_cast(("Miss Emma Woodhouse", "Emma", "Miss Woodhouse"))
    )
    (found,) = story.characters
    assert (found.id, found.name) == ("miss-emma-woodhouse", "Miss Emma Woodhouse")
    assert set(found.aliases) == {"Emma", "Miss Woodhouse"}


def test_members_who_never_occur_are_left_out() -> None:
    assert names_of(make_book("[Emma] sat.").story(make_cast(("Heathcliff",)))) == {"Emma"}
