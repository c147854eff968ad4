"""Time expressions and their values, on sentences tagged by hand; one reading of any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.interpret.staging.calendars import CLASS_OF
from fabula.interpret.staging.times import list_times
from tests.interpret.tagged_texts import lay


def read(tagged: str) -> list[tuple[str, str, str]]:
    """The time expressions of a tagged text: words, type and value."""
    words = lay(tagged)
    ends = [start + len(form) for start, form in zip(words.starts, words.forms, strict=True)]
    content = " ".join(part.split("/")[0] for part in tagged.replace("|", " ").split())
    times = [time for _, time in list_times(words, ends)]
    return [(content[t.start : t.end], str(t.kind), t.value) for t in times]


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("on/ADP the/D Monday/NNP ./X", ("the Monday", "DATE", "XXXX-WXX-1")),
        ("on/ADP the/D Tuesday/NNP night/N ./X", ("the Tuesday night", "TIME", "XXXX-WXX-2TNI")),
        ("in/ADP October/NNP ./X", ("October", "DATE", "XXXX-10")),
        ("on/ADP the/D third/ADJ of/ADP May/NNP ./X", ("the third of May", "DATE", "XXXX-05-03")),
        ("on/ADP May/NNP 3/N ,/X 1916/N ./X", ("May 3 , 1916", "DATE", "1916-05-03")),
        ("four/N months/N ago/ADV ./X", ("four months ago", "DATE", "P4M")),
        ("an/D hour/N before/ADP them/P ./X", ("an hour before", "TIME", "PT1H")),
        ("the/D week/N before/ADV ./X", ("the week before", "DATE", "P1W")),
        ("two/N winters/N ago/ADV ./X", ("two winters ago", "DATE", "XXXX-WI")),
        ("at/ADP six/N ./X", ("six", "TIME", "T06:00")),
        ("half/N past/ADP four/N ./X", ("half past four", "TIME", "T04:30")),
        ("twenty/N to/ADP nine/N ./X", None),
        ("at/ADP twenty/N to/ADP nine/N ./X", ("twenty to nine", "TIME", "T08:40")),
        ("ten/N minutes/N to/ADP one/N ./X", ("ten minutes to one", "TIME", "T12:50")),
        ("six/N o'clock/ADV in/ADP the/D evening/N ./X",
         ("six o'clock in the evening", "TIME", "T18:00")),
        ("by/ADP noon/N ./X", ("noon", "TIME", "T12:00")),
        ("I/P lay/V all/D night/N ./X", ("all night", "DURATION", "TNI")),
        ("for/ADP eleven/N hours/N ./X", ("eleven hours", "DURATION", "PT11H")),
        ("for/ADP years/N ./X", ("years", "DURATION", "PXY")),
        ("half/N an/D hour/N ./X", ("half an hour", "DURATION", "PT30M")),
        ("a/D fortnight/N ./X", ("a fortnight", "DURATION", "P2W")),
        ("every/D Sunday/NNP in/ADP May/NNP ./X", ("every Sunday in May", "SET", "XXXX-05-WXX-7")),
        ("once/ADV a/D week/N ./X", ("once a week", "SET", "P1W")),
        ("at/ADP night/N ./X", ("at night", "SET", "XXXX-XX-XXTNI")),
        ("most/ADJ days/N ./X", ("most days", "SET", "P1D")),
        ("one/N day/N he/P would/A go/VB ./X", ("one day", "DATE", "FUTURE_REF")),
        ("one/N day/N he/P went/V ./X", ("one day", "DATE", "PAST_REF")),
        ("at/ADP the/D end/N of/ADP the/D summer/N ./X",
         ("the end of the summer", "DATE", "XXXX-SU")),
        ("at/ADP Christmas/NNP ./X", ("Christmas", "DATE", "XXXX-12-25")),
        ("to-morrow/N morning/N ./X", ("to-morrow morning", "TIME", "XXXX-XX-XXTMO")),
    ],
)  # fmt: skip
def test_expressions_are_found_and_valued(tagged: str, found: tuple[str, str, str] | None) -> None:
    assert read(tagged) == ([found] if found else [])


@pytest.mark.parametrize(
    "tagged",
    [
        "She/P was/A nine/N years/N old/ADJ ./X",
        "Good/ADJ morning/N ,/X he/P said/V ./X",
        "at/ADP six/N houses/N ./X",
        "She/P may/A go/VB ./X",
        "They/P march/VBP on/ADV ./X",
        "two/N of/ADP them/P ./X",
        "one/N by/ADP one/N ./X",
    ],
)
def test_what_only_looks_like_time_is_none(tagged: str) -> None:
    assert read(tagged) == []


def test_a_length_before_a_clause_is_no_distance() -> None:
    (found,) = read("nine/N days/N before/S he/P came/V ./X")
    assert found == ("nine days", "DURATION", "P9D")


def test_the_day_goes_on_from_the_weekday_named() -> None:
    found = read(
        "On/ADP Monday/NNP he/P came/V ./X | That/D night/N he/P slept/V ./X | "
        "In/ADP the/D morning/N he/P left/V ./X"
    )
    assert [value for *_, value in found] == ["XXXX-WXX-1", "XXXX-WXX-1TNI", "XXXX-WXX-2TMO"]


def test_what_is_said_does_not_move_the_telling() -> None:
    found = read(
        "On/ADP Monday/NNP he/P came/V ./X | “/X On/ADP Friday/NNP ./X ”/X | "
        "That/D night/N he/P slept/V ./X"
    )
    assert found[-1] == ("That night", "TIME", "XXXX-WXX-1TNI")


_WORDS = [*sorted(CLASS_OF), "house", "1916", "10:30", "3rd", "22", "."]


@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_any_words_give_expressions_in_order_that_do_not_overlap(words: list[str]) -> None:
    found = lay(" ".join(f"{word}/N" for word in [*words, "."]))
    ends = [start + len(form) for start, form in zip(found.starts, found.forms, strict=True)]
    end = 0
    for phrase, time in list_times(found, ends):
        assert end <= time.start < time.end
        assert found.starts[phrase.first] == time.start
        assert time.value
        end = time.end
