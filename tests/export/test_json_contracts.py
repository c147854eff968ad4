import json
import re
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from fabula.export import SCHEMA, dump_json, story_to_json
from fabula.export.json_contracts import SCHEMA_FILE
from fabula.records import (
    EMOTIONS,
    Attitude,
    Character,
    Emotion,
    Entity,
    Event,
    Feeling,
    Handling,
    Mention,
    Omission,
    Quote,
    Scene,
    Section,
    Source,
    Story,
    Tag,
    Thing,
    TimeExpression,
    Whereabouts,
)
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import stories

CONTRACT = json.loads(files("fabula.export").joinpath(SCHEMA_FILE).read_text("utf-8"))
PAGE = (Path(__file__).parents[2] / "docs/json.md").read_text("utf-8")
RECORDS = {
    "source": Source,
    "section": Section,
    "mention": Mention,
    "entity": Entity,
    "character": Character,
    "quote": Quote,
    "tag": Tag,
    "event": Event,
    "emotion": Emotion,
    "feeling": Feeling,
    "attitude": Attitude,
    "thing": Thing,
    "handling": Handling,
    "time": TimeExpression,
    "scene": Scene,
    "whereabout": Whereabouts,
    "omission": Omission,
}


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_a_story_keeps_the_contract(story: Story) -> None:
    Draft202012Validator.check_schema(CONTRACT)
    Draft202012Validator(CONTRACT).validate(story_to_json(story))


def test_the_contract_forbids_what_it_should() -> None:
    document = story_to_json(make_story())
    validator = Draft202012Validator(CONTRACT)
    for key in ("schema", "text", "quotes"):
        assert not validator.is_valid({k: v for k, v in document.items() if k != key})
    assert not validator.is_valid(document | {"schema": "fabula.story/2"})
    assert validator.is_valid(document | {"another_key": 1})


def test_the_keys_that_were_promised_are_there() -> None:
    document = story_to_json(make_story())
    assert next(iter(document)) == "schema"
    assert document["schema"] == SCHEMA == "fabula.story/1"
    promised = {
        "sections": {"id", "kind", "title", "start", "end"},
        "mentions": {"start", "end", "category", "form", "entity"},
        "entities": {"id", "category", "name"},
        "characters": {"id", "name", "aliases", "pronouns", "n_mentions", "n_lines"},
        "quotes": {"start", "end", "speaker", "addressees", "confidence", "cue"},
        "events": {"start", "end", "realis"},
    }
    assert {"name", "sha256", "format"} <= document["source"].keys()
    for key, names in promised.items():
        assert names <= document[key][0].keys()


def test_spans_are_in_range_and_give_their_words() -> None:
    document = json.loads(dump_json(story_to_json(make_story())))
    text = document["text"]
    for key in ("sections", "mentions", "quotes", "events", "emotions", "feelings", "handlings"):
        for row in document[key]:
            assert 0 <= row["start"] < row["end"] <= len(text)
    words = [text[quote["start"] : quote["end"]] for quote in document["quotes"]]
    assert words == ["“Sit down,”", "“and tell me.”", "“No,”", "“Who is there?”"]
    assert [text[s:e] for s, e in document["quotes"][0]["evidence"]] == ["Mr. Okoro"]


def test_ids_are_joined_or_null() -> None:
    document = story_to_json(make_story())
    entities = {entity["id"] for entity in document["entities"]}
    characters = {character["id"] for character in document["characters"]}
    assert characters <= entities
    assert {mention["entity"] for mention in document["mentions"]} <= entities | {None}
    assert {quote["speaker"] for quote in document["quotes"]} == characters | {None}


@pytest.mark.parametrize("name", RECORDS)
def test_contract_records_and_page_name_the_same_keys(name: str) -> None:
    part = CONTRACT["$defs"][name]
    assert list(part["properties"]) == [field.name for field in fields(RECORDS[name])]
    for key, value in part["properties"].items():
        line = next(line for line in PAGE.splitlines() if f"| `{key}` |" in line)
        assert line
        assert value["description"] in PAGE


def test_the_page_names_every_key_of_the_document() -> None:
    assert list(CONTRACT["properties"]) == list(story_to_json(make_story()))
    for key in CONTRACT["properties"]:
        assert f"| `{key}` |" in PAGE


def test_the_contract_knows_the_emotions() -> None:
    assert CONTRACT["$defs"]["emotion"]["properties"]["emotion"]["enum"] == list(EMOTIONS)
    assert "emotions" not in CONTRACT["required"]


def test_probabilities_are_rounded() -> None:
    assert story_to_json(make_story())["quotes"][2]["confidence"] == 0.8123


def test_dumps_are_one_safe_line() -> None:
    unsafe = "a\nb\x1b[31m\x7f\x85\x9b\u2028\u2029\ud83c é 🎭"
    line = dump_json({"text": unsafe})
    assert "é 🎭" in line
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", line)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": unsafe}
    line.encode("utf-8")


def test_dumps_are_deterministic() -> None:
    assert dump_json(story_to_json(make_story())) == dump_json(story_to_json(make_story()))


@settings(max_examples=20, deadline=None)
@given(story=stories())
def test_any_finite_story_is_json(story: Story) -> None:
    story = replace(story, mentions=make_story().mentions, events=make_story().events,
                    emotions=make_story().emotions, quotes=make_story().quotes,
                    feelings=make_story().feelings,
                    relations=make_story().relations)  # fmt: skip
    document: dict[str, Any] = json.loads(dump_json(story_to_json(story)))
    assert document == story_to_json(story)
    assert document["text"] == story.text.content
