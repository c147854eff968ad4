"""Markdown."""

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.records import MarkKind, Text

STORY = """---
title: "A Tale"
author: Ann Author
---
# One

She *ran* home,
and **slept**.

- No, he said.
- Yes.

    An indented paragraph.

1986. A good year.

* * *

<em>Raw</em> &amp; more.
"""


def read(source: str) -> Text:
    return read_text(source.encode(), name="tale.md")


def marked(text: Text, kind: MarkKind) -> list[str]:
    return [text.content[mark.start : mark.end] for mark in text.marks if mark.kind is kind]


def test_a_story() -> None:
    text = read(STORY)
    assert text.content == (
        "One\n\nShe ran home, and slept.\n\n- No, he said.\n\n- Yes.\n\nAn indented paragraph.\n\n"
        "1986. A good year.\n\nRaw & more."
    )
    assert (text.source.format, text.source.title, text.source.author) == (
        "md",
        "A Tale",
        "Ann Author",
    )
    assert marked(text, MarkKind.HEADING) == ["One"]
    assert marked(text, MarkKind.EMPHASIS) == ["ran", "slept", "Raw"]
    assert [m.start for m in text.marks if m.kind is MarkKind.BREAK] == [text.content.index("Raw")]
    assert [omission.kind for omission in text.omissions] == ["metadata"]


def test_lines_are_those_of_the_source() -> None:
    text = read(STORY)
    lines = STORY.split("\n")
    for origin in text.origins:
        first_word = text.content[origin.start :].split()[0]
        assert first_word in lines[origin.line - 1]


def test_plain_text_is_not_taken_for_markdown() -> None:
    assert read_text(b"# One\n\nHe *ran*.\n", name="tale.txt").content == "# One\n\nHe *ran*.\n"


def test_nesting_is_read_or_refused_and_never_dropped() -> None:
    assert read("> " * 40 + "Deep.\n").content == "Deep."
    with pytest.raises(SourceError, match="line 3"):
        read("One.\n\n" + "> " * 500 + "Deep.\n")


def test_a_large_file_is_refused() -> None:
    with pytest.raises(SourceError, match="8 MB"):
        read("word " * 2_000_000)
