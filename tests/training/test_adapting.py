"""An encoder is made at home in novels once."""

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.adapting import AdaptConfig, adapt_trunk  # noqa: E402

pytestmark = pytest.mark.torch
CONFIG = AdaptConfig(n_words=600, n_pieces=30, batch_size=2, learning_rate=3e-3)
STORY = "The mother of Tom Pell ran to Galway. Tom walked, and he said no.\n\n" * 40


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    path = tmp_path / "novel.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def _losses(folder: Path) -> list[float]:
    lines = (folder / "curve.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["loss"] for line in lines]


def test_hidden_words_are_guessed_better_and_heads_stay(reader, novel, tmp_path: Path) -> None:
    before = deepcopy(reader.state_dict())
    adapt_trunk(reader.trunk, [novel] * 16, build_tokenizer(), CONFIG, tmp_path / "run")
    losses = _losses(tmp_path / "run")
    assert losses[-1] < losses[0]
    for name, weight in reader.state_dict().items():
        is_adapted = name.startswith(("trunk.encoder.", "trunk.case."))
        assert is_adapted or torch.equal(weight, before[name]), name
    assert not torch.equal(reader.trunk.case.weight, before["trunk.case.weight"])


def test_what_is_done_is_loaded(reader, novel, tmp_path: Path) -> None:
    other = deepcopy(reader)
    config = replace(CONFIG, n_words=60)
    adapt_trunk(reader.trunk, [novel], build_tokenizer(), config, tmp_path / "run")
    n_steps = len(_losses(tmp_path / "run"))
    adapt_trunk(other.trunk, [novel], build_tokenizer(), config, tmp_path / "run")
    assert len(_losses(tmp_path / "run")) == n_steps
    for name, weight in reader.trunk.state_dict().items():
        assert torch.equal(weight, other.trunk.state_dict()[name]), name
