"""What is wanted, believed and intended, on sentences tagged by hand."""

import pytest

from fabula.interpret.feeling.attitudes import list_attitudes
from fabula.interpret.happening.tellings import read_telling
from fabula.records import Attitude, Mention
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"She": "ann", "she": "ann", "He": "ben", "he": "ben", "I": "teller"}


def read(tagged: str) -> list[tuple[Attitude, str, str]]:
    """The attitudes of a tagged text, each with its word and its content."""
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", PEOPLE[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in PEOPLE
    ]
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content))
    return [
        (row, content[row.start : row.end], content[row.content_start : row.content_end])
        for row in list_attitudes(telling)
    ]


@pytest.mark.parametrize(
    ("tagged", "kind", "content", "standing"),
    [
        ("She/P believed/V/believe that/S he/P went/V/go ./X", "belief", "he went", "happened"),
        ("She/P wanted/V/want to/T go/VB ./X", "want", "to go", "happened"),
        ("She/P did/A not/ADV want/VB to/T go/VB ./X", "want", "to go", "negated"),
        ("She/P would/A like/VB to/T go/VB ./X", "want", "to go", "happened"),
        ("She/P meant/V/mean to/T go/VB ./X", "intention", "to go", "happened"),
        ("She/P was/A sure/ADJ that/S he/P went/V/go ./X", "belief", "he went", "happened"),
        ("I/P will/A not/ADV go/VB ./X", "intention", "not go", "happened"),
        ("He/P went/V/go ,/X she/P thought/V/think ./X", "belief", "He went", "happened"),
    ],
)
def test_what_is_held(tagged: str, kind: str, content: str, standing: str) -> None:
    ((row, _, told),) = read(tagged)
    assert (row.kind, told, str(row.standing)) == (kind, content, standing)
    assert row.who == ("teller" if tagged.startswith("I") else "ann")


@pytest.mark.parametrize(
    "tagged",
    [
        "She/P thought/V/think of/ADP him/P ./X",
        "She/P meant/V/mean him/P ./X",
        "She/P liked/V/like him/P ./X",
        "“/X I/P will/A go/VB ./X ”/X",
        "She/P would/A have/A gone/VBN/go ./X",
    ],
)
def test_what_is_no_attitude(tagged: str) -> None:
    assert not read(tagged)
