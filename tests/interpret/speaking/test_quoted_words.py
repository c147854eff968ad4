import pytest

from tests.interpret.marked_texts import make_book


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        ("He had read “The Old Curiosity Shop” twice.", "title", "“The Old Curiosity Shop”"),
        ("She sailed in the ‘Albatross’ in May.", "title", "‘Albatross’"),
        ("The door was marked “PRIVATE” in red.", "writing", "“PRIVATE”"),
        (
            "The card ran: “Come at once. Bring the dog.”",
            "writing",
            "“Come at once. Bring the dog.”",
        ),
        ("The so-called “friend” of the house left.", "scare", "“friend”"),
        ("“He told me ‘not to come again’ and went,” said Emma.", "words", "‘not to come again’"),
    ],
)
def test_words_in_marks_that_are_no_line(content: str, kind: str, words: str) -> None:
    story = make_book(content).story()
    found = [(row.kind, content[row.start : row.end]) for row in story.quoted_words]
    assert found == [(kind, words)]


def test_speech_is_no_quoted_word() -> None:
    story = make_book("“Come,” said [Emma].\n\nHe had ‘The Egoist’ in hand.").story()
    assert [quote.kind for quote in story.quotes] == ["speech"]
    assert [row.kind for row in story.quoted_words] == ["title"]
