"""I and you of speech."""

from tests.interpret.marked_texts import entities_of, entity_at, make_book

MEETING = "[Emma] met [Frank] at the gate.\n\n"


def test_i_is_the_speaker_and_you_the_one_spoken_to() -> None:
    story = make_book(MEETING + "“[I] saw [you],” said [Emma] to [Frank].").story()
    assert entity_at(story, "I") == "emma"
    assert entity_at(story, "you") == "frank"


def test_two_speakers_have_each_their_i() -> None:
    story = make_book(MEETING + "“[I] did,” said [Emma].\n\n“[I] did not,” said [Frank].").story()
    assert entities_of(story, "I") == ["emma", "frank"]


def test_the_i_of_nobody_known_is_one_voice_in_a_turn() -> None:
    story = make_book("It rained.\n\n“[I] am here. [I] wait.”\n\nIt poured.\n\n“[I] go.”").story()
    first, second, third = entities_of(story, "I")
    assert first == second != third
    assert not story.characters


def test_my_mother_and_your_mother() -> None:
    marked = (
        MEETING + "“[[My] mother] is ill,” said [Emma] to [Frank].\n\n"
        "“[[Your] mother] is well,” said [Frank] to [Emma]."
    )
    story = make_book(marked).story()
    assert entity_at(story, "My mother") == entity_at(story, "Your mother")


def test_a_form_of_address_is_the_one_spoken_to() -> None:
    story = make_book(MEETING + "“[My dear], come,” said [Frank] to [Emma].").story()
    assert entity_at(story, "My dear") == "emma"


def test_a_tag_follows_the_speaker() -> None:
    marked = MEETING + "“[Frank], come,” said [Emma].\n\n“No, [Emma],” [he] said."
    story = make_book(marked).story()
    assert entity_at(story, "he") == story.quotes[1].speaker == "frank"
