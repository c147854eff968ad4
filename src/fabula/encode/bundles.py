"""Model bundles: the weights that ship with fabula, and the record that describes them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from fabula.errors import BundleError
from fabula.records import CATEGORIES, FORMS

RECORD_NAME: Final = "bundle.json"
RECORD_FORMAT: Final = 1
FILE_NAMES: Final = ("trunk.onnx", "spans.onnx", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model, described by its ``bundle.json``.

    Attributes:
        name: e.g. ``en-small``.
        version: counts up with every retraining.
        folder: where its files lie.
        licence: SPDX name of the licence of the weights.
        encoder: the pretrained encoder it grew from.
        n_pieces: wordpieces that one window holds, special tokens not counted.
        n_overlap: wordpieces that neighbouring windows share.
        mention_threshold: a span is a mention from this probability on.
        event_threshold: likewise for events.
        sha256: hex digest of each file.
        scores: measured scores, as the model card shows them.
    """

    name: str
    version: int
    folder: Path
    licence: str
    encoder: str
    n_pieces: int
    n_overlap: int
    mention_threshold: float
    event_threshold: float
    sha256: Mapping[str, str]
    scores: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Name and version, e.g. ``en-small/1``."""
        return f"{self.name}/{self.version}"


def list_bundles() -> tuple[str, ...]:
    """The names of the bundles that ship with this installation."""
    folders = (entry for entry in _shipped_folder().iterdir() if (entry / RECORD_NAME).is_file())
    return tuple(sorted(folder.name for folder in folders))


@lru_cache(maxsize=4)
def load_bundle(model: str | Path) -> Bundle:
    """Find a bundle and check that its files are those of its record.

    Args:
        model: the name of a bundle that ships with fabula, or the path of a bundle's folder.

    Raises:
        BundleError: there is no such bundle, or a file of it is missing or altered.
    """
    folder = _find_folder(model)
    bundle = _read_record(folder)
    for name in FILE_NAMES:
        _check_file(bundle, name)
    return bundle


def _shipped_folder() -> Path:
    return Path(str(resources.files("fabula"))) / "bundles"


def _find_folder(model: str | Path) -> Path:
    for folder in (_shipped_folder() / str(model), Path(model)):
        if (folder / RECORD_NAME).is_file():
            return folder
    shipped = ", ".join(list_bundles()) or "none"
    raise BundleError(
        f"There is no model called “{model}”. Models of this installation: {shipped}; "
        f"a folder that holds a {RECORD_NAME} can be given too."
    )


def _read_record(folder: Path) -> Bundle:
    try:
        record = json.loads((folder / RECORD_NAME).read_text(encoding="utf-8"))
        if record["format"] != RECORD_FORMAT:
            raise BundleError(
                f"The model in {folder} has record format {record['format']}; this fabula reads "
                f"format {RECORD_FORMAT}. Use a model and a fabula of the same release."
            )
        return _bundle_from(record, folder)
    except (ValueError, KeyError, TypeError) as error:
        raise BundleError(f"{folder / RECORD_NAME} is not a model record: {error!r}. Reinstall fabula.") from error


def _bundle_from(record: dict[str, Any], folder: Path) -> Bundle:
    if tuple(record["categories"]) != CATEGORIES or tuple(record["forms"]) != FORMS:
        raise BundleError(
            f"The model in {folder} was trained on other labels than this fabula knows. "
            "Use a model and a fabula of the same release."
        )
    return Bundle(
        name=record["name"],
        version=record["version"],
        folder=folder,
        licence=record["licence"],
        encoder=record["encoder"],
        n_pieces=record["n_pieces"],
        n_overlap=record["n_overlap"],
        mention_threshold=record["mention_threshold"],
        event_threshold=record["event_threshold"],
        sha256=record["sha256"],
        scores=record["scores"],
    )


def _check_file(bundle: Bundle, name: str) -> None:
    path = bundle.folder / name
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BundleError(f"The model file {path} cannot be read ({error}). Reinstall fabula.") from error
    if digest != bundle.sha256.get(name):
        raise BundleError(
            f"The model file {path} is not the one its record names (sha256 differs). "
            "A download was cut short, or git left a pointer in its place: reinstall fabula."
        )
