from pathlib import Path
from typing import Any

import pytest

from fabula.export.formats import FORMATS
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(
    fabula_run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = fabula_run("export", store, "--format", name)
    assert (outcome.code, outcome.out) == (0, "")
    place = tmp_path / (f"café{FORMATS[name].ending}" if FORMATS[name].ending else f"café-{name}")
    assert place.exists()
    assert all(line.startswith("Wrote café") for line in outcome.err.splitlines())


def test_a_source_is_read_first(
    fabula_run: Run, reads: list[tuple[Any, dict[str, Any]]], tmp_path: Path
) -> None:
    out = tmp_path / "o.conll"
    code = fabula_run("export", "s.txt", "--format", "conll", "--cast", "c", "--out", out).code
    assert code == 0
    assert reads == [("s.txt", {"cast": "c"})]
    assert out.read_text("utf-8").startswith("#begin document (s); part 000\n")


def test_one_file_is_printed(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("export", store, "--format", "tei", "--out", "-")
    assert outcome.out.startswith("<?xml")
    assert outcome.err == ""
    outcome = fabula_run("export", store, "--format", "brat", "--out", "-")
    assert outcome.code == 2
    assert "brat has several files" in outcome.err


def test_nothing_is_replaced_unless_it_is_asked_for(
    fabula_run: Run, store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.xml"
    call = ("export", store, "--format", "tei", "--out", out)
    assert fabula_run(*call).code == 0
    out.write_text("mine", encoding="utf-8")
    outcome = fabula_run(*call)
    assert outcome.code == 2
    assert "is already there" in outcome.err
    assert out.read_text("utf-8") == "mine"
    assert fabula_run(*call, "--force").code == 0
    assert out.read_text("utf-8").startswith("<?xml")


def test_the_book_itself_is_never_replaced(fabula_run: Run, store: Path) -> None:
    before = store.read_bytes()
    outcome = fabula_run("export", store, "--format", "tei", "--out", store, "--force")
    assert outcome.code == 2
    assert "is the book itself" in outcome.err
    assert store.read_bytes() == before


def test_what_cannot_be_is_said_before_a_book_is_read(
    fabula_run: Run, reads: list[tuple[Any, dict[str, Any]]]
) -> None:
    outcome = fabula_run("export", "s.txt", "--format", "brat", "--no-text")
    assert outcome.code == 2
    assert "brat cannot be written without the text" in outcome.err
    assert fabula_run("export", "s.txt", "--format", "odt").code == 2
    assert reads == []


def test_the_help_lists_the_formats(fabula_run: Run) -> None:
    help_text = fabula_run("export", "--help").out
    for name, known in FORMATS.items():
        assert f"{name} " in help_text
        assert known.summary in help_text
