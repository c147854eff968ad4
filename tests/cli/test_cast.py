import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula.records import Character, Table
from tests.cli.conftest import Run


def test_the_cast_into_a_pipe_carries_ids(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("cast", store).out.splitlines()]
    assert rows[0] == ["id", "name", "also called", "pronouns", "mentions", "lines"]
    assert rows[1] == ["emma-vane", "Emma Vane", "Em", "she", "2", "1"]
    assert rows[2][1] == "Mr. Okoro (narrator)"


def test_the_cast_as_json(fabula_run: Run, store: Path) -> None:
    cast = json.loads(fabula_run("cast", store, "--json").out)
    assert [character["id"] for character in cast] == ["emma-vane", "mr-okoro"]
    assert cast[0]["aliases"] == ["Em"]


def test_why_names_are_one(fabula_run: Run, store: Path) -> None:
    rows = [
        line.split("\t")
        for line in fabula_run("cast", store, "--why", "emma vane").out.splitlines()
    ]
    assert rows[0] == ["name", "is", "mentions", "why", "passage"]
    assert rows[1][:3] == ["Emma Vane", "Emma Vane", "1"]
    assert "Emma Vane came to the café." in rows[1][4]
    reasons = json.loads(fabula_run("cast", store, "--why", "Em", "--json").out)
    assert reasons[0]["character"] == "emma-vane"
    assert reasons[0]["evidence"] == [[21, 30]]


def test_why_of_nobody_is_an_error(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("cast", store, "--why", "Emma Vain")
    assert outcome.code == 2
    assert "did you mean" in outcome.err


def test_a_source_is_read_first(fabula_run: Run, reads: list[tuple[Any, dict[str, Any]]]) -> None:
    assert fabula_run("cast", "story.txt", "--cast", "c.toml").code == 0
    assert reads == [("story.txt", {"cast": "c.toml"})]


def test_as_of_a_place(fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, dict[str, Any]]] = []

    def as_of(story: fabula.Story, place: str, **options: Any) -> fabula.Story:
        asked.append((place, options))
        return replace(story, characters=Table(Character, story.characters[:1]))

    monkeypatch.setattr(fabula, "as_of", as_of)
    rows = fabula_run("cast", store, "--as-of", "chapter-1").out.splitlines()
    assert [row.split("\t")[0] for row in rows] == ["id", "emma-vane"]
    assert asked == [("chapter-1", {"model": "en-small", "cast": None, "on_progress": None})]


def test_as_of_no_place_is_an_error(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("cast", store, "--as-of", "chapter-99")
    assert outcome.code == 2
    assert "fabula sections" in outcome.err
