import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_conversations_into_a_pipe_and_as_json(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("conversations", store).out.splitlines()]
    assert rows[0][:3] == ["id", "lines", "participants"]
    assert rows[1][:4] == ["c1", "3", "mr-okoro, emma-vane", ""]
    (talk,) = json.loads(fabula_run("conversations", store, "--json").out)
    assert talk["participants"] == ["mr-okoro", "emma-vane"]


def test_a_screen_shows_names(
    fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    shown = fabula_run("conversations", store).out
    assert "Mr. Okoro, Emma Vane" in shown
    assert "“Sit down,”" in shown
