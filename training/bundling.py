"""A trained model put together as a bundle: graphs, tokenizer, record and card."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fabula.encode.bundles import FILE_NAMES, RECORD_FORMAT, RECORD_NAME
from fabula.records import CATEGORIES, FORMS
from training.exporting import export_trunk, export_typer
from training.models import SpanTyper, Trunk

MAX_FILE_BYTES = 95_000_000
"""Larger files do not go into git."""


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What a bundle's record says beside what is measured; see ``fabula.encode.bundles.Bundle``."""

    name: str
    version: int
    encoder: str
    n_pieces: int = 254
    n_overlap: int = 64
    mention_threshold: float = 0.5
    event_threshold: float = 0.4
    licence: str = "Apache-2.0"


def write_bundle(
    trunk: Trunk, typer: SpanTyper, tokenizer_file: Path, plan: BundlePlan, folder: Path, *, quantized: bool = True
) -> None:
    """Export a model into ``folder``, with a record that has no scores yet.

    Raises:
        ValueError: a file is too large for git.
    """
    folder.mkdir(parents=True, exist_ok=True)
    export_trunk(trunk, folder / "trunk.onnx", quantized=quantized)
    export_typer(typer, folder / "spans.onnx")
    shutil.copyfile(tokenizer_file, folder / "tokenizer.json")
    for name in FILE_NAMES:
        size = (folder / name).stat().st_size
        if size > MAX_FILE_BYTES:
            raise ValueError(f"{name} has {size} bytes; files over {MAX_FILE_BYTES} do not go into git")
    write_record(folder, plan, scores={})


def write_record(folder: Path, plan: BundlePlan, scores: Mapping[str, Any]) -> None:
    """Write ``bundle.json`` for the files that lie in a folder."""
    record = {
        "format": RECORD_FORMAT,
        "name": plan.name,
        "version": plan.version,
        "licence": plan.licence,
        "encoder": plan.encoder,
        "categories": list(CATEGORIES),
        "forms": list(FORMS),
        "n_pieces": plan.n_pieces,
        "n_overlap": plan.n_overlap,
        "mention_threshold": plan.mention_threshold,
        "event_threshold": plan.event_threshold,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILE_NAMES},
        "scores": dict(scores),
    }
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (folder / RECORD_NAME).write_text(text, encoding="utf-8")
