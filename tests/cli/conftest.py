from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula.cli.entry import run
from tests.example_stories import make_story


@dataclass
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def fabula_run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line as a program would be run, output into a pipe."""

    def run_and_capture(*arguments: str | Path) -> Outcome:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run_and_capture


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "café.fabula"
    fabula.save(make_story(), path)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, dict[str, Any]]]:
    """Replaces reading, which needs the model: gives the example story, or fails for bad files."""
    calls: list[tuple[Any, dict[str, Any]]] = []

    def read(source: Any, **options: Any) -> fabula.Story:
        options.pop("on_progress", None)
        options.pop("on_fixes", None)
        calls.append((source, options))
        if "bad" in str(source):
            raise fabula.SourceError(f"{source}: no readable text is in it")
        if "defect" in str(source):
            raise ZeroDivisionError("oh")
        return make_story()

    monkeypatch.setattr(fabula, "read", read)
    return calls
