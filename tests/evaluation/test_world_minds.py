"""Feelings, attitudes and handlings of a Story, against a small world."""

from pathlib import Path

import pytest

from evaluation.corpora.worlds import load_world
from evaluation.layers.world_minds import score_minds
from evaluation.layers.world_things import score_things
from evaluation.readings import Reading, locate_content
from evaluation.scores import Cell
from fabula.records import Attitude, Character, Feeling, Handling, Mention, Standing, Thing
from tests.evaluation.test_runs import make_story
from tests.evaluation.test_worlds import TEXT, WORLD, write_world

MINDS = """
things = [{ id = "tea", at = "mad" }]
feelings = [
  { at = "[feared]", who = "ben", emotion = "fear", told_in = "narration", toward = ["ada"] },
  { at = "[mad]", who = "ada", emotion = "anger", told_in = "narration", cause = "Ben" },
]
attitudes = [
  { at = "[feared]", who = "ben", kind = "belief", content = "mad", told_in = "thought" },
]
handlings = [{ thing = "tea", what = "lost", at = "[gone]", who = ["ada"] }]
"""


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def scores(tmp_path: Path) -> dict[str, Cell]:
    top, scenes, rest = WORLD.partition("\n[[scenes]]")
    world = load_world(write_world(tmp_path, top + MINDS + scenes + rest))
    story = make_story(
        TEXT,
        mentions=[
            Mention(0, 3, "PER", "PROP", "a", 0.9),
            Mention(*span("Ben"), "PER", "PROP", "b", 0.9),
        ],
        characters=[Character(name, name, (), (), 1, 0, 0) for name in ("a", "b")],
        feelings=[
            Feeling(*span("feared"), "joy", "b", ("a",)),
            Feeling(*span("mad"), "anger", "b", (), (span("Ben"),), Standing.NEGATED),
            Feeling(*span("went in"), "joy", "a"),
        ],
        attitudes=[Attitude(*span("feared"), "want", "b", *span("mad"), told_in="thought")],
        things=[Thing("thing-mad", "quite mad", None, 1, (span("mad"),))],
        handlings=[
            Handling(*span("gone"), "lost", "thing-mad", ("b",), (), Standing.HAPPENED, 0, 3)
        ],
    )
    reading = Reading(story, locate_content(story.text.content, TEXT))
    return {**dict(score_minds(world, reading)), **dict(score_things(world, reading))}


def test_feelings_are_found_by_their_words(scores: dict[str, Cell]) -> None:
    (counts,) = scores["worlds/feelings"].parts
    assert (counts.right_gold, counts.n_predicted, counts.n_gold) == (2, 3, 2)
    assert scores["worlds/feelings: class"].value == 50
    assert scores["worlds/feelings: who"].value == 50
    assert scores["worlds/feelings: standing"].value == 50
    assert scores["worlds/feelings: toward"].value == 100
    assert scores["worlds/feelings: cause"].value == 100


def test_attitudes_have_a_kind_and_a_content(scores: dict[str, Cell]) -> None:
    assert scores["worlds/attitudes"].value == 100
    assert scores["worlds/attitudes and kind"].value == 0
    assert scores["worlds/attitudes: content"].value == 100
    assert scores["worlds/attitudes: told in"].value == 100


def test_things_go_by_their_last_word(scores: dict[str, Cell]) -> None:
    assert scores["worlds/things"].value == 100
    assert scores["worlds/handlings and kind"].value == 100
    assert scores["worlds/handlings: thing"].value == 100
    assert scores["worlds/handlings: who"].value == 0


def test_a_story_that_was_not_read_has_nothing(tmp_path: Path) -> None:
    top, scenes, rest = WORLD.partition("\n[[scenes]]")
    world = load_world(write_world(tmp_path, top + MINDS + scenes + rest))
    reading = Reading(None, locate_content("", ""), "broken")
    found = {**dict(score_minds(world, reading)), **dict(score_things(world, reading))}
    assert found["worlds/feelings"].value == found["worlds/handlings"].value == 0
