"""The layer of worlds: what a Story tells to happen, against a small world."""

from pathlib import Path

import pytest

from evaluation.corpora.worlds import load_world
from evaluation.layers.world_pairings import pair_entities
from evaluation.layers.worlds import score_worlds
from evaluation.readings import Reading, locate_content
from evaluation.scores import Cell
from fabula.records import Character, Event, Mention, Standing, Story
from tests.evaluation.test_runs import make_story
from tests.evaluation.test_worlds import TEXT, WORLD, write_world


def mention(words: str, entity: str, form: str = "PROP") -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), "PER", form, entity, 0.9)


def event(words: str, **fields: object) -> Event:
    start = TEXT.index(words)
    first = words.partition(" ")[0]
    return Event(start, start + len(first), True, 0.9, **fields)  # type: ignore[arg-type]


def read_story(*events: Event) -> Reading:
    mentions = [mention("Ada went in", "a"), mention("Ben", "b"), mention("She", "a", "PRON")]
    mentions[0] = Mention(0, 3, "PER", "PROP", "a", 0.9)
    cast = [Character(name, name, (), (), 1, 0, 0) for name in ("a", "b")]
    story: Story = make_story(TEXT, mentions=mentions, characters=cast, events=list(events))
    return Reading(story, locate_content(story.text.content, TEXT))


@pytest.fixture
def scores(tmp_path: Path) -> dict[str, Cell]:
    world = load_world(write_world(tmp_path, WORLD))
    reading = read_story(
        event("went in", agents=("a",)),
        event("went mad", standing=Standing.SAID, agents=("b",), source="b"),
        event("mad"),
    )
    return dict(score_worlds(world, reading))


def test_events_are_found_by_their_word(scores: dict[str, Cell]) -> None:
    (counts,) = scores["worlds/events"].parts
    assert (counts.right_gold, counts.n_predicted, counts.n_gold) == (2, 3, 3)


def test_standing_is_scored_on_those_found(scores: dict[str, Cell]) -> None:
    assert scores["worlds/standing"].value == 50
    assert scores["worlds/standing, of all"].value == pytest.approx(100 / 3)
    assert scores["worlds/standing, if all had happened"].value == 50
    assert scores["worlds/standing: feared"].value == 0
    assert scores["worlds/standing, kinds of confusion"].cases == ("feared as said 1",)


def test_agents_and_sources_are_paired_characters(scores: dict[str, Cell]) -> None:
    assert scores["worlds/agents"].value == 50
    assert scores["worlds/agents given"].value == 50
    assert scores["worlds/source"].value == 100
    assert scores["worlds/source: none"].value == 100


def test_a_torn_character_is_paired_once(tmp_path: Path) -> None:
    world = load_world(write_world(tmp_path, WORLD))
    story = make_story(
        TEXT,
        mentions=[
            Mention(0, 3, "PER", "PROP", "a", 0.9),
            Mention(
                TEXT.index("Ada went mad"), TEXT.index("Ada went mad") + 3, "PER", "PROP", "c", 1
            ),
        ],
    )
    one_to_one, many_to_one = pair_entities(world, Reading(story, locate_content(TEXT, TEXT)))
    assert one_to_one == {"a": "ada"}
    assert many_to_one == {"a": "ada", "c": "ada"}


def test_what_was_not_read_is_missed(tmp_path: Path) -> None:
    world = load_world(write_world(tmp_path, WORLD))
    empty = Reading(None, locate_content("", TEXT), "nothing to read")
    found = dict(score_worlds(world, empty))
    assert found["worlds/events"].value == 0
    assert found["worlds/standing, of all"].value == 0


def test_standings_are_those_of_the_package() -> None:
    from evaluation.corpora.world_terms import Standing as GoldStanding  # noqa: PLC0415 -- by name

    assert {str(standing) for standing in GoldStanding} == {str(s) for s in Standing}
