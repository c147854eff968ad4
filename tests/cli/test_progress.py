import io
import sys

import pytest

from fabula.cli import progress
from tests.cli.test_printing import Screen


def test_nothing_is_shown_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.shown_progress("a.txt") as tell:
        assert tell is None


def test_a_quick_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.shown_progress("a.txt") as tell:
        assert tell is not None
        tell("encode", 0.5)
    assert screen.getvalue() == ""


def test_long_names_leave_room_for_the_bar() -> None:
    assert progress._shorten("a.txt") == "a.txt"
    assert progress._shorten("pride_and_prejudice.txt") == "pride_and_prejudice…"


def test_a_long_reading_shows_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "QUIET_S", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress.shown_progress("a\x1b.txt") as tell:
        assert tell is not None
        tell("encode", 0.5)
    assert "finding people and events" in screen.getvalue()
    assert "a\x1b.txt" not in screen.getvalue()
