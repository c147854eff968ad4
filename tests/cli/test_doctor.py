from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula import encode
from fabula.cli import doctor
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _healthy(reads: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here depends on the state of the model that is shipped."""
    found = doctor.Finding("model en-small/1")
    monkeypatch.setattr(doctor, "_check_model", lambda _: found)


def test_a_sound_installation_is_told_so(fabula_run: Run) -> None:
    outcome = fabula_run("doctor")
    assert outcome.code == 0
    for words in ("ok      Python 3.", "onnxruntime", "python-docx", "two sentences read in"):
        assert words in outcome.out
    assert outcome.out.endswith("fabula works here.\n")


def test_a_missing_package_is_named_with_the_cure(
    fabula_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == "lxml":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor.metadata, "version", version)
    outcome = fabula_run("doctor")
    assert outcome.code == 1
    assert "TROUBLE lxml is not installed" in outcome.out
    assert "pip install lxml" in outcome.out


def test_a_package_that_cannot_be_loaded_is_trouble(
    fabula_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> Any:
        if name == "onnxruntime":
            raise ImportError("DLL load failed")
        return None

    monkeypatch.setattr(doctor, "import_module", load)
    outcome = fabula_run("doctor")
    assert outcome.code == 1
    assert "DLL load failed" in outcome.out


def test_an_altered_model_is_trouble(fabula_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def load_bundle(_: object) -> Any:
        raise fabula.BundleError("sha256 differs: reinstall fabula")

    monkeypatch.undo()
    monkeypatch.setattr(encode, "load_bundle", load_bundle)
    outcome = fabula_run("doctor")
    assert outcome.code == 1
    assert "TROUBLE model en-small" in outcome.out
    assert "sha256 differs" in outcome.out


def test_a_reading_that_finds_nobody_is_trouble(
    fabula_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = fabula.read("a.txt")
    nobody = replace(story, mentions=story.mentions[:0])
    monkeypatch.setattr(fabula, "read", lambda *_, **__: nobody)
    assert fabula_run("doctor").code == 1


def test_a_folder_that_cannot_be_written_is_a_note(
    fabula_run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(**_: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)
    outcome = fabula_run("doctor")
    assert outcome.code == 0
    assert "note" in outcome.out
