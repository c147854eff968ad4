import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from fabula.cli.printing import make_console
from tests.cli.conftest import Run

LINES = "SELECT id, speaker_name, text, confidence FROM lines"


def test_an_answer_into_a_pipe_is_whole_rows(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("sql", store, LINES).out.splitlines()]
    assert rows[0] == ["id", "speaker_name", "text", "confidence"]
    assert rows[3] == ["q3", "Emma Vane", "“No,”", "0.812345678"]
    assert rows[4][1] == ""


def test_the_name_of_a_column_commands_no_terminal(fabula_run: Run, store: Path) -> None:
    assert fabula_run("sql", store, 'SELECT 1 AS "a\x1b[31mb"').out == "a\ufffd[31mb\n1\n"


def test_json_has_an_object_a_row(fabula_run: Run, store: Path) -> None:
    answer = json.loads(fabula_run("sql", store, LINES, "--json").out)
    assert answer[3]["speaker_name"] is None
    assert answer[0]["text"] == "“Sit down,”"


def test_csv_is_read_back(fabula_run: Run, store: Path) -> None:
    question = "SELECT id, addressees, '=1+1' AS formula FROM quotes LIMIT 1"
    out = fabula_run("sql", store, question, "--csv").out
    rows = list(csv.reader(io.StringIO(out)))
    assert rows == [["id", "addressees", "formula"], ["q1", '["emma-vane"]', "'=1+1"]]


def test_a_question_comes_from_a_file_or_standard_input(
    fabula_run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "question.sql"
    file.write_text("\ufeffSELECT 'é' AS e\n", encoding="utf-8")
    assert fabula_run("sql", store, "--file", file).out == "e\né\n"
    for given in ([], ["-"]):
        monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 7 AS n"))
        assert fabula_run("sql", store, *given).out == "n\n7\n"


def test_a_text_is_read_first(fabula_run: Run, reads: list[Any], tmp_path: Path) -> None:
    outcome = fabula_run("sql", tmp_path / "a.txt", "SELECT count(*) AS n FROM lines")
    assert outcome.out == "n\n4\n"
    assert len(reads) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT 1", "--json", "--csv"], "--json and --csv exclude each other"),
        (["SELECT 1", "--file", "x.sql"], "exclude each other"),
        (["--file", "none.sql"], "the question in none.sql cannot be read"),
        (["SELECT 1", "--keep", "footnote"], "has been read already"),
        (["DROP TABLE quotes"], "a question only reads"),
    ],
)
def test_a_wrong_call_says_why(
    arguments: list[str], message: str, fabula_run: Run, store: Path
) -> None:
    outcome = fabula_run("sql", store, *arguments)
    assert outcome.code == 2
    assert message in outcome.err
    assert outcome.out == ""


def test_book_and_question_cannot_both_be_standard_input(fabula_run: Run) -> None:
    assert "standard input is the book" in fabula_run("sql", "-").err


@pytest.mark.parametrize(("width", "is_table"), [(80, True), (30, False)])
def test_a_screen_gets_a_table_that_fits_or_a_block_a_row(
    width: int,
    is_table: bool,
    fabula_run: Run,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert make_console().width == width
    out = fabula_run("sql", store, f"{LINES} LIMIT 2").out
    assert all(len(line) <= width for line in out.splitlines())
    assert (out.splitlines()[0].split() == ["id", "speaker_name", "text", "confidence"]) == is_table
    assert "“Sit down,”" in out
    assert fabula_run("sql", store, "SELECT 1 WHERE false").out.strip() == "no rows"
