"""Bundles: found by name or folder, checked file by file, told in plain words where they fail."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from fabula.encode import Bundle, list_bundles, load_bundle
from fabula.encode.bundles import FILE_NAMES, LABELS, RECORD_FORMAT
from fabula.encode.sessions import open_model
from fabula.errors import BundleError
from tests.encode.vocabularies import build_tokenizer

RECORD = {
    "format": RECORD_FORMAT,
    "name": "tiny",
    "version": 3,
    "licence": "Apache-2.0",
    "encoder": "none",
    "labels": {name: list(labels) for name, labels in LABELS.items()},
    "lemma_rules": ["0+", "3+y"],
    "n_pieces": 62,
    "n_overlap": 16,
    "mention_threshold": 0.5,
    "event_threshold": 0.4,
    "emotion_threshold": 0.3,
    "sentence_thresholds": [0.1, 0.9],
    "scores": {},
}


def _write(folder: Path, **changes: object) -> Path:
    """A bundle of tiny files, its record changed as asked."""
    folder.mkdir(exist_ok=True)
    for name in FILE_NAMES:
        (folder / name).write_bytes(b"not a model: " + name.encode())
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILE_NAMES
    }
    record = RECORD | {"sha256": digests} | changes
    text = json.dumps({key: value for key, value in record.items() if value is not ...})
    (folder / "bundle.json").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_read(tmp_path: Path) -> None:
    bundle = load_bundle(_write(tmp_path / "tiny"))
    assert (bundle.id, bundle.n_pieces, bundle.event_threshold) == ("tiny/3", 62, 0.4)
    assert bundle == load_bundle(str(tmp_path / "tiny"))


def test_a_relative_folder_is_kept_as_an_absolute_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "tiny")
    monkeypatch.chdir(tmp_path)
    assert load_bundle("tiny").folder == (tmp_path / "tiny").resolve()


def test_shipped_bundles_are_found_by_name(bundle: Bundle) -> None:
    assert bundle.name in list_bundles()
    assert load_bundle("en-small").id == bundle.id


@pytest.mark.parametrize("name", ["en-enormous", "", "x" * 5_000, "nul\0name", "../../etc"])
def test_an_unknown_name_is_told_with_those_there_are(
    name: str, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BundleError, match="There is no model called") as caught:
        load_bundle(name)
    assert all(known in str(caught.value) for known in list_bundles())


@pytest.mark.parametrize("name", FILE_NAMES)
def test_an_altered_file_is_told(tmp_path: Path, name: str) -> None:
    folder = _write(tmp_path / "tiny")
    (folder / name).write_bytes(b"version https://git-lfs.github.com/spec/v1")
    with pytest.raises(BundleError, match="sha256 differs") as caught:
        load_bundle(folder)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    folder = _write(tmp_path / "tiny")
    (folder / name).unlink()
    with pytest.raises(BundleError, match="cannot be read") as caught:
        load_bundle(folder)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": 1}, "record format 1"),
        ({"labels": {}}, "other labels"),
        ({"labels": RECORD["labels"] | {"forms": ["PRON", "NOM", "PROP"]}}, "other labels"),
        ({"lemma_rules": 3}, "not a model record"),
        ({"n_pieces": ...}, "not a model record: KeyError"),
        ({"n_pieces": "many"}, "not a model record"),
        ({"n_pieces": 20}, "cannot have 16 of context"),
        ({"n_overlap": -2}, "cannot have -2 of context"),
        ({"sha256": [1]}, "not a model record"),
        ({"mention_threshold": None}, "not a model record"),
    ],
)
def test_a_record_that_makes_no_sense_is_told(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(BundleError, match=message):
        load_bundle(_write(tmp_path / "tiny", **changes))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"null", b'"bundle"'])
def test_a_record_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    folder = _write(tmp_path / "tiny")
    (folder / "bundle.json").write_bytes(content)
    with pytest.raises(BundleError, match="not a model record"):
        load_bundle(folder)


def test_a_bundle_written_anew_is_read_anew(tmp_path: Path) -> None:
    folder = _write(tmp_path / "tiny")
    assert load_bundle(folder).version == 3
    _write(folder, version=4)
    os.utime(folder / "bundle.json", ns=(1, 1))  # clocks of file systems may be coarse
    assert load_bundle(folder).version == 4
    (folder / "trunk.onnx").write_bytes(b"altered later")
    with pytest.raises(BundleError, match="sha256 differs"):
        load_bundle(folder)


def test_files_that_are_no_models_are_told(tmp_path: Path) -> None:
    """Their digests are right, so that only ONNX Runtime can say it."""
    folder = _write(tmp_path / "tiny")
    with pytest.raises(BundleError, match=r"tokenizer\.json is not a tokenizer"):
        open_model(load_bundle(folder))
    build_tokenizer().save(str(folder / "tokenizer.json"))
    digest = hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest()
    record = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    record["sha256"]["tokenizer.json"] = digest
    (folder / "bundle.json").write_text(json.dumps(record), encoding="utf-8")
    bundle = load_bundle(folder)
    with pytest.raises(BundleError, match=r"ONNX Runtime cannot load .*trunk\.onnx"):
        open_model(bundle)
    (folder / "trunk.onnx").unlink()
    with pytest.raises(BundleError, match=r"ONNX Runtime cannot load .*trunk\.onnx"):
        open_model(bundle)


def test_an_opened_model_is_kept_until_its_bundle_changes(bundle: Bundle) -> None:
    assert open_model(bundle) is open_model(bundle)
