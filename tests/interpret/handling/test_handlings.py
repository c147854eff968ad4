"""Which things matter, and what is done with them, on sentences tagged by hand."""

from fabula.interpret.handling.handlings import list_handlings
from fabula.interpret.happening.tellings import read_telling
from fabula.records import Handling, Mention, Thing
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"She": "ann", "he": "ben", "He": "ben", "him": "ben", "his": "ben", "Tam": "tam"}


def read(tagged: str) -> tuple[list[Thing], list[Handling]]:
    """The things of a tagged text, and what is done with them."""
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", PEOPLE[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in PEOPLE
    ]
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content))
    return list_handlings(telling)


TAKEN = "He/P took/V/take the/D long/ADJ rifle/N ./X"
GIVEN = "She/P gave/V/give him/P the/D rifle/N ./X"


def test_a_thing_that_is_handled_twice_is_one() -> None:
    things, handlings = read(f"{TAKEN} | {GIVEN}")
    (thing,) = things
    assert (thing.id, thing.name, thing.n_handlings) == ("thing-long-rifle", "long rifle", 2)
    told = [(row.kind, row.who, row.to) for row in handlings]
    assert told == [("taken", ("ben",), ()), ("given", ("ann",), ("ben",))]


def test_one_that_is_handled_once_and_never_named_again_is_none() -> None:
    assert read(TAKEN) == ([], [])


def test_body_parts_and_notions_are_no_things() -> None:
    assert read("He/P took/V/take her/D hand/N ./X | He/P took/V/take the/D hand/N ./X") == ([], [])


def test_it_is_the_thing_named_last() -> None:
    things, handlings = read(f"{TAKEN} | He/P dropped/V/drop it/P ./X")
    assert things[0].n_handlings == 2
    assert [row.kind for row in handlings] == ["taken", "lost"]


def test_another_article_opens_another_thing() -> None:
    another = "He/P took/V/take a/D rifle/N ./X | He/P dropped/V/drop the/D rifle/N ./X"
    things, _ = read(f"{TAKEN} | {GIVEN} | {another}")
    assert [thing.n_handlings for thing in things] == [2, 2]


def test_back_returns() -> None:
    back = "She/P gave/V/give the/D rifle/N back/ADV ./X"
    _, handlings = read(
        f"{TAKEN} | {back.replace('the/D rifle/N back/ADV', 'back/ADV the/D rifle/N')}"
    )
    assert [row.kind for row in handlings] == ["taken", "returned"]


def test_how_real_it_is() -> None:
    _, handlings = read(f"{TAKEN} | She/P had/A dropped/VBN/drop the/D rifle/N ./X")
    assert [str(row.standing) for row in handlings] == ["happened", "recalled"]
