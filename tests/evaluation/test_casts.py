"""The cast of a novel: mentions inside quotations, characters poured together, torn and made up."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from evaluation.corpora.pdnc import GoldCharacter, GoldQuotation, InnerMention, Novel
from evaluation.layers.casts import (
    count_confused,
    find_extras,
    find_held,
    load_judgements,
    score_casts,
)
from evaluation.layers.inner_mentions import Reference as Ref
from evaluation.layers.inner_mentions import bare_span, find_fate, find_form, take_span
from evaluation.layers.pairings import is_written_as_name
from evaluation.readings import Reading
from evaluation.scores import Cell, Kind
from evaluation.splits import load_splits
from fabula.records import Character, Mention, Quote, Table
from tests.example_stories import make_empty_story

TEXT = '"Dear Tom, you saw Anne and her dog," said Miss Lee. "Tom!" Tom and Mr. Hart left for Rome.'
GOLD = (
    GoldCharacter("anne-lee", "Anne Lee", ("Anne", "Miss Lee"), "F", "major"),
    GoldCharacter("thomas-hart", "Thomas Hart", ("Mr. Hart", "Tom"), "M", "intermediate"),
)


def inner(words: str, *characters: str) -> InnerMention:
    start = TEXT.index(words)
    return InnerMention(start, start + len(words), characters)


def make_novel() -> Novel:
    mentions = (
        inner("Dear Tom", "thomas-hart"),
        inner("you", "thomas-hart"),
        inner("Anne", "anne-lee"),
        inner("her", "anne-lee"),
        inner("her dog", "anne-lee", "thomas-hart"),
    )
    spans = ((1, TEXT.index('," said')),)
    quotation = GoldQuotation("Q0", spans, "anne-lee", (), "explicit", "", mentions)
    return Novel("Dogs", TEXT, GOLD, (quotation,))


def say(words: str, entity: str | None, form: str = "PROP", after: int = 0) -> Mention:
    start = TEXT.index(words, after)
    return Mention(start, start + len(words), "PER", form, entity, 0.9)


def read(mentions: Iterable[Mention], people: Mapping[str, str]) -> Reading:
    """A reading of the text with these mentions and characters, one line of the first of them."""
    rows = list(mentions)
    counts = {name: sum(m.entity == name for m in rows) for name in people}
    cast = [Character(n, shown, (), (), counts[n], 0, 0) for n, shown in people.items()]
    cast[0] = replace(cast[0], n_lines=1)
    line = Quote("q1", 0, TEXT.index(" said"), cast[0].id, (), 0.9, None, "", (), None)
    story = make_empty_story()
    story = replace(
        story,
        text=replace(story.text, content=TEXT),
        mentions=Table(Mention, rows),
        characters=Table(Character, cast),
        quotes=Table(Quote, [line]),
    )
    return Reading(story, np.arange(len(TEXT), dtype=np.int32))


def score(reading: Reading) -> dict[str, Cell]:
    return {name.removeprefix("cast/"): cell for name, cell in score_casts(make_novel(), reading)}


PEOPLE = {"anne": "Anne Lee", "tom": "Tom", "rome": "Rome"}
MENTIONS = (
    say("Tom", "tom"),
    say("you", "tom", "PRON"),
    say("Anne", "anne"),
    say("her", "tom", "PRON"),
    say("Miss Lee", "anne"),
    say("Mr. Hart", "tom"),
    say("Rome", "rome"),
)


def test_every_gold_mention_is_counted_by_its_form_and_fate() -> None:
    found = score(read(MENTIONS, PEOPLE))
    assert found["mentions"].value == pytest.approx(75)  # of four: "her" is given to Tom
    assert found["mentions"].n_gold == 4
    assert found["mentions: names"].value == 100  # "Tom" inside "Dear Tom" is taken
    assert found["mentions: you"].value == 100
    assert found["mentions: other pronouns"].value == 0
    assert found["mentions: pronouns"].value == 50
    assert found["mentions of another"].value == 25
    assert found["mentions of another"].cases == ("Anne Lee taken for Thomas Hart: 1",)
    assert found["mentions missed"].value == 0
    assert found["mentions of several, given to one"].n_gold == 1


def test_the_list_is_compared_with_the_gold_one() -> None:
    found = score(read(MENTIONS, PEOPLE))
    assert found["major and intermediate found"].value == 100
    (counts,) = found["characters"].parts
    assert (counts.precision, counts.recall) == (pytest.approx(100 * 2 / 3), 100)
    assert found["characters who speak"].value == 100
    assert found["named extras: no persons"].cases == ("Rome (1)",)
    assert found["named extras: persons"].value == 0
    alone = score(read(MENTIONS[:2], {"tom": "Tom"}))
    assert alone["major and intermediate found"].cases == ("Anne Lee",)
    assert alone["major and intermediate found"].value == 50


def test_an_empty_reading_finds_nobody() -> None:
    found = score(Reading(None, np.zeros(0, np.int32), "broken"))
    assert found["mentions missed"].value == 100
    assert found["major and intermediate found"].value == 0
    assert "over-merged pairs" not in found  # nothing read is not nothing wrong


def test_characters_poured_together_are_named_with_their_weights() -> None:
    reading = read(MENTIONS, {"both": "Anne"})
    cells = dict(count_confused(make_novel(), reading, {"both": {"anne-lee": 9, "thomas-hart": 4}}))
    merged, split = cells["cast/over-merged pairs"], cells["cast/split characters"]
    assert merged.cases == ("Anne Lee (9) + Thomas Hart (4) in Anne",)
    assert (merged.kind, merged.value, split.value) == (Kind.COUNT, 1, 0)


def test_a_torn_character_is_named_with_its_parts() -> None:
    reading = read(MENTIONS, {"anne": "Anne", "miss-lee": "Miss Lee"})
    names = {"anne": {"anne-lee": 9}, "miss-lee": {"anne-lee": 2}}
    split = dict(count_confused(make_novel(), reading, names))["cast/split characters"]
    assert split.cases == ("Anne Lee in Anne (9), Miss Lee (2)",)


def test_a_stray_mention_is_no_merge() -> None:
    names = {"p": {"a": 30, "b": 3, "c": 1}, "q": {"b": 28, "c": 1}}
    assert find_held(names) == {"p": ["a"], "q": ["b"]}  # 3 of 31, and 1 alone, are too few


def test_an_extra_has_hardly_a_gold_mention() -> None:
    people = {"a": "Rome", "b": "Perry", "c": "the cook", "d": "Nash"}
    mentions = [say("Rome", "a"), say("Tom", "b"), say("left", "c", "NOM"), say("Miss Lee", "d")]
    reading = read(mentions, people)
    votes = {"a": {}, "b": {"thomas-hart": 1}, "c": {}, "d": {}}
    extras = find_extras(reading, votes, {"b": "thomas-hart", "d": "anne-lee"})
    assert [person.name for person in extras] == ["Rome"]  # d shares lines with a gold one


def test_fates_are_told_apart() -> None:
    pairs, main = {"tom": "t", "x": "u"}, {"tom": "t", "boy": "t", "x": "t"}
    fates = [
        find_fate(Ref("t", "names", *found), pairs, main)
        for found in ((True, "tom"), (True, "boy"), (True, "x"), (True, None), (False, None))
    ]
    assert fates == [
        "right",
        "of a split-off part",
        "of a split-off part",
        "of nobody in the cast",
        "missed",
    ]
    assert find_fate(Ref("u", "names", True, "tom"), pairs, main) == "of another"


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("you", "you"),
        ("You're", "you"),
        ("_she_", "other pronouns"),
        ("Emma", "names"),
        ("my dear\nEmma", "names"),
        ("Emma's", "names"),
        ("Uncle Phil", "names"),  # no gold name, but a capital that is no title
        ("the Doctor", "names"),  # an alias in the gold
        ("Papa", "nominals"),
        ("your Majesty", "nominals"),
        ("my dear", "nominals"),
        ("Serpent", "nominals"),
    ],
)
def test_forms_follow_the_stated_rule(words: str, form: str) -> None:
    assert find_form(words, {"emma woodhouse", "emma", "woodhouse", "doctor"}) == form


@pytest.mark.parametrize(
    ("gold", "expected"),
    [((10, 20), 0), ((11, 21), 0), ((30, 40), 2), ((50, 60), -1), ((70, 80), -1)],
)
def test_mentions_are_taken_by_likeness_or_from_within(
    gold: tuple[int, int], expected: int
) -> None:
    spans = [(10, 20), (30, 32), (36, 40), (50, 52), (61, 64), (60, 90)]
    assert take_span(gold, sorted(spans), [False, True, False, True, False, False]) == expected


def test_gold_mentions_lose_their_edges() -> None:
    for words, bare in (("you're", "you"), ("_Emma's_", "Emma"), ("the man ", "the man")):
        start, end = bare_span(words, (0, len(words)))
        assert words[start:end] == bare


def test_names_are_written_with_a_capital() -> None:
    assert is_written_as_name("the Duchess")
    assert is_written_as_name("Emma")
    assert not is_written_as_name("The cook")
    assert not is_written_as_name("")


def test_judgements_are_of_development_novels() -> None:
    judged = load_judgements()
    assert set(judged) <= set(load_splits()["pdnc"])
    assert judged["Emma"]["mr perry"] == "persons"
