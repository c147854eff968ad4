import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_scenes_into_a_pipe_and_as_json(fabula_run: Run, store: Path) -> None:
    head, *rows = [line.split("\t") for line in fabula_run("scenes", store).out.splitlines()]
    assert head[:4] == ["id", "kind", "cuts", "order"]
    assert [row[:4] for row in rows] == [
        ["s1", "scene", "start", "2"],
        ["s2", "flashback", "time, telling", "1"],
    ]
    _, second = json.loads(fabula_run("scenes", store, "--json").out)
    assert second["place_name"] == "the café"
    assert second["time_words"] == ["came"]
    assert second["present"] == ["emma-vane", "mr-okoro"]


def test_a_timeline_is_in_the_order_of_happening(fabula_run: Run, store: Path) -> None:
    rows = fabula_run("timeline", store).out.splitlines()
    assert [row.split("\t")[0] for row in rows] == ["id", "s2", "s1"]
    assert [row["order"] for row in json.loads(fabula_run("timeline", store, "--json").out)] == [
        1,
        2,
    ]


@pytest.mark.parametrize("command", ["scenes", "timeline"])
def test_a_screen_shows_names_and_plain_words(
    command: str, fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")
    shown = fabula_run(command, store).out
    assert "+Emma Vane, Mr. Okoro" in shown
    assert ("1 week back" in shown) == (command == "timeline")
