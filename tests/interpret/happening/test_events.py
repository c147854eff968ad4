"""Which verbs tell an event, how real it is, and who takes part, on sentences tagged by hand."""

import pytest

from fabula.interpret.happening.events import read_happenings
from fabula.records import Event, Mention, Standing
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"She": "ann", "she": "ann", "He": "ben", "he": "ben", "him": "ben", "Tam": "tam"}


def read(tagged: str) -> dict[str, Event]:
    """The events of a tagged text by their words."""
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", PEOPLE[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in PEOPLE
    ]
    events = read_happenings(content, annotations, mentions, find_lines(content)).events
    return {content[event.start : event.end]: event for event in events}


@pytest.mark.parametrize(
    ("tagged", "word", "standing"),
    [
        ("She/P went/V/go ./X", "went", "happened"),
        ("She/P had/A gone/VBN/go ./X", "gone", "recalled"),
        ("She/P left/V/leave when/ADV he/P had/A gone/VBN/go ./X", "gone", "happened"),
        ("She/P did/A not/ADV go/VB ./X", "go", "negated"),
        ("Nobody/P went/V/go ./X", "went", "negated"),
        ("She/P could/A not/ADV go/VB ./X", "go", "negated"),
        ("She/P could/A go/VB ./X", "go", "supposed"),
        ("She/P could/A hear/VB him/P ./X", "hear", "happened"),
        ("She/P should/A have/A gone/VBN/go ./X", "gone", "supposed"),
        ("She/P used/V/use to/T sing/VB ./X", "sing", "habitual"),
        ("She/P sang/V/sing every/D night/N ./X", "sang", "habitual"),
        ("She/P had/A to/T go/VB ./X", "go", "happened"),
        ("She/P was/A to/T go/VB ./X", "go", "asked"),
        ("She/P promised/V/promise to/T go/VB ./X", "go", "planned"),
        ("She/P wanted/V/want to/T go/VB ./X", "go", "supposed"),
        ("She/P refused/V/refuse to/T go/VB ./X", "go", "negated"),
        ("She/P told/V/tell him/P to/T go/VB ./X", "go", "asked"),
        ("She/P came/V/come to/T sing/VB ./X", "sing", "planned"),
        ("She/P feared/V/fear that/S he/P would/A go/VB ./X", "go", "feared"),
        ("She/P thought/V/think that/S he/P went/V/go ./X", "went", "supposed"),
        ("She/P said/V/say that/S he/P went/V/go ./X", "went", "said"),
        ("She/P looked/V/look as/S if/S he/P went/V/go ./X", "went", "supposed"),
        ("She/P would/A not/ADV go/VB ./X", "go", "negated"),
        ("“/X She/P went/V/go ./X ”/X", "went", "said"),
        ("“/X I/P will/A go/VB ./X ”/X", "go", "planned"),
        ("“/X It/P will/A fall/VB ./X ”/X", "fall", "supposed"),
        ("“/X Go/VB home/ADV ./X ”/X", "Go", "asked"),
        ("“/X Did/A she/P go/VB ?/X ”/X", "go", "asked"),
    ],
)
def test_the_standing_is_read_off_the_grammar(tagged: str, word: str, standing: str) -> None:
    assert read(tagged)[word].standing == Standing(standing)


def test_a_question_ends_with_its_line() -> None:
    events = read("“/X Did/A she/P go/VB ?/X ”/X he/P said/V/say ./X")
    assert events["said"].standing is Standing.HAPPENED
    assert (events["said"].source, events["go"].source) == (None, "joss")


def test_joined_verbs_share_subject_and_auxiliaries() -> None:
    events = read("She/P had/A risen/VBN/rise and/C gone/VBN/go ./X")
    assert events["gone"].agents == ("ann",)
    assert events["gone"].standing is Standing.RECALLED


def test_who_does_it_and_to_whom() -> None:
    events = read("She/P saw/V/see him/P ./X | He/P was/A seen/VBN/see by/ADP Tam/NNP ./X")
    assert (events["saw"].agents, events["saw"].patients) == (("ann",), ("ben",))
    assert (events["seen"].agents, events["seen"].patients) == (("tam",), ("ben",))


def test_those_spoken_to_are_no_patients() -> None:
    told = read("She/P told/V/tell him/P to/T go/VB ./X")
    assert (told["told"].patients, told["told"].others) == ((), ("ben",))


def test_who_stands_for_the_one_before() -> None:
    assert read("Tam/NNP ,/X who/P sang/V/sing ,/X left/V/leave ./X")["sang"].agents == ("tam",)


def test_states_attitudes_and_carriers_tell_no_event() -> None:
    assert read("She/P owned/V/own it/P and/C wanted/V/want it/P ./X") == {}
    assert set(read("She/P began/V/begin to/T sing/VB ./X")) == {"sing"}
    assert set(read("She/P made/V/make him/P cry/VB ./X")) == {"cry"}
    assert set(read("She/P came/V/come running/VBG/run ./X")) == {"came"}


def test_a_story_in_the_present_happens_in_it() -> None:
    events = read("She/P goes/VBZ/go out/ADV ./X | He/P sings/VBZ/sing ./X")
    assert {event.standing for event in events.values()} == {Standing.HAPPENED}
    general = "She/P went/V/go and/C sang/V/sing ,/X as/S he/P sings/VBZ/sing ./X"
    assert read(general)["sings"].standing is Standing.HABITUAL


def test_the_source_is_whose_thought_it_is() -> None:
    assert read("She/P thought/V/think that/S he/P went/V/go ./X")["went"].source == "ann"


def test_a_subject_is_found_across_what_is_told_of_it() -> None:
    events = read("Tam/NNP ,/X who/P sang/V/sing ,/X asked/V/ask him/P ./X")
    assert (events["asked"].agents, events["asked"].others) == (("tam",), ("ben",))


def test_owners_and_those_given_to_are_no_patients() -> None:
    assert read("Ann/NNP took/V/take Tam/NNP 's/T coat/N ./X")["took"].patients == ()
    given = read("She/P gave/V/give him/P the/D coat/N ./X")["gave"]
    assert (given.patients, given.others) == ((), ("ben",))


def test_orders_are_for_those_addressed() -> None:
    events = read("“/X Go/VB home/ADV and/C sleep/VB ./X ”/X said/V/say Tam/NNP ./X")
    assert events["sleep"].standing is Standing.ASKED
    assert events["sleep"].agents == ("agnes",)
    assert events["said"].agents == ("tam",)


def test_a_tag_that_goes_on_keeps_its_subject() -> None:
    events = read("“/X Home/ADV ./X ”/X said/V/say Tam/NNP and/C rose/V/rise ./X")
    assert events["rose"].agents == ("tam",)


def test_adverbs_do_not_hide_the_subject() -> None:
    assert read("She/P both/D slowly/ADV rose/V/rise ./X")["rose"].agents == ("ann",)
