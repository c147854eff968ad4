import json
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from fabula.export.formats import make_files
from fabula.records import Story
from tests.example_stories import make_story
from tests.random_stories import sound_stories

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas/web-annotation.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def write_annotations(story: Story, **options: bool) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        make_files(story, "web-annotation", "x", **options)["x.jsonld"]
    )
    return document


def read_annotations(document: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    """Kind, span, who and tags of each annotation."""
    found: Counter[tuple[Any, ...]] = Counter()
    for item in document["first"]["items"]:
        position = item["target"]["selector"][0]
        bodies = [(body["purpose"], body["value"]) for body in item["body"]]
        kind = next(value for purpose, value in bodies if purpose == "classifying")
        who = next((value for purpose, value in bodies if purpose == "identifying"), None)
        tags = tuple(value for purpose, value in bodies if purpose == "tagging")
        found[kind, position["start"], position["end"], who, tags] += 1
    return found


def rows_of(story: Story) -> Counter[tuple[Any, ...]]:
    rows: Counter[tuple[Any, ...]] = Counter()
    for m in story.mentions:
        tags = (f"category:{m.category}", f"form:{m.form}")
        rows["mention", m.start, m.end, m.entity, tags] += 1
    for q in story.quotes:
        tags = (*(f"to:{who}" for who in q.addressees), f"kind:{q.kind}",
                f"confidence:{q.confidence:.4f}")  # fmt: skip
        rows["line", q.start, q.end, q.speaker, tags] += 1
    for e in story.events:
        rows["event", e.start, e.end, None, (f"realis:{str(e.realis).lower()}",)] += 1
    return rows


@settings(max_examples=150, deadline=None)
@given(story=sound_stories())
def test_any_story_is_valid_and_comes_back(story: Story) -> None:
    document = write_annotations(story)
    VALIDATOR.validate(document)
    assert read_annotations(document) == rows_of(story)
    content = story.text.content
    for item in document["first"]["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert quote["exact"] == content[start:end]
        assert around == content[start - len(quote["prefix"]) : end + len(quote["suffix"])]


def test_the_schema_is_one_and_forbids_what_it_should() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for change in ("motivation", "target", "id"):
        document = write_annotations(make_story())
        document["first"]["items"][0][change] = "liking"
        assert not VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid(write_annotations(make_story()) | {"@context": "mine"})


def test_ids_are_the_same_in_every_run_and_each_is_one() -> None:
    document = write_annotations(make_story())
    assert document == write_annotations(make_story())
    ids = [item["id"] for item in document["first"]["items"]]
    assert len({*ids, document["id"], document["first"]["id"]}) == len(ids) + 2
    assert document["total"] == len(ids)


def test_words_stay_at_home() -> None:
    document = write_annotations(make_story(), with_text=False)
    VALIDATOR.validate(document)
    # The café is not of the cast: its id would give its words away.
    hidden = {"the-cafe": "entity-1"}
    told = Counter(
        {
            (*row[:3], hidden.get(row[3], row[3]), row[4]): n
            for row, n in rows_of(make_story()).items()
        }
    )
    assert read_annotations(document) == told
    selectors = [item["target"]["selector"] for item in document["first"]["items"]]
    assert all([s["type"] for s in found] == ["TextPositionSelector"] for found in selectors)
