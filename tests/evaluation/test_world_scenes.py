"""The layer of scenes and times, against a small world."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.corpora.worlds import load_world
from evaluation.layers.world_scenes import score_scenes
from evaluation.readings import Reading, locate_content
from evaluation.scores import Cell
from fabula.records import Character, Mention, Scene, SceneKind, Table, TimeExpression, TimexKind
from tests.evaluation.test_runs import make_story
from tests.evaluation.test_worlds import TEXT, WORLD, write_world

TIMES = 'times = [{ at = "had not [gone]", kind = "DATE", value = "P1D" }]\n'


def scene(number: int, start: int, end: int, **fields: object) -> Scene:
    bare = Scene(f"s{number}", start, end, SceneKind.SCENE, (), (), None, (), (), number, "", "",
                 (), (), (), None)  # fmt: skip
    return replace(bare, **fields)  # type: ignore[arg-type]


def score(tmp_path: Path, *scenes: Scene) -> dict[str, Cell]:
    world = load_world(write_world(tmp_path, TIMES + WORLD.strip()))
    story = make_story(
        TEXT,
        mentions=[Mention(0, 3, "PER", "PROP", "a", 0.9)],
        characters=[Character("a", "Ada", (), (), 1, 0, 0)],
    )
    gone = TEXT.index("gone")
    time = TimeExpression(gone, gone + 4, TimexKind.DATE, "P2D")
    told = replace(story, scenes=Table(Scene, scenes), times=Table(TimeExpression, [time]))
    return dict(score_scenes(world, Reading(told, locate_content(TEXT, TEXT))))


def test_scenes_are_matched_by_the_text_that_they_share(tmp_path: Path) -> None:
    cut = TEXT.index("She had")
    there = {"present": ("a",), "enters": ("a",)}
    scores = score(tmp_path, scene(1, 0, cut, **there), scene(2, cut, len(TEXT)))
    assert scores["worlds/scene kind"].value == 50
    assert scores["worlds/order"].value == 100
    (present,) = scores["worlds/present"].parts
    assert (present.right_gold, present.n_predicted, present.n_gold) == (1, 1, 2)
    assert scores["worlds/enters"].value == 100


def test_one_scene_for_two_has_no_order(tmp_path: Path) -> None:
    scores = score(tmp_path, scene(1, 0, len(TEXT)))
    assert scores["worlds/order"].value == 0
    assert scores["worlds/cuts, exact"].parts[0].n_predicted == 0


def test_values_of_times_are_scored_on_those_found(tmp_path: Path) -> None:
    scores = score(tmp_path, scene(1, 0, len(TEXT)))
    assert scores["worlds/times"].value == 100
    assert scores["worlds/times: type"].value == 100
    assert scores["worlds/times: type and value"].value == 0


def test_what_was_not_read_is_missed(tmp_path: Path) -> None:
    world = load_world(write_world(tmp_path, WORLD))
    scores = dict(score_scenes(world, Reading(None, locate_content("", TEXT), "no")))
    assert scores["worlds/scene kind"].value == 0
    assert scores["worlds/present"].value == pytest.approx(0)
