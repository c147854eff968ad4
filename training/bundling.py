"""A trained model put together as a bundle: graphs, tokenizer and record."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.annotators import fabula_annotator
from evaluation.readings import fabula_reader
from evaluation.runs import run_evaluation
from evaluation.splits import load_splits
from fabula.encode import load_bundle
from fabula.encode.bundles import FILE_NAMES, LABELS, RECORD_FORMAT, RECORD_NAME
from training.batches import Batch
from training.exporting import WEIGHTS_NAME, export_arcs, export_spans, export_trunk
from training.models import Reader
from training.outliers import split_outliers

MAX_FILE_BYTES = 95_000_000
"""Larger files do not go into git."""

CARD_LAYERS = ("entities", "events", "syntax", "emotions")
CARD_MEASURES = (
    "entities/prop+nom typed",
    "entities/all untyped",
    "entities/all typed",
    "events/realis triggers",
    "syntax/upos",
    "syntax/gold words upos",
    "syntax/gold words lemma",
    "syntax/las",
    "syntax/gold words las",
    "emotions/overlap",
)
"""What the record and the model card show."""


SCORE_TOLERANCE = 0.3
"""F1 points by which another processor's rounding may move a score."""


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What a bundle's record says beside what is measured; see ``fabula.encode.bundles.Bundle``."""

    name: str
    version: int
    encoder: str
    lemma_rules: tuple[str, ...]
    n_pieces: int = 254
    n_overlap: int = 64
    mention_threshold: float = 0.5
    event_threshold: float = 0.4
    emotion_threshold: float = 0.3
    sentence_thresholds: tuple[float, float] = (0.1, 0.9)
    licence: str = "Apache-2.0"


def write_bundle(
    reader: Reader,
    tokenizer_file: Path,
    plan: BundlePlan,
    folder: Path,
    *,
    quantized: bool = True,
    samples: Sequence[Batch] = (),
) -> None:
    """Export a model into ``folder``, with a record that has no scores yet.

    The files are made in a folder beside it and moved, the record last, so that a failure leaves
    the old bundle as it was. Other files of ``folder`` (the card) stay.

    Args:
        reader: trained.
        tokenizer_file: of its encoder.
        plan: what the record says.
        folder: where the bundle is written.
        quantized: see :func:`training.exporting.export_trunk`.
        samples: text to look for outliers in, which are then read apart; without any they are not.

    Raises:
        ValueError: a file is too large for git.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".bundle-") as made:
        beside = Path(made)
        trunk = split_outliers(reader.trunk, samples) if samples else reader.trunk
        export_trunk(trunk, beside / "trunk.onnx", quantized=quantized)
        export_spans(reader.spans, beside / "spans.onnx")
        export_arcs(reader.arcs, beside / "arcs.onnx")
        shutil.copyfile(tokenizer_file, beside / "tokenizer.json")
        _check_sizes(beside)
        write_record(beside, plan, scores={})
        for name in (*_list_files(beside), RECORD_NAME):
            (beside / name).replace(folder / name)


def _list_files(folder: Path) -> list[str]:
    """The files of a bundle, without its record and its card."""
    extra = [WEIGHTS_NAME] if (folder / WEIGHTS_NAME).exists() else []
    return [*FILE_NAMES, *extra]


def _check_sizes(folder: Path) -> None:
    for name in _list_files(folder):
        size = (folder / name).stat().st_size
        if size > MAX_FILE_BYTES:
            raise ValueError(
                f"{name} has {size} bytes; files over {MAX_FILE_BYTES} do not go into git"
            )


def score_bundle(folder: Path, plan: BundlePlan, data_dir: Path, limit: int | None = None) -> None:
    """Measure a bundle on the development documents, from raw text, and write its record anew.

    Raises:
        ValueError: a document could not be read.
    """
    write_record(folder, plan, _measure(folder, data_dir, limit))


def check_scores(folder: Path, data_dir: Path) -> None:
    """Measure a bundle again and compare with its record.

    Raises:
        ValueError: a score cannot be reproduced, so that the bundle must not ship.
    """
    told = load_bundle(folder).scores
    found = _measure(folder, data_dir, None)
    wrong = [
        f"{name}: {told.get('f1', {}).get(name)} is told, {score} was measured"
        for name, score in found["f1"].items()
        if abs(told.get("f1", {}).get(name, -1.0) - score) > SCORE_TOLERANCE
    ]
    if wrong:
        raise ValueError(f"The scores of {folder} cannot be reproduced. " + "; ".join(wrong))


def _measure(folder: Path, data_dir: Path, limit: int | None) -> dict[str, Any]:
    reader, annotator = fabula_reader(str(folder)), fabula_annotator(folder)
    run = run_evaluation(data_dir, reader, annotator, layers=CARD_LAYERS, limit=limit)
    if run.failures:
        raise ValueError(f"no scores for {folder}: {run.failures}")
    scores = {
        measure.name: round(measure.headline, 2)
        for layer in CARD_LAYERS
        for measure in run.measures(layer)
        if measure.name in CARD_MEASURES
    }
    sizes = {name: limit or len(names) for name, names in load_splits().items() if name != "pdnc"}
    counts = ", ".join(f"{n} of {name}" for name, n in sizes.items())
    return {"split": f"development: {counts}", "f1": scores}


def write_record(folder: Path, plan: BundlePlan, scores: Mapping[str, Any]) -> None:
    """Write ``bundle.json`` for the files that lie in a folder."""
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in _list_files(folder)
    }
    record = {
        "format": RECORD_FORMAT,
        "name": plan.name,
        "version": plan.version,
        "licence": plan.licence,
        "encoder": plan.encoder,
        "labels": {name: list(labels) for name, labels in LABELS.items()},
        "lemma_rules": list(plan.lemma_rules),
        "n_pieces": plan.n_pieces,
        "n_overlap": plan.n_overlap,
        "mention_threshold": plan.mention_threshold,
        "event_threshold": plan.event_threshold,
        "emotion_threshold": plan.emotion_threshold,
        "sentence_thresholds": list(plan.sentence_thresholds),
        "sha256": digests,
        "scores": dict(scores),
    }
    beside = folder / f"{RECORD_NAME}.part"
    beside.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(folder / RECORD_NAME)
