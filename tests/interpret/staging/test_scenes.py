"""Scenes on small texts tagged by hand: what cuts, how it is told, who is there, in what order."""

from itertools import pairwise

import numpy as np
import pytest

from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.tellings import read_telling
from fabula.interpret.staging.orders import order_stretches
from fabula.interpret.staging.scenes import Staging, stage_story
from fabula.records import Mention, PieceKind, Quotations, Section, SectionKind, Spans
from fabula.records.layouts import Layout
from fabula.records.scenes import SceneKind
from tests.interpret.tagged_texts import annotate, find_lines

PEOPLE = {"Ann": "ann", "Ben": "ben", "Cal": "cal", "She": "ann", "He": "ben"}
PLACES = {"town": "town", "barn": "barn"}

SUPPER = " ".join(
    ["Ann/NNP laid/V/lay the/D key/N down/ADV ./X Ben/NNP looked/V/look at/ADP Ann/NNP ./X"] * 8
)
MONDAY = "On/ADP the/D Monday/NNP Ben/NNP took/V/take the/D boat/N out/ADV ./X"
LINE = "“/X You/P came/V/come ./X ”/X"
MEMORY = "Ben/NNP had/A been/VBN/be six/N ./X He/P had/A gone/VBN/go over/ADP the/D cliff/N ./X"


def stage(*paragraphs: str, breaks: tuple[int, ...] = ()) -> tuple[str, Staging]:
    """The staging of paragraphs, a break before some of them."""
    content, annotations = annotate(" | ".join(paragraphs))
    lengths = [len(" ".join(w.split("/")[0] for w in p.split())) + 1 for p in paragraphs]
    starts = np.cumsum([0, *lengths]).tolist()
    spans = [(start, end - 1) for start, end in pairwise(starts)]
    chapters = [(0, SectionKind.CHAPTER), *((starts[row], SectionKind.CHAPTER) for row in breaks)]
    ends = [*(start for start, _ in chapters[1:]), len(content)]
    sections = tuple(
        Section(f"chapter-{row}", kind, "", start, end, start)
        for row, ((start, kind), end) in enumerate(zip(chapters, ends, strict=True), 1)
    )
    none = Spans.from_pairs([])
    empty = np.zeros(0, np.int8)
    quotations = Quotations(none, empty, empty.astype(bool), empty.astype(np.int32), ())
    layout = Layout(
        sections, none, Spans.from_pairs(spans), Spans.from_pairs(spans), annotations.syntax.words,
        quotations, none, Spans.from_pairs([(0, len(content))]),
        np.array([PieceKind.NARRATION], np.int8),
    )  # fmt: skip
    lines = find_lines(content)
    known = PEOPLE | PLACES
    mentions = [
        Mention(start, end, "PER" if word in PEOPLE else "FAC", "PROP", known[word], 0.9)
        for start, end in annotations.syntax.words
        if (word := content[start:end]) in known
    ]
    telling = read_telling(content, annotations.syntax, mentions, lines)
    events = list_events(annotations, telling)
    staging = stage_story(layout, telling, events, cast=["ann", "ben", "cal"])
    return content, staging


def test_a_point_of_time_in_front_cuts() -> None:
    content, staging = stage(SUPPER, SUPPER, MONDAY)
    assert [content[s.start :][:6] for s in staging.scenes] == ["Ann la", "On the"]
    second = staging.scenes[1]
    assert "time" in second.cuts
    assert [content[start:end] for start, end in second.times] == ["the Monday"]
    assert second.since == "PXD"


def test_a_break_alone_is_enough_and_lines_in_talk_are_not_cut() -> None:
    _, staging = stage(SUPPER, SUPPER, SUPPER, breaks=(2,))
    assert [scene.cuts for scene in staging.scenes] == [("start",), ("marker",)]
    _, staging = stage(SUPPER, LINE, LINE, LINE, LINE)
    assert len(staging.scenes) == 1


def test_what_goes_back_is_a_flashback_before_the_story() -> None:
    long_memory = " ".join([MEMORY] * 8)
    _, staging = stage(SUPPER, SUPPER, long_memory, f"{SUPPER} {SUPPER}")
    kinds = [scene.kind for scene in staging.scenes]
    assert kinds == [SceneKind.SCENE, SceneKind.FLASHBACK, SceneKind.SCENE]
    assert [scene.since for scene in staging.scenes] == ["", "-PXY", "PXY"]
    assert [scene.order for scene in staging.scenes] == [2, 1, 3]


def test_a_flashback_that_does_not_say_how_far_has_no_place_in_the_order() -> None:
    memory = " ".join(["Ben/NNP had/A gone/VBN/go over/ADP the/D cliff/N ./X"] * 14)
    _, staging = stage(SUPPER, SUPPER, memory, f"{SUPPER} {SUPPER}")
    assert [scene.order for scene in staging.scenes] == [1, None, 2]


def test_to_be_mentioned_is_not_to_be_there() -> None:
    _, staging = stage("Ann/NNP spoke/V/speak of/ADP Ben/NNP ./X Cal/NNP had/A gone/VBN/go ./X")
    assert [scene.present for scene in staging.scenes] == [("ann",)]


def test_who_comes_first_of_all_and_who_goes_last() -> None:
    content, staging = stage(
        "Ann/NNP sat/V/sit ./X Ben/NNP came/V/come in/ADV ./X Ben/NNP spoke/V/speak ./X "
        "Ben/NNP left/V/leave ./X Ann/NNP sat/V/sit ./X"
    )
    (scene,) = staging.scenes
    assert (scene.enters, scene.leaves) == (("ben",), ("ben",))
    told = [(content[row.start : row.end], str(row.move)) for row in staging.whereabouts]
    assert told == [("came", "to"), ("left", "from")]


def test_the_place_is_where_somebody_is_told_to_be() -> None:
    _, staging = stage("Ann/NNP sat/V/sit in/ADP the/D barn/N ./X")
    assert staging.scenes[0].place is None  # the mention begins at its article
    _, staging = stage("Ann/NNP sat/V/sit in/ADP town/N ./X")
    assert staging.scenes[0].place == "town"


def test_scenes_tile_the_text_and_whereabouts_lie_in_theirs() -> None:
    content, staging = stage(SUPPER, MONDAY, LINE, MEMORY, SUPPER, MONDAY)
    scenes = staging.scenes
    assert [scene.id for scene in scenes] == [f"s{n}" for n in range(1, len(scenes) + 1)]
    assert scenes[0].start == 0
    assert scenes[-1].end == len(content)
    assert all(a.end == b.start for a, b in pairwise(scenes))
    holders = {scene.id: scene for scene in scenes}
    for row in staging.whereabouts:
        assert holders[row.scene].start <= row.start < row.end <= holders[row.scene].end


def test_a_text_without_paragraphs_has_no_scenes() -> None:
    assert order_stretches([], []) == []


@pytest.mark.parametrize("mover", ["thought/V/think of/ADP the/D barn/N", "saw/V/see Cal/NNP"])
def test_a_scene_without_a_place_has_none(mover: str) -> None:
    _, staging = stage(f"Ann/NNP {mover} ./X")
    assert staging.scenes[0].place is None
    assert staging.scenes[0].place_words == ()
