"""What is taken back, and what is undone, on sentences tagged by hand."""

import pytest

from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.revisions import revise_events
from fabula.interpret.happening.tellings import Telling, read_telling
from fabula.interpret.happening.withdrawals import find_withdrawals
from fabula.records import Event, Mention, Spans
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"She": "ann", "she": "ann", "I": "ann", "He": "ben", "he": "ben"}


def read(tagged: str, *tellers: str) -> tuple[Telling, list[Event]]:
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", PEOPLE[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in PEOPLE
    ]
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content), tellers)
    return telling, list_events(annotations, telling)


def take_back(tagged: str, *tellers: str) -> list[tuple[str, str, str | None]]:
    """Claim, correction and teller of what is taken back."""
    told, _ = read(tagged, *tellers)
    paragraph = Spans.from_pairs([(0, len(told.content))])
    return [
        (
            told.content[row.start : row.end],
            told.content[row.correction_start : row.correction_end],
            row.teller,
        )
        for row in find_withdrawals(told, paragraph)
    ]


@pytest.mark.parametrize(
    ("tagged", "claim"),
    [
        (
            "She/P sang/V/sing ./X | No/ADV ,/X that/D was/A not/ADV true/ADJ ./X",
            "She sang .",
        ),
        ("She/P took/V/take two/N ;/X no/ADV ,/X three/N ./X", "She took two"),
        ("“/X I/P sang/V/sing ,/X which/D is/A a/D lie/N ./X ”/X", "“ I sang"),
        ("“/X Good/ADJ ./X | I/P mean/VBP ,/X you/P sang/V/sing ./X ”/X", "“ Good ."),
        (
            "She/P would/A sing/VB ./X | She/P would/A not/ADV ,/X never/ADV ./X",
            "She would sing .",
        ),
        (
            "He/P took/V/take the/D children/N ./X | There/P were/A no/D children/N ./X",
            "He took the children .",
        ),
        ("He/P heard/V/hear the/D bell/N ./X | But/C it/P was/A not/ADV the/D bell/N ./X",
         "He heard the bell ."),
    ],
)  # fmt: skip
def test_a_claim_is_taken_back(tagged: str, claim: str) -> None:
    ((found, _, _),) = take_back(tagged)
    assert found == claim


@pytest.mark.parametrize(
    "tagged",
    [
        # Somebody else's word.
        "He/P said/V/say she/P sang/V/sing ./X | It/P was/A not/ADV true/ADJ ./X",
        "“/X She/P sang/V/sing ./X ”/X | “/X That/D is/A a/D lie/N ./X ”/X",
        # An answer, and a refusal that is repeated.
        "“/X Oh/ADV ,/X no/ADV ,/X she/P sang/V/sing ./X ”/X",
        "“/X Go/VB ;/X no/ADV ,/X no/ADV ./X ”/X",
        # A key that is looked for need not be there.
        "She/P looked/V/look for/ADP the/D key/N ./X | There/P was/A no/D key/N ./X",
        "“/X I/P mean/VBP to/T go/VB ./X ”/X",
    ],
)
def test_what_another_denies_is_not_taken_back(tagged: str) -> None:
    assert take_back(tagged) == []


def test_events_of_the_claim_are_withdrawn_and_the_teller_named() -> None:
    tagged = "I/P sang/V/sing ./X | That/D is/A not/ADV true/ADJ ./X | I/P went/V/go ./X"
    told, events = read(tagged, "ann")
    rows = find_withdrawals(told, Spans.from_pairs([(0, len(told.content))]))
    assert [row.teller for row in rows] == ["ann"]
    standings = [str(event.standing) for event in revise_events(told, events, rows)]
    assert standings == ["withdrawn", "happened"]


@pytest.mark.parametrize(
    ("tagged", "standing"),
    [
        ("She/P shook/V/shake it/P out/ADV ./X | She/P poured/V/pour it/P back/ADV ./X", "undone"),
        ("She/P put/V/put it/P down/ADV and/C took/V/take it/P up/ADV again/ADV ./X", "undone"),
        # Somebody else takes it; nothing says back; another thing.
        ("She/P put/V/put it/P down/ADV ./X | He/P took/V/take it/P up/ADV again/ADV", "happened"),
        ("She/P put/V/put it/P down/ADV and/C took/V/take it/P up/ADV ./X", "happened"),
        ("She/P shook/V/shake her/P head/N ./X | She/P put/V/put it/P back/ADV ./X", "happened"),
    ],
)  # fmt: skip
def test_a_deed_is_undone_by_its_opposite(tagged: str, standing: str) -> None:
    first = revise_events(*read(tagged), [])[0]
    assert str(first.standing) == standing
