"""Only attention that is nothing but attention becomes one node."""

from collections import Counter
from pathlib import Path

import pytest

from tests.encode.vocabularies import build_tokenizer
from tests.training.conftest import LEMMA_RULES

pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
onnx = pytest.importorskip("onnx", reason="onnx is not installed (docs/training.md)")
transformers = pytest.importorskip("transformers", reason="transformers is not installed")
from training.attentions import fuse_attention  # noqa: E402
from training.exporting import export_trunk  # noqa: E402
from training.models import Reader, Trunk  # noqa: E402

pytestmark = pytest.mark.torch


def _count_kinds(trunk: Trunk, path: Path) -> Counter[str]:
    export_trunk(trunk, path, quantized=False)
    return Counter(node.op_type for node in onnx.load(path).graph.node)


def test_plain_attention_is_one_node_a_layer(reader: Reader, tmp_path: Path) -> None:
    kinds = _count_kinds(reader.trunk, tmp_path / "trunk.onnx")
    assert kinds["MultiHeadAttention"] == reader.trunk.encoder.config.num_hidden_layers
    assert not kinds["Softmax"]


def test_attention_that_weighs_relative_places_is_left(tmp_path: Path) -> None:
    config = transformers.MPNetConfig(
        vocab_size=build_tokenizer().get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
    )
    encoder = transformers.MPNetModel(config, add_pooling_layer=False)
    kinds = _count_kinds(Trunk(encoder, len(LEMMA_RULES), 16), tmp_path / "trunk.onnx")
    assert kinds["Softmax"] == 2
    assert not kinds["MultiHeadAttention"]


def test_what_is_fused_already_stays(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "trunk.onnx"
    export_trunk(reader.trunk, path, quantized=False)
    model = onnx.load(path)
    before = model.SerializeToString()
    assert fuse_attention(model, 2) == 0
    assert model.SerializeToString() == before
