"""A name and whoever bears it made one."""

from tests.interpret.marked_texts import entity_at, make_book


def test_a_noun_gets_the_name_that_the_text_gives_it() -> None:
    marked = "[The boy] held the mule. [The boy] was [Tam Oker], and tall. [The boy] ran."
    story = make_book(marked).story()
    assert {m.entity for m in story.mentions} == {"tam-oker"}


def test_a_pronoun_before_any_name_gets_one() -> None:
    story = make_book("Everybody called [her] [Ann Vane]. [She] laughed.").story()
    assert entity_at(story, "her") == entity_at(story, "She") == "ann-vane"


def test_his_wife_is_named_beside_it() -> None:
    story = make_book("[Tom Hale] sat. [[His] wife], [Sarah], looked at [him].").story()
    assert entity_at(story, "His wife") == "sarah"


def test_a_nickname_and_a_full_name_are_one() -> None:
    marked = (
        "Everybody called [her] [Tennessee|PER PROP], for short. [Her] name was [Mary Coyle]. "
        "[Tennessee|PER PROP] sang."
    )
    story = make_book(marked).story()
    assert len({m.entity for m in story.mentions}) == 1


def test_of_two_women_neither_gets_the_second_name() -> None:
    marked = "[Bess] met [the girl]. [She] sang. [Her] name was [Mary Coyle]. [Bess] sat."
    story = make_book(marked).story()
    assert entity_at(story, "Mary Coyle") != entity_at(story, "Bess")


def test_nobody_becomes_one_of_another_gender() -> None:
    story = make_book("[The woman], [Philip], had come.").story()
    assert entity_at(story, "The woman") != entity_at(story, "Philip")
