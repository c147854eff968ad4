import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.export.pieces import list_pieces
from fabula.export.scripts import make_script
from fabula.records import Quote, Section, SectionKind, Source, Story, Table, Tag, Text
from fabula.segment import split_text
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import stories


def rows_of(story: Story) -> list[dict[str, Any]]:
    (content,) = make_script(story, "book", True).values()
    return [json.loads(line) for line in content.decode("utf-8").split("\n") if line]


def test_lines_tags_and_narration_in_order() -> None:
    rows = rows_of(make_story())
    assert [(row["kind"], row["text"]) for row in rows[1:6]] == [
        ("speech", "“Sit down,”"),
        ("narration", " "),
        ("tag", "said Mr. Okoro,"),
        ("narration", " "),
        ("speech", "“and tell me.”"),
    ]
    said = rows[1]
    assert (said["speaker"], said["speaker_name"], said["confidence"], said["chapter"]) == (
        "mr-okoro", "Mr. Okoro", 0.97, "chapter-1")  # fmt: skip
    assert rows[3]["speaker"] is rows[3]["confidence"] is None
    unknown = next(row for row in rows if row["quote"] == "q4")
    assert unknown["speaker"] is None
    assert unknown["confidence"] == 0


def test_a_thought_is_told_from_speech() -> None:
    story = make_story()
    quotes = [replace(quote, kind="thought") for quote in story.quotes]
    kinds = {row["kind"] for row in rows_of(replace(story, quotes=Table(Quote, quotes)))}
    assert kinds == {"narration", "tag", "thought"}


def test_narration_ends_with_its_chapter() -> None:
    story = make_empty_story()
    sections = [
        Section("chapter-1", SectionKind.CHAPTER, "", 0, 2, 0),
        Section("chapter-2", SectionKind.CHAPTER, "", 2, 6, 2),
    ]
    rows = rows_of(replace(story, sections=Table(Section, sections)))
    assert [(row["text"], row["chapter"]) for row in rows] == [
        ("Ra", "chapter-1"),
        ("in.\n", "chapter-2"),
    ]


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_the_texts_joined_are_the_text(story: Story) -> None:
    assert "".join(row["text"] for row in rows_of(story)) == story.text.content


@settings(max_examples=25, deadline=None)
@given(story=stories())
def test_any_story_is_tiled(story: Story) -> None:
    quotes = [replace(quote, confidence=0.5) for quote in story.quotes]
    story = replace(story, quotes=Table(Quote, quotes))
    rows = rows_of(story)
    assert "".join(row["text"] for row in rows) == story.text.content
    at = 0
    for row in rows:
        assert row["start"] == at < row["end"]
        at = row["end"]


WORDS = st.sampled_from(["“Yes,” ", "said Ann. ", "“No!”", "\n\n", "She rose. ", "“Why", "—", "🎭"])


@settings(max_examples=30, deadline=None)
@given(content=st.lists(WORDS, max_size=20).map("".join))
def test_pieces_are_those_of_the_layout(content: str) -> None:
    text = Text(content, Source("-", "0", "txt", "utf-8"))
    layout = split_text(text)
    lines = [layout.quotations.spans[row] for row in layout.quotations.lines]
    story = replace(
        make_empty_story(),
        text=text,
        quotes=Table(Quote, [Quote("q", *s, None, (), 0, None, "", (), None) for s in lines]),
        tags=Table(Tag, [Tag(*span) for span in layout.tags]),
    )
    assert [(piece.start, piece.end) for piece in list_pieces(story)] == list(layout.pieces)
