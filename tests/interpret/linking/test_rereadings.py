"""Third persons of speech, read again."""

from tests.interpret.marked_texts import entities_of, entity_at, make_book

THREE = "[Emma Vane] met [Tom Hale] at the gate. [John Reed] was away.\n\n"


def test_he_in_a_line_is_neither_its_speaker_nor_the_one_spoken_to() -> None:
    marked = THREE + "[Tom Hale] bowed to [Emma Vane].\n\n“Is [he] ill?” said [Tom Hale]."
    assert entity_at(make_book(marked).story(), "he") == "john-reed"


def test_he_in_an_answer_is_the_one_talked_of() -> None:
    marked = THREE + "“[John Reed] is ill,” said [Emma Vane].\n\n“[He] was well,” said [Tom Hale]."
    assert entity_at(make_book(marked).story(), "He") == "john-reed"


def test_where_nobody_else_fits_a_pronoun_stays() -> None:
    marked = "[Emma Vane] sat alone.\n\n“[She] is a fool,” said [Emma Vane]."
    assert entity_at(make_book(marked).story(), "She") == "emma-vane"


def test_narration_stays_as_it_was_read() -> None:
    marked = THREE + "[Tom Hale] smiled. [He] bowed.\n\n“[He] is ill,” said [Tom Hale]. [He] wept."
    first, _, last = entities_of(make_book(marked).story(), "He")
    assert first == last == "tom-hale"


def test_a_speaker_known_by_pronouns_alone_keeps_them() -> None:
    marked = "“[She] is late,” [she] said.\n\n[Emma Vane] came."
    story = make_book(marked).story()
    assert story.quotes[0].speaker in set(entities_of(story, "she"))
