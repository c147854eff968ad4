"""Who feels what, how really and why, on sentences tagged by hand."""

import numpy as np
import pytest

from fabula.interpret.feeling.feelings import list_feelings
from fabula.interpret.happening.tellings import read_telling
from fabula.records import EMOTIONS, Emotions, Feeling, Mention, Spans
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"She": "ann", "she": "ann", "Her": "ann", "her": "ann", "He": "ben", "him": "ben"}
PEOPLE |= {"I": "teller", "Tam": "tam", "me": "teller"}


def read(tagged: str, seen: dict[str, tuple[str, float]] | None = None) -> list[Feeling]:
    """The feelings of a tagged text, with words that a model sees an emotion in."""
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", PEOPLE[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in PEOPLE
    ]
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content))
    found = [(content.index(word), word, *told) for word, told in (seen or {}).items()]
    emotions = Emotions(
        Spans.from_pairs((start, start + len(word)) for start, word, _, _ in found),
        np.array([EMOTIONS.index(emotion) for _, _, emotion, _ in found], np.int8),
        np.array([score for *_, score in found], np.float32),
    )
    return list_feelings(emotions, telling)


@pytest.mark.parametrize(
    ("tagged", "emotion", "who", "standing"),
    [
        ("She/P was/A afraid/ADJ ./X", "fear", "ann", "happened"),
        ("She/P was/A not/ADV afraid/ADJ ./X", "fear", "ann", "negated"),
        ("She/P was/A not/ADV very/ADV afraid/ADJ ./X", "fear", "ann", "negated"),
        ("She/P had/A been/A afraid/ADJ ./X", "fear", "ann", "recalled"),
        ("She/P would/A be/A afraid/ADJ ./X", "fear", "ann", "supposed"),
        ("Was/A she/P afraid/ADJ ?/X", "fear", "ann", "asked"),
        ("She/P felt/V/feel no/D envy/N ./X", "other", "ann", "negated"),
        ("She/P went/V/go without/ADP fear/N ./X", "fear", "ann", "negated"),
        ("She/P envied/V/envy him/P ./X", "other", "ann", "happened"),
        ("It/P frightened/V/frighten her/P ./X", "fear", "ann", "happened"),
        ("She/P never/ADV envied/V/envy him/P ./X", "other", "ann", "negated"),
        ("“/X I/P love/VBP him/P ./X ”/X", "other", "teller", "happened"),
    ],
)
def test_who_feels_and_how_really(tagged: str, emotion: str, who: str, standing: str) -> None:
    (feeling,) = read(tagged)
    assert (feeling.emotion, feeling.who, str(feeling.standing)) == (emotion, who, standing)


def test_toward_whom() -> None:
    assert read("She/P envied/V/envy him/P ./X")[0].toward == ("ben",)
    assert read("She/P was/A angry/ADJ with/ADP Tam/NNP ./X")[0].toward == ("tam",)
    assert read("She/P was/A afraid/ADJ ./X")[0].toward == ()


def test_why() -> None:
    tagged = "She/P was/A angry/ADJ because/S he/P went/V/go home/ADV ./X"
    content, _ = annotate(tagged)
    (feeling,) = read(tagged)
    assert [content[start:end] for start, end in feeling.cause] == ["he went home"]
    (feeling,) = read("She/P was/A angry/ADJ for/ADP a/D week/N ./X")
    assert feeling.cause == ()


def test_whose_words_tell_it() -> None:
    assert read("She/P was/A sad/ADJ ./X")[0].told_in == "narration"
    assert read("“/X She/P was/A sad/ADJ ./X ”/X")[0].told_in == "speech"
    assert read("She/P wondered/V/wonder if/S he/P was/A sad/ADJ ./X")[0].told_in == "thought"


def test_a_denied_feeling_that_is_owned_up_to_is_withdrawn() -> None:
    denied = "I/P did/A not/ADV envy/VB him/P ./X"
    owned = "I/P envied/V/envy him/P ./X"
    told = [str(feeling.standing) for feeling in read(f"{denied} | {owned}")]
    assert told == ["withdrawn", "happened"]
    told = [str(feeling.standing) for feeling in read(f"{denied} | {owned.replace('him', 'her')}")]
    assert told == ["negated", "happened"]
    other = "She/P envied/V/envy him/P ./X"
    assert str(read(f"{denied} | {other}")[0].standing) == "negated"


def test_the_model_adds_words_and_the_list_keeps_its_class() -> None:
    tagged = "She/P kissed/V/kiss him/P and/C was/A afraid/ADJ ./X"
    found = read(tagged, {"kissed": ("joy", 0.5), "afraid": ("anger", 0.25)})
    assert [(one.emotion, one.score) for one in found] == [("joy", 0.5), ("fear", 0.25)]
    assert len(read(tagged, {"kissed": ("joy", 0.1)})) == 1


def test_evidence_names_who_feels() -> None:
    (feeling,) = read("She/P was/A afraid/ADJ ./X")
    assert feeling.evidence == ((0, 3),)
