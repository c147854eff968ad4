"""What the tests of segment share."""

from collections.abc import Callable

import pytest

from fabula.records import Layout, Mark, Source, Text
from fabula.segment import split_text


@pytest.fixture
def split() -> Callable[..., Layout]:
    def split_content(content: str, *marks: Mark) -> Layout:
        return split_text(Text(content, Source("story.txt", "", "txt", "utf-8"), marks))

    return split_content


@pytest.fixture
def quoted(split: Callable[..., Layout]) -> Callable[[str], list[str]]:
    """The outermost quotations of a text that are speech."""

    def find(content: str) -> list[str]:
        rows = split(content).quotations
        return [
            content[start:end]
            for (start, end), depth, spoken in zip(
                rows.spans, rows.depth, rows.is_speech, strict=True
            )
            if spoken and not depth
        ]

    return find
