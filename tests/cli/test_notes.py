import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_notes_into_a_pipe_and_as_json(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("notes", store).out.splitlines()]
    assert rows[0] == ["note", "grade", "depicted", "mentioned", "in"]
    assert rows[1] == ["drugs", "mention", "0", "2", "The Café"]
    (note,) = json.loads(fabula_run("notes", store, "--json").out)
    assert (note["kind"], note["grade"], len(note["mentions"])) == ("drugs", "mention", 2)


def test_readers_choose_which_to_see(fabula_run: Run, store: Path) -> None:
    assert json.loads(fabula_run("notes", store, "--without", "drugs", "--json").out) == []
    assert json.loads(fabula_run("notes", store, "--only", "death", "--json").out) == []
    assert len(json.loads(fabula_run("notes", store, "--only", "drugs", "--json").out)) == 1
    assert fabula_run("notes", store, "--only", "dragons").code == 2


def test_passages_show_words_and_what_is_around(fabula_run: Run, store: Path) -> None:
    shown = fabula_run("notes", store, "--passages").out
    assert "[the café]" in shown
    first, second = json.loads(fabula_run("notes", store, "--passages", "--json").out)
    assert (first["text"], first["grade"]) == ("the café", "mention")
    assert first["start"] < second["start"]


def test_a_screen_shows_the_table(
    fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    assert "drugs  mention" in fabula_run("notes", store).out
