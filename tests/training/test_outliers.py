"""Outliers read apart: the same in float32, nearer in int8."""

from random import Random

import pytest

from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.batches import Batch, Sampler  # noqa: E402
from training.examples import example_from_litbank  # noqa: E402
from training.models import Reader  # noqa: E402
from training.outliers import N_CHANNELS, SplitLinear, split_outliers  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture
def batch(document) -> Batch:
    sampler = Sampler(build_tokenizer(), n_pieces=62, batch_size=4, hidden_share=0.0)
    return next(sampler.batches([example_from_litbank(document)], Random(0)))


def _say(trunk, batch: Batch):
    with torch.no_grad():
        return trunk(
            batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last
        )


def _plant_outliers(reader: Reader) -> None:
    """Make some channels large before a product, and their weights small after it."""
    layer = reader.trunk.encoder.encoder.layer[0]
    with torch.no_grad():
        layer.intermediate.dense.weight[:3] *= 50
        layer.intermediate.dense.bias[:3] += 50
        layer.output.dense.weight[:, :3] /= 50


def test_the_same_is_said(reader: Reader, batch: Batch) -> None:
    reader.eval()
    _plant_outliers(reader)
    split = split_outliers(reader.trunk, [batch])
    assert any(isinstance(module, SplitLinear) for module in split.modules())
    assert not any(isinstance(module, SplitLinear) for module in reader.trunk.modules())
    before, after = _say(reader.trunk, batch), _say(split, batch)
    for name in ("mention", "event", "upos", "arc", "ends"):
        torch.testing.assert_close(getattr(after, name), getattr(before, name), atol=1e-4, rtol=0)


def test_the_largest_channels_are_read_apart(reader: Reader, batch: Batch) -> None:
    reader.eval()
    _plant_outliers(reader)
    split = split_outliers(reader.trunk, [batch])
    apart = split.encoder.encoder.layer[0].output.dense
    assert isinstance(apart, SplitLinear)
    assert {0, 1, 2} <= set(apart.channels.tolist())
    assert len(apart.channels) == N_CHANNELS
    assert apart.kept[apart.channels].sum() == 0
