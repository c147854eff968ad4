"""``python -m training``: what it does where nothing is given."""

import os
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from evaluation.splits import load_splits
from training.__main__ import _parse, load_examples
from training.fitting import FitConfig

pytestmark = pytest.mark.torch
DATA = Path(os.environ.get("FABULA_DATA", "../shared/data"))


def test_defaults_are_those_of_the_shipped_bundle() -> None:
    options = _parse([])
    assert options.epochs == FitConfig().n_epochs
    assert options.bundle == Path("src/fabula/bundles/en-small")
    assert options.encoder is None
    assert options.limit is None


def test_development_documents_are_not_trained_on() -> None:
    if not (DATA / "litbank").is_dir():
        pytest.skip(f"no LitBank in {DATA} (set FABULA_DATA)")
    examples = load_examples(DATA)
    assert not {example.name for example in examples} & set(load_splits()["litbank"])
    assert len(examples) == 64
