"""Who says I outside of speech."""

from tests.interpret.marked_texts import entities_of, entity_at, make_book

WALK = "[I] walked home. [I] was cold. [I] slept. "


def narrators(marked: str) -> list[str]:
    return [c.id for c in make_book(marked).story().characters if c.is_narrator]


def test_a_narrator_without_a_name() -> None:
    assert narrators(WALK) == ["the-narrator"]


def test_a_narrator_is_named_by_what_others_call_him() -> None:
    marked = (
        WALK + "“Come, [Watson],” said [Holmes]. [Holmes] smiled.\n\n“Yes,” [I] said.\n\n"
        "“[Watson], look!” said [Holmes]."
    )
    assert narrators(marked) == ["watson"]
    assert entity_at(make_book(marked).story(), "I") == "watson"


def test_who_is_named_by_the_narration_does_not_narrate() -> None:
    marked = WALK + "“Come, [Watson],” said [Holmes]. [Watson] came. [Watson] sat. [Watson] slept."
    assert narrators(marked) == ["the-narrator"]


def test_a_stray_i_of_the_author_is_nobody() -> None:
    marked = "[Emma] was, [I] think, clever. " + "It rained all day long. " * 50
    story = make_book(marked).story()
    assert [character.id for character in story.characters] == ["emma"]


def test_a_letter_has_its_own_i() -> None:
    marked = (
        "CHAPTER I\n\n" + WALK + "A letter came.\n\n"
        "London, May 5th.\n\nMy dear Emma,\n\n[I] am well and hope the same of you.\n\n"
        "Yours truly,\n\nFrank Vane\n\nIt rained that day, and [I] wept.\n"
    )
    book = make_book(marked)
    is_letter = [section.kind == "letter" for section in book.layout.sections]
    story = book.story()
    entities = entities_of(story, "I")
    assert entities[0] == entities[-1] == "the-narrator"
    if any(is_letter):
        assert entities[3] != "the-narrator"


def test_the_narrator_speaks_as_i() -> None:
    story = make_book(WALK + "[Emma] came in.\n\n“No,” [I] said.\n\n“Yes,” said [Emma].").story()
    assert [quote.speaker for quote in story.quotes] == ["the-narrator", "emma"]


def test_he_outside_of_speech_is_never_the_narrator() -> None:
    story = make_book(WALK + "[He] laughed.").story()
    assert entity_at(story, "He") != "the-narrator"
