"""Words that tell somebody's age, and those that seem to."""

import pytest

from tests.interpret.marked_texts import make_book


def ages_of(marked: str) -> dict[str, list[str]]:
    story = make_book(marked).story()
    content = story.text.content
    return {
        character.name: [content[start:end].lower() for start, end in character.age_words]
        for character in story.characters
    }


def test_words_of_the_head_and_before_it_with_their_places() -> None:
    ages = ages_of(
        "[The old man] sat. [The old man] rose. [The old man] fell. [The old man] slept."
    )
    assert list(ages.values()) == [["old"]]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("an elderly gentleman with a stick", ["elderly"]),
        ("a boy of twelve", ["boy", "twelve"]),
        ("a woman of five and forty", ["five and forty"]),
        ("the schoolgirl", ["schoolgirl"]),
        ("a mother of six", []),
        ("a man of ten thousand words", []),
        ("her old friend", []),
        ("her boy", []),
        ("the old man's daughter", []),
    ],
)
def test_what_a_phrase_tells(phrase: str, words: list[str]) -> None:
    ages = ages_of(f"“No,” said [{phrase}].\n\n[The dog] barked.")
    assert list(ages.values()) == [words]


def test_names_with_an_adjective_of_age() -> None:
    ages = ages_of("[Tom Pell] came. [Young Tom Pell] sat. [Tom Pell] rose.")
    assert ages == {"Tom Pell": ["young"]}
    ages = ages_of("[Tom Pell] came. Then old [Tom Pell] sat. [Tom Pell] rose.")
    assert ages == {"Tom Pell": ["old"]}


def test_forms_of_address_and_comparisons_tell_nothing() -> None:
    ages = ages_of(
        "“Well, [old chap], sit,” said [Emma] to [Tom].\n\n“Yes, [my boy],” [she] said.\n\n"
        "[Tom] wept like [a child]."
    )
    assert all(words == [] for words in ages.values())


def test_the_most_frequent_word_comes_first() -> None:
    ages = ages_of(
        "[The old man], [a grandfather], sat. [The old man] rose. [The old man] spoke. "
        "“No,” said [the old man]."
    )
    assert ["old"] in [words[:1] for words in ages.values()]
