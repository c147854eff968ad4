"""Casts of novels of the development set, as a reader lists them.

The novels are no part of this repository: ``FABULA_DATA`` names their folder. They take half a
minute to read, so that without it nothing is looked for.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula import Story
from fabula.records.characters import find_candidates

DATA = os.environ.get("FABULA_DATA")
BOOKS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("casts.toml").read_text(encoding="utf-8")
)["book"]


@pytest.mark.skipif(not DATA, reason="FABULA_DATA does not name the folder of the corpora")
@pytest.mark.parametrize("book", BOOKS, ids=lambda book: str(book["title"]))
def test_the_cast_is_the_readers_cast(book: dict[str, Any]) -> None:
    story = fabula.read(Path(DATA or "") / book["file"])
    wrong = [" = ".join(names) for names in book["one"] if len(bearers(story, names)) != 1]
    wrong += [name for name in book["nobody"] if bearers(story, [name])]
    wrong += [" and ".join(pair) for pair in book["apart"] if len(bearers(story, pair)) < len(pair)]
    shown = [character.name for character in story.characters[: len(book["main"])]]
    wrong += sorted({*map(bare, book["main"])} ^ {*map(bare, shown)})
    tellers = sorted(c.name for c in story.characters if c.is_narrator)
    wrong += sorted({*book.get("narrators", ())} ^ {*tellers})
    assert wrong == book["misread"]


def bare(name: str) -> str:
    """A name without an article."""
    return name.removeprefix("the ")


def bearers(story: Story, names: list[str]) -> set[str]:
    """All who go by one of the names."""
    return {who.id for name in names for who in find_candidates(story.characters, name)}
