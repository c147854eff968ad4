"""``fabula export`` with formats that take options of their own or keep what is there."""

from pathlib import Path

import pytest

from fabula.export.formats import FORMATS
from tests.cli.conftest import Run


def test_voices_are_filled_in_and_used(store: Path, tmp_path: Path, fabula_run: Run) -> None:
    out = tmp_path / "audio"
    assert fabula_run("export", store, "--format", "ssml", "--out", out).code == 0
    voices = out / "voices.toml"
    filled = voices.read_text("utf-8").replace('"mr-okoro" = ""', '"mr-okoro" = "en-Ben"')
    voices.write_text(filled, encoding="utf-8")
    again = ["export", store, "--format", "ssml", "--out", out]
    assert "already there" in fabula_run(*again).err
    assert fabula_run(*again, "--force").code == 0
    assert voices.read_text("utf-8") == filled
    outcome = fabula_run(*again, "--force", "--voices", voices)
    assert outcome.code == 0
    assert '<voice name="en-Ben">' in (out / "café-1.ssml").read_text("utf-8")


def test_options_of_other_formats_are_refused(store: Path, fabula_run: Run) -> None:
    outcome = fabula_run("export", store, "--format", "csv", "--voices", "x.toml")
    assert outcome.code == 2
    assert "csv takes no --voices; these formats do: ssml" in outcome.err


def test_a_bible_is_written_again_without_force(
    store: Path, tmp_path: Path, fabula_run: Run
) -> None:
    call = ["export", store, "--format", "bible", "--out", tmp_path / "vault"]
    assert fabula_run(*call).err.count("Wrote ") == 3
    note = tmp_path / "vault" / "Characters" / "Emma Vane.md"
    note.write_text(note.read_text("utf-8") + "Mine.\n", encoding="utf-8")
    outcome = fabula_run(*call)
    assert outcome.code == 0
    assert "is as it would be written" in outcome.err
    assert note.read_text("utf-8").endswith("Mine.\n")


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if known.no_text])
def test_formats_that_are_their_text_refuse_to_go_without(
    name: str, store: Path, fabula_run: Run
) -> None:
    outcome = fabula_run("export", store, "--format", name, "--no-text")
    assert outcome.code == 2
    assert f"{name} cannot be written without the text" in outcome.err
