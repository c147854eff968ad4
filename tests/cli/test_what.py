import json
from pathlib import Path
from typing import Any

import pytest

import fabula
from tests.cli.conftest import Run


def test_what_somebody_does_feels_and_wants_into_a_pipe(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("what", store, "Emma Vane").out.splitlines()]
    assert rows[0][:7] == ["start", "end", "section", "kind", "what", "word", "standing"]
    assert [row[3:8] for row in rows[1:]] == [["feels", "fear", "“No,”", "negated", "mr-okoro"]]
    assert "and tell me" in rows[1][8]


def test_what_others_feel_toward_somebody(fabula_run: Run, store: Path) -> None:
    rows = json.loads(fabula_run("what", store, "mr-okoro", "--json").out)
    assert [(row["kind"], row["with_whom"]) for row in rows] == [
        ("wants", []),
        ("stirs", ["emma-vane"]),
    ]
    only = json.loads(fabula_run("what", store, "mr-okoro", "--only", "wants", "--json").out)
    assert [row["kind"] for row in only] == ["wants"]


def test_what_is_done_with_a_thing(fabula_run: Run, store: Path) -> None:
    for name in ("café", "thing-cafe"):
        (row,) = json.loads(fabula_run("what", store, name, "--json").out)
        assert (row["kind"], row["standing"], row["with_whom"]) == (
            "given",
            "planned",
            ["emma-vane", "mr-okoro"],
        )


def test_nobody_of_that_name_is_an_error(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("what", store, "Emma Vain")
    assert outcome.code == 2
    assert "did you mean" in outcome.err


def test_as_of_a_place(fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def as_of(story: fabula.Story, place: str, **_: Any) -> fabula.Story:
        asked.append(place)
        return story

    monkeypatch.setattr(fabula, "as_of", as_of)
    assert fabula_run("what", store, "Emma Vane", "--as-of", "chapter-1").code == 0
    assert asked == ["chapter-1"]
