"""Model bundles: the weights that ship with fabula, and the record that describes them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from fabula.encode.sentences import SentenceThresholds
from fabula.encode.windows import MAX_PIECES_PER_WORD
from fabula.errors import BundleError
from fabula.records import CATEGORIES, EMOTIONS, FORMS, RELATIONS, UPOS, XPOS

RECORD_NAME: Final = "bundle.json"
RECORD_FORMAT: Final = 2
FILE_NAMES: Final = ("trunk.onnx", "spans.onnx", "arcs.onnx", "tokenizer.json")

LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "categories": CATEGORIES,
    "forms": FORMS,
    "upos": UPOS,
    "xpos": XPOS,
    "relations": RELATIONS,
    "emotions": EMOTIONS,
}
"""What the outputs of a model stand for, as its record must say it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model, described by its ``bundle.json``.

    Attributes:
        name: e.g. ``en-small``.
        version: counts up with every retraining.
        folder: where its files lie, an absolute path.
        licence: SPDX name of the licence of the weights.
        encoder: the pretrained encoder it grew from.
        n_pieces: wordpieces that one window holds, special tokens not counted.
        n_overlap: wordpieces of context that a window sees, both sides together.
        mention_threshold: a span is a mention from this probability on.
        event_threshold: likewise for events.
        emotion_threshold: likewise for words of emotion.
        sentence_thresholds: when the model corrects the rules that cut sentences.
        lemma_rules: see :mod:`fabula.encode.lemmas`, in the order of the model's outputs.
        sha256: hex digest of each file: those of ``FILE_NAMES``, and of weights that a graph keeps
            outside itself.
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
    emotion_threshold: float
    sentence_thresholds: SentenceThresholds
    lemma_rules: tuple[str, ...]
    sha256: Mapping[str, str]
    scores: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Name and version, e.g. ``en-small/1``."""
        return f"{self.name}/{self.version}"


def list_bundles() -> tuple[str, ...]:
    """The names of the bundles that ship with this installation."""
    folder = _shipped_folder()
    entries = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(entry.name for entry in entries if _holds_record(entry)))


def load_bundle(model: str | Path) -> Bundle:
    """Find a bundle and check that its files are those of its record.

    The answer is kept, and given again as long as no file has changed.

    Args:
        model: the name of a bundle that ships with fabula, or the path of a bundle's folder.

    Raises:
        BundleError: there is no such bundle, its record makes no sense, or a file of it is
            missing or altered.
    """
    folder = _find_folder(model)
    return _load_folder(folder, _stamp_files(folder))


@lru_cache(maxsize=4)
def _load_folder(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> Bundle:
    bundle = _read_record(folder)
    for name in {*FILE_NAMES, *bundle.sha256}:
        _check_file(bundle, name)
    return bundle


def _stamp_files(folder: Path) -> tuple[tuple[int, int], ...]:
    """Time of change and size of the files that are there: part of the key of what is kept."""
    found = [path.stat() for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple((status.st_mtime_ns, status.st_size) for status in found)


def _shipped_folder() -> Path:
    return Path(str(resources.files("fabula"))) / "bundles"


def _find_folder(model: str | Path) -> Path:
    for folder in (_shipped_folder() / str(model), Path(model)):
        if _holds_record(folder):
            return folder.resolve()
    shipped = ", ".join(list_bundles()) or "none"
    raise BundleError(
        f"There is no model called “{model}”. Models of this installation: {shipped}; "
        f"a folder that holds a {RECORD_NAME} can be given too."
    )


def _holds_record(folder: Path) -> bool:
    try:
        return (folder / RECORD_NAME).is_file()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def _read_record(folder: Path) -> Bundle:
    path = folder / RECORD_NAME
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        _check_kind(record, folder)
        return _bundle_from(record, folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BundleError(f"{path} is not a model record: {error!r}. Reinstall fabula.") from error


def _check_kind(record: dict[str, Any], folder: Path) -> None:
    """Raise BundleError for a record that is one, but of another release."""
    if record["format"] != RECORD_FORMAT:
        raise BundleError(
            f"The model in {folder} has record format {record['format']}; this fabula reads "
            f"format {RECORD_FORMAT}. Use a model and a fabula of the same release."
        )
    if record["labels"] != {name: list(labels) for name, labels in LABELS.items()}:
        raise BundleError(
            f"The model in {folder} was trained on other labels than this fabula knows. "
            "Use a model and a fabula of the same release."
        )


def _bundle_from(record: dict[str, Any], folder: Path) -> Bundle:
    n_pieces, n_overlap = int(record["n_pieces"]), int(record["n_overlap"])
    if n_overlap < 0 or n_pieces < n_overlap + MAX_PIECES_PER_WORD:
        raise ValueError(f"a window of {n_pieces} pieces cannot have {n_overlap} of context")
    return Bundle(
        name=str(record["name"]),
        version=int(record["version"]),
        folder=folder,
        licence=str(record["licence"]),
        encoder=str(record["encoder"]),
        n_pieces=n_pieces,
        n_overlap=n_overlap,
        mention_threshold=float(record["mention_threshold"]),
        event_threshold=float(record["event_threshold"]),
        emotion_threshold=float(record["emotion_threshold"]),
        sentence_thresholds=SentenceThresholds(*map(float, record["sentence_thresholds"])),
        lemma_rules=tuple(str(rule) for rule in record["lemma_rules"]),
        sha256=dict(record["sha256"]),
        scores=dict(record["scores"]),
    )


def _check_file(bundle: Bundle, name: str) -> None:
    if Path(name).name != name:
        raise BundleError(f"The model in {bundle.folder} names a file outside its folder: {name}")
    path = bundle.folder / name
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BundleError(
            f"The model file {path} cannot be read ({error}). Reinstall fabula."
        ) from error
    if digest != bundle.sha256.get(name):
        raise BundleError(
            f"The model file {path} is not the one its record names (sha256 differs). "
            "A download was cut short, or git left a pointer in its place: reinstall fabula."
        )
