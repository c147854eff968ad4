import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import fabula
from tests.cli.conftest import Run
from tests.example_stories import make_story

Reads = list[tuple[Any, dict[str, Any]]]


def test_one_file_prints_one_json_object(fabula_run: Run, reads: Reads) -> None:
    outcome = fabula_run("read", "story.txt", "--json")
    assert outcome.code == 0
    assert outcome.err == ""
    assert outcome.out.count("\n") == 1
    assert json.loads(outcome.out) == fabula.to_json(make_story())


def test_several_files_print_one_object_a_line(fabula_run: Run, reads: Reads) -> None:
    outcome = fabula_run("read", "a.txt", "b.txt", "--json")
    lines = outcome.out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["fabula.story/1"] * 2


def test_a_file_that_fails_is_named_and_the_others_are_read(fabula_run: Run, reads: Reads) -> None:
    outcome = fabula_run("read", "bad.txt", "b.txt", "--json")
    assert outcome.code == 2
    assert "bad.txt: no readable text" in outcome.err
    assert "1 of 2 files could not be read" in outcome.err
    assert len(outcome.out.splitlines()) == 1


def test_a_defect_at_one_file_does_not_stop_the_others(fabula_run: Run, reads: Reads) -> None:
    outcome = fabula_run("read", "defect.txt", "b.txt", "--json")
    assert outcome.code == 2
    assert "defect.txt: a defect of fabula" in outcome.err
    assert "ZeroDivisionError" in outcome.err
    assert len(outcome.out.splitlines()) == 1


def test_the_only_file_failing_is_one_message(fabula_run: Run, reads: Reads) -> None:
    outcome = fabula_run("read", "bad.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "fabula: bad.txt: no readable text is in it\n"


def test_options_reach_the_reading(fabula_run: Run, reads: Reads) -> None:
    fabula_run(
        *("read", "a.txt", "--json", "--cast", "cast.toml", "--model", "m", "--max-loss", "0.5"),
        *("--keep", "footnote", "--keep", "ruby"),
    )
    options = {"cast": "cast.toml", "model": "m", "max_loss": 0.5, "keep": ("footnote", "ruby")}
    assert reads == [("a.txt", options)]


def test_options_not_given_are_left_to_the_library(fabula_run: Run, reads: Reads) -> None:
    fabula_run("read", "a.txt", "--json")
    assert reads == [("a.txt", {})]


def test_a_dash_is_standard_input(
    fabula_run: Run, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    assert fabula_run("read", "-", "--json").code == 0
    source, options = reads[0]
    assert source.read() == b"It rained."
    assert options == {"name": "-"}


def test_a_story_is_stored_and_opened_again(fabula_run: Run, reads: Reads, tmp_path: Path) -> None:
    outcome = fabula_run("read", "a.txt", "-o", tmp_path / "x.fabula")
    assert (outcome.code, outcome.out) == (0, "")
    assert "2 characters, 4 lines of speech" in outcome.err
    assert fabula.open(tmp_path / "x.fabula") == make_story()
    assert json.loads(fabula_run("read", tmp_path / "x.fabula", "--json").out) == fabula.to_json(
        make_story()
    )


def test_several_stories_are_stored_in_a_folder(
    fabula_run: Run, reads: Reads, tmp_path: Path
) -> None:
    assert fabula_run("read", "a.txt", "b.epub", "-o", tmp_path / "new/out").code == 0
    stored = sorted(path.name for path in (tmp_path / "new/out").iterdir())
    assert stored == ["a.fabula", "b.fabula"]


def test_one_story_may_be_stored_in_a_folder_that_is_there(
    fabula_run: Run, reads: Reads, tmp_path: Path
) -> None:
    assert fabula_run("read", "a.txt", "-o", tmp_path).code == 0
    assert fabula.open(tmp_path / "a.fabula") == make_story()


def test_two_stories_never_share_a_store(fabula_run: Run, reads: Reads, tmp_path: Path) -> None:
    outcome = fabula_run("read", "a/x.txt", "b/x.epub", "-o", tmp_path)
    assert outcome.code == 2
    assert "would both be stored" in outcome.err
    assert reads == []


def test_a_source_is_never_overwritten(fabula_run: Run, reads: Reads, tmp_path: Path) -> None:
    path = tmp_path / "story.fabula"
    path.write_text("It rained.", encoding="utf-8")
    outcome = fabula_run("read", "a.txt", "-o", path)
    assert outcome.code == 2
    assert "not a fabula store" in outcome.err
    assert path.read_text(encoding="utf-8") == "It rained."


@pytest.mark.parametrize("name", ["out.txt", "out.json", "out"])
def test_a_store_is_not_called_what_it_is_not(
    name: str, fabula_run: Run, reads: Reads, tmp_path: Path
) -> None:
    outcome = fabula_run("read", "a.txt", "-o", tmp_path / name)
    assert outcome.code == 2
    assert "give out.fabula" in outcome.err
    assert reads == []
    assert list(tmp_path.iterdir()) == []


def test_several_stories_need_a_folder(fabula_run: Run, reads: Reads, store: Path) -> None:
    outcome = fabula_run("read", "a.txt", "b.txt", "-o", store)
    assert outcome.code == 2
    assert "names a folder" in outcome.err


def test_reading_options_cannot_change_a_store(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("read", store, "--max-loss", "0.2", "--cast", "c.toml")
    assert outcome.code == 2
    assert "--max-loss, --cast cannot change" in outcome.err


def test_a_missing_store_is_named(fabula_run: Run, tmp_path: Path) -> None:
    outcome = fabula_run("read", tmp_path / "none.fabula")
    assert outcome.code == 2
    assert "there is no such file" in outcome.err


def test_a_text_in_another_language_is_told_once(fabula_run: Run, tmp_path: Path) -> None:
    book = tmp_path / "chat.txt"
    told = "Le chat dort sur la table de la cuisine, et la pluie tombe sur le toit. "
    book.write_text(told * 20, encoding="utf-8")
    outcome = fabula_run("read", book)
    assert outcome.code == 0
    assert outcome.err.count("English") == 1
