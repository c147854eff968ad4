import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fabula.cli.printing import (
    PrintColumn,
    complain,
    make_console,
    print_rows,
    printable,
    set_up_streams,
)

COLUMNS = (PrintColumn("id"), PrintColumn("line", is_wide=True), PrintColumn("n", is_number=True))


class Screen(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(text=st.text() | st.text(st.sampled_from("\x1b[\r\n\t\x00\x9b\u2028\u202e\ud800a ")))
def test_nothing_that_a_terminal_obeys_is_printable(text: str) -> None:
    shown = printable(text)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
    shown.encode("utf-8")


def test_messages_are_printable(capsys: pytest.CaptureFixture[str]) -> None:
    complain("bad\x1b[31m name")
    assert capsys.readouterr().err == "fabula: bad�[31m name\n"


@pytest.mark.parametrize("width", [80, 120])
def test_rows_fit_the_screen_and_are_whole(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "dumb")
    print_rows(COLUMNS, [("q1", "word " * 100, 12_345), ("q2", "長い言葉" * 40, 1)])
    lines = screen.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert screen.getvalue().count("word") == 100
    assert screen.getvalue().count("長") == 40


def test_what_is_set_in_stays_so_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    print_rows(COLUMNS, [("a", "", 1), ("  b\x1b", "", 2)])
    assert [line[:4] for line in screen.getvalue().splitlines()] == ["id  ", "a   ", "  b�"]


def test_rows_into_a_pipe_are_neither_cut_nor_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, [("q1", "word\t\n" * 100, 1)])
    header, row = capsys.readouterr().out.splitlines()
    assert header == "id\tline\tn"
    assert row == f"q1\t{' '.join(['word'] * 100)}\t1"


def test_no_color_means_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    make_console().print("bold", style="bold red")
    assert screen.getvalue() == "bold\n"
    monkeypatch.setenv("NO_COLOR", "")
    make_console().print("bold", style="bold red")
    assert "\x1b[" in screen.getvalue()


def test_streams_speak_utf_8_whatever_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    set_up_streams()
    sys.stdout.write("“長い” \ud800")
    sys.stdout.flush()
    assert raw.getvalue() == "“長い” \\ud800".encode()
