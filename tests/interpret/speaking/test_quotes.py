"""Lines of speech as rows of the Story."""

from tests.interpret.marked_texts import make_book


def test_ids_spans_and_sections() -> None:
    story = make_book("CHAPTER I\n\n“A,” said [Emma].\n\nCHAPTER II\n\n“B.”").story()
    content = story.text.content
    assert [(q.id, content[q.start : q.end]) for q in story.quotes] == [
        ("q1", "“A,”"),
        ("q2", "“B.”"),
    ]
    assert [q.section for q in story.quotes] == ["chapter-1", "chapter-2"]


def test_the_evidence_is_where_the_words_stand() -> None:
    story = make_book("“A,” said [Emma].").story()
    ((start, end),) = story.quotes[0].evidence
    assert story.text.content[start:end] == "Emma"


def test_thoughts_are_a_kind() -> None:
    story = make_book("“A,” said [Emma].\n\n“B,” [she] thought.").story()
    assert [quote.kind for quote in story.quotes] == ["speech", "thought"]


def test_scare_quotes_are_no_lines() -> None:
    assert not make_book("The so-called “friend” of [Emma] left the old house.").story().quotes
