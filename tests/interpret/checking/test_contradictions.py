"""The ledger, and passages that cannot both be so, on sentences tagged by hand."""

import pytest

from fabula.interpret.checking.contradictions import find_contradictions
from fabula.interpret.checking.facts import list_statements, open_ledger
from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.tellings import read_telling
from fabula.records import Contradiction, Entity, Fact, Mention, Spans
from tests.interpret.tagged_texts import annotate, find_lines

WHO = {"Ben": "ben", "Ann": "ann", "He": "ben", "he": "ben", "his": "ben", "him": "ben"}
ENTITIES = [Entity("ben", "PER", "Ben"), Entity("ann", "PER", "Ann")]


def check(tagged: str, *meant: str) -> tuple[list[Fact], list[Contradiction], str]:
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PROP" if word in {"Ben", "Ann"} else "PRON", WHO[word], 0.9)
        for start, end in annotations.syntax.words
        if (word := content[start:end]) in WHO
    ]
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content))
    events = list_events(annotations, telling)
    ledger = open_ledger(telling, events, ENTITIES, Spans.from_pairs([(0, len(content))]))
    statements = list_statements(ledger, ENTITIES)
    places = [(content.index(words), content.index(words) + len(words)) for words in meant]
    return (
        [row.fact for row in statements],
        find_contradictions(statements, ledger, places),
        content,
    )


@pytest.mark.parametrize(
    ("tagged", "fact"),
    [
        ("Ben/NNP was/A forty-one/NUM years/N old/ADJ ./X", "age 41"),
        ("Ben/NNP was/A sixty/NUM ./X", "age 60"),
        ("Ben/NNP ,/X fourteen/NUM ,/X went/V/go ./X", "age 14"),
        ("He/P saw/V/see Ben/NNP 's/T blue/ADJ eyes/N ./X", "looks blue eyes"),
        (
            "The/D ball/N took/V/take Ben/NNP in/ADP the/D left/ADJ arm/N ./X",
            "health left arm hurt",
        ),
        ("Ben/NNP died/V/die ./X", "dead died"),
        ("Ben/NNP was/A a/D sailor/N ./X", "occupation sailor"),
    ],
)
def test_the_ledger_says_of_whom(tagged: str, fact: str) -> None:
    facts, _, _ = check(tagged)
    assert fact in {f"{row.kind} {row.value}" for row in facts if row.about == "ben"}


@pytest.mark.parametrize(
    "tagged",
    [
        "He/P went/V/go when/ADV Ben/NNP was/A twelve/NUM ./X",
        "Ben/NNP was/A two/NUM miles/N away/ADV ./X",
        "Ben/NNP was/A half/ADV drowned/VBN/drown ./X",
    ],
)
def test_what_says_no_fact_gives_none(tagged: str) -> None:
    facts, _, _ = check(tagged)
    assert {str(row.kind) for row in facts} <= {"name"}


BLUE = "Ben/NNP 's/T blue/ADJ eyes/N shone/V/shine ./X"
LEFT = "The/D ball/N took/V/take Ben/NNP in/ADP the/D left/ADJ arm/N ./X"
RIGHT = "Ben/NNP 's/T right/ADJ arm/N was/A broken/VBN/break ./X"


@pytest.mark.parametrize(
    ("tagged", "reason"),
    [
        (f"{LEFT} | {RIGHT}", "the arm that is hurt is the left one, then the right one"),
        (
            "Ben/NNP was/A sixty/NUM ./X | Ben/NNP was/A forty/NUM ./X",
            "the age is 60, then 40",
        ),
        (
            f"{BLUE} | {BLUE.replace('blue', 'brown')}",
            "the eyes are blue, then brown",
        ),
        ("Ben/NNP died/V/die ./X | Ben/NNP said/V/say it/P ./X", "died, and speaks later"),
    ],
)
def test_what_cannot_both_be_so_is_found(tagged: str, reason: str) -> None:
    _, rows, _ = check(tagged)
    assert [row.reason for row in rows] == [reason]
    assert rows[0].about == "ben"
    assert rows[0].end <= rows[0].other_start


@pytest.mark.parametrize(
    "tagged",
    [
        # Two people; somebody's word; grey and blue; two times.
        "Ben/NNP was/A sixty/NUM ./X | Ann/NNP was/A forty/NUM ./X",
        "Ben/NNP was/A sixty/NUM ./X | “/X Ben/NNP was/A forty/NUM ./X ”/X",
        f"{BLUE} | {BLUE.replace('blue', 'grey')}",
        "Ben/NNP was/A sixty/NUM ./X | Ben/NNP is/A forty/NUM ./X",
        "“/X Ben/NNP died/V/die ./X ”/X | Ben/NNP said/V/say it/P ./X",
    ],
)
def test_what_may_be_so_is_left_alone(tagged: str) -> None:
    assert check(tagged)[1] == []


def test_what_is_meant_is_marked() -> None:
    _, rows, _ = check(f"{LEFT} | {RIGHT}", "Ben in the left arm")
    assert [row.is_meant for row in rows] == [True]
