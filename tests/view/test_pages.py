"""The page as a file: what it holds, and that nothing of a book can become more than text."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings

from fabula.errors import ExportError
from fabula.records import Story, Table
from fabula.view import make_page
from fabula.view.pages import embed_json
from fabula.view.scripts import join_modules
from tests.example_stories import CONTENT, make_empty_story, make_story
from tests.random_stories import sound_stories

HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 \u202e &amp; \ud800 ${title}"


def data_of(page: bytes) -> dict[str, Any]:
    found = re.findall(
        rb'<script type="application/json" id="story">(.*?)</script>', page, re.DOTALL
    )
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def hostile_story() -> Story:
    story = make_story()
    source = replace(story.text.source, title=HOSTILE, author=HOSTILE)
    people = [replace(who, name=HOSTILE) for who in story.characters]
    sections = [replace(section, title=HOSTILE) for section in story.sections]
    quotes = [replace(quote, reason=HOSTILE) for quote in story.quotes]
    return replace(
        story,
        text=replace(story.text, content=CONTENT + HOSTILE, source=source),
        characters=Table(story.characters.row_type, people),
        sections=Table(story.sections.row_type, sections),
        quotes=Table(story.quotes.row_type, quotes),
    )


def spans_of(columns: dict[str, Any]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for step, length in zip(columns["start"], columns["length"], strict=True):
        at += step
        spans.append((at, at + length))
    return spans


def in_utf16(text: str, span: tuple[int, int]) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * span[0] : 2 * span[1]].decode("utf-16-le", "surrogatepass")


def test_the_text_is_there_once_and_the_columns_point_into_it() -> None:
    story = make_story()
    data = data_of(make_page(story))
    assert data["text"] == CONTENT
    said = [in_utf16(CONTENT, span) for span in spans_of(data["lines"])]
    assert said == [CONTENT[quote.start : quote.end] for quote in story.quotes]
    blocks = [in_utf16(CONTENT, span) for span in spans_of(data["blocks"])]
    assert blocks[-1] == "“Who is there?” 🎭"
    assert data["blocks"]["kind"][-2:] == "bp"
    assert data["people"]["id"] == ["emma-vane", "mr-okoro", "the-cafe"]
    assert (data["people"]["nCast"], data["people"]["narrator"]) == (2, 1)
    assert data["lines"]["who"] == [1, 1, 0, -1]


@settings(max_examples=40, deadline=None)
@given(sound_stories())
def test_every_block_line_and_mention_of_any_story_is_found_in_its_place(story: Story) -> None:
    data, content = data_of(make_page(story)), story.text.content
    for key, rows in (("lines", story.quotes), ("mentions", story.mentions)):
        spans = sorted({(row.start, row.end) for row in rows})
        words = {in_utf16(data["text"], span) for span in spans_of(data[key])}
        assert words == {content[start:end] for start, end in spans}
    blocks = "".join(in_utf16(data["text"], span) for span in spans_of(data["blocks"]))
    assert "".join(blocks.split()) == "".join(content.split())


def test_a_hostile_book_ends_no_element_and_starts_none() -> None:
    page = make_page(hostile_story()).decode("utf-8")
    harmless = make_page(make_story()).decode("utf-8")
    for tag in ("<script", "</script", "<img", "<!--", "<h1", "</title"):
        assert page.count(tag) == harmless.count(tag), tag
    assert "\u202e" not in page.partition('id="story"')[0]
    assert data_of(page.encode())["text"] == CONTENT + HOSTILE


def test_nothing_may_be_asked_of_anybody_and_scripts_run_by_their_hash_alone() -> None:
    page = make_page(make_story()).decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src &#x27;none&#x27;; script-src &#x27;sha256-")
    assert "unsafe" not in policy[1]
    assert "connect-src &#x27;none&#x27;" in policy[1]
    assert not re.findall(r'(?:src|href)="(?!#|data:,)', page.partition('id="story"')[0])


def test_damaged_stories_are_refused_and_empty_ones_are_not() -> None:
    story = make_story()
    damaged = [replace(story.quotes[0], end=10_000)]
    with pytest.raises(ExportError, match="damaged"):
        make_page(replace(story, quotes=Table(story.quotes.row_type, damaged)))
    assert data_of(make_page(make_empty_story()))["people"]["nCast"] == 0


def test_the_same_story_gives_the_same_page() -> None:
    assert make_page(make_story()) == make_page(make_story())


def test_json_stays_json() -> None:
    assert json.loads(embed_json([HOSTILE])) == [HOSTILE]
    assert not re.search(r"[<>&\u2028]", embed_json([HOSTILE]))


def test_modules_share_no_name_and_joining_leaves_no_module_syntax() -> None:
    folder = files("fabula.view") / "front"
    script = join_modules(folder, "page.js")
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|const|class|let) (\w+)", script, re.MULTILINE)
    assert len(names) == len(set(names))
    for module in folder.iterdir():
        if module.name.endswith(".js"):
            first = module.read_text("utf-8").splitlines()[0]
            assert first in script, module.name
