"""The example of the README, read as a person reads it, line by line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula import Story

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "the-night-bake.txt"
GOLD: dict[str, Any] = tomllib.loads((HERE / "the-night-bake.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def story() -> Story:
    return fabula.read(EXAMPLE)


def test_every_line_has_its_speaker(story: Story) -> None:
    expected = [name for group in GOLD["line"] for name in group["speakers"]]
    read = [name_of(story, quote.speaker) for quote in story.quotes]
    assert len(read) == len(expected)
    wrong = [
        q.id for q, name, gold in zip(story.quotes, read, expected, strict=True) if name != gold
    ]
    assert wrong == GOLD["misread"]["lines"]


def test_lines_are_said_to_whom_they_are_said(story: Story) -> None:
    wrong = []
    for quote, gold in zip(story.quotes, expected_addressees(), strict=True):
        if [name_of(story, person) for person in quote.addressees] != [gold]:
            wrong.append(quote.id)
    assert wrong == GOLD["misread"]["addressees"]


def expected_addressees() -> Iterator[str]:
    """The addressee given, or the other of the two who talk."""
    for group in GOLD["line"]:
        pair = set(group["speakers"])
        for speaker in group["speakers"]:
            yield group.get("addressee") or next(name for name in pair if name != speaker)


def test_the_cast_is_the_readers_cast(story: Story) -> None:
    read = {character.name for character in story.characters}
    assert sorted(read ^ set(GOLD["cast"]["names"])) == GOLD["misread"]["cast"]
    assert [c.name for c in story.characters if c.is_narrator] == [GOLD["cast"]["narrator"]]
    for name, pronoun in GOLD["cast"]["pronouns"].items():
        assert next(c for c in story.characters if c.name == name).pronouns == (pronoun,)


def test_the_name_of_the_woman_and_the_name_of_the_town(story: Story) -> None:
    categories = {(m.start, m.end): m.category for m in story.mentions}
    places = [match.span() for match in re.finditer("Galway", story.text.content)]
    wrong = [
        number
        for number, (span, gold) in enumerate(
            zip(places, GOLD["galway"]["categories"], strict=True), start=1
        )
        if categories.get(span) != gold
    ]
    assert wrong == GOLD["misread"]["galway"]


@pytest.mark.parametrize(("passages", "happens"), [("happening", True), ("not_happening", False)])
def test_what_happens_and_what_is_only_thought_of(
    story: Story, passages: str, happens: bool
) -> None:
    wrong = []
    for passage in GOLD[passages]["passages"]:
        match = re.search(re.escape(passage).replace(r"\ ", r"\s+"), story.text.content)
        assert match, passage
        real = [event.start for event in story.events if event.realis]
        found = any(match.start() <= start < match.end() for start in real)
        if found != happens:
            wrong.append(passage)
    assert wrong == GOLD["misread"][passages]


def test_reading_twice_gives_the_same(story: Story) -> None:
    assert fabula.dumps(fabula.read(EXAMPLE)) == fabula.dumps(story)


def test_fixes_put_right_what_is_misread_and_what_hangs_on_it(story: Story, tmp_path: Path) -> None:
    """Two of the misreadings above; then a line turned round, against the text, to see the rest."""
    book = tmp_path / "bake.txt"
    book.write_bytes(EXAMPLE.read_bytes())
    fixes = tmp_path / "bake.fixes.toml"
    fixes.write_text(GOLD["fixes"]["misread"], encoding="utf-8")
    fixed = fabula.read(book)
    galways = [m.span() for m in re.finditer("Galway", fixed.text.content)]
    meant = {(m.start, m.end): (m.category, m.entity) for m in fixed.mentions}
    for number in GOLD["misread"]["galway"]:
        assert meant[galways[number - 1]] == ("PER", "galway")
    assert [q.addressees for q in fixed.quotes[:2]] == [("galway",)] * 2
    assert [q.speaker for q in fixed.quotes] == [q.speaker for q in story.quotes]

    fixes.write_text(GOLD["fixes"]["turned_round"], encoding="utf-8")
    turned = fabula.read(book)
    before, after = ([q.speaker for q in s.quotes] for s in (story, turned))
    changed = [q.id for q, a, b in zip(story.quotes, before, after, strict=True) if a != b]
    assert changed == GOLD["fixes"]["turned_with_it"]
    assert turned.quotes[9].reason == "fixed by hand"
    assert fabula.read(book, fixes=False) == fabula.read(EXAMPLE.read_bytes(), name="bake.txt")


def name_of(story: Story, entity_id: str | None) -> str | None:
    return next((c.name for c in story.characters if c.id == entity_id), entity_id)
