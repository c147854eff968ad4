"""From torch modules to the files of a bundle: two ONNX graphs, int8 where it is safe."""

import copy
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.models import SpanTyper, Trunk

OPSET = 17


@dataclass(frozen=True, slots=True)
class _Signature:
    """The names of a graph's arrays, and of those of their axes whose length is not fixed."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


TRUNK_SIGNATURE = _Signature(
    inputs=("piece_ids", "piece_case", "word_first", "word_last"),
    outputs=("event", "mention", "ends"),
    axes={
        "piece_ids": {1: "n_pieces"},
        "piece_case": {1: "n_pieces"},
        "word_first": {1: "n_words"},
        "word_last": {1: "n_words"},
        "event": {1: "n_words"},
        # ONNX wants a name of its own for each axis of one array.
        "mention": {1: "n_words", 2: "n_words_"},
        "ends": {1: "n_words"},
    },
)
TYPER_SIGNATURE = _Signature(
    inputs=("first", "last", "mean"),
    outputs=("category", "form"),
    axes={name: {0: "n_spans"} for name in ("first", "last", "mean", "category", "form")},
)


class _TrunkGraph(nn.Module):
    """The trunk as a plain function from arrays to arrays, one window at a time."""

    def __init__(self, trunk: Trunk) -> None:
        super().__init__()
        self.trunk = copy.deepcopy(trunk).cpu().eval()
        # The fused attention kernel has no ONNX of this opset.
        self.trunk.encoder.set_attn_implementation("eager")

    def forward(
        self, piece_ids: Tensor, piece_case: Tensor, word_first: Tensor, word_last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        mask = torch.ones_like(piece_ids)
        output = self.trunk(piece_ids, piece_case, mask, word_first, word_last)
        return torch.sigmoid(output.event), torch.sigmoid(output.mention), output.ends


class _TyperGraph(nn.Module):
    """The span typer with probabilities for outputs."""

    def __init__(self, typer: SpanTyper) -> None:
        super().__init__()
        self.typer = copy.deepcopy(typer).cpu().eval()

    def forward(self, first: Tensor, last: Tensor, mean: Tensor) -> tuple[Tensor, Tensor]:
        category, form = self.typer(first, last, mean)
        return category.softmax(-1), form.softmax(-1)


def export_trunk(trunk: Trunk, path: Path, *, quantized: bool) -> None:
    """Write the trunk as ONNX.

    Inputs (int64): ``piece_ids`` and ``piece_case`` [1, n_pieces], ``word_first`` and
    ``word_last`` [1, n_words]. Outputs (float32): ``event`` [1, n_words] and ``mention``
    [1, n_words, n_words] as probabilities, ``ends`` [1, n_words, 3 * n_span_features].

    Args:
        trunk: trained, in any mode; it is not changed.
        path: where to write.
        quantized: int8 weights (dynamic quantisation of the encoder, one scale a column); the
            heads stay float32, being too small to gain and the first to lose.
    """
    # Any ids will do: the exporter traces what is done with them.
    pieces, words = torch.ones(1, 12, dtype=torch.int64), torch.arange(1, 11).unsqueeze(0)
    example = (pieces, pieces, words, words)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx" if quantized else path
        _export(_TrunkGraph(trunk), example, plain, TRUNK_SIGNATURE)
        if quantized:
            _quantize(plain, path)


def export_typer(typer: SpanTyper, path: Path) -> None:
    """Write the span typer as float32 ONNX.

    Inputs ``first``, ``last``, ``mean`` (float32[n_spans, n_span_features]); outputs ``category``
    [n_spans, 6] and ``form`` [n_spans, 3] as probabilities.
    """
    spans = torch.zeros(3, typer.category.in_features)
    _export(_TyperGraph(typer), (spans, spans, spans), path, TYPER_SIGNATURE)


def _export(
    graph: nn.Module, example: tuple[Tensor, ...], path: Path, signature: _Signature
) -> None:
    with warnings.catch_warnings(), torch.no_grad():
        # The tracing exporter says it is old; it writes the smaller graph and needs no onnxscript.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph,
            example,
            str(path),
            input_names=list(signature.inputs),
            output_names=list(signature.outputs),
            dynamic_axes=signature.axes,
            opset_version=OPSET,
            dynamo=False,
        )


def _quantize(source: Path, target: Path) -> None:
    nodes = onnx.load(source).graph.node
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            target,
            weight_type=QuantType.QInt8,
            # One scale for a whole matrix costs 2 points of F1 on the development documents.
            per_channel=True,
            nodes_to_quantize=[node.name for node in nodes if _is_encoder_weight(node)],
            extra_options={"MatMulConstBOnly": True},
        )


def _is_encoder_weight(node: onnx.NodeProto) -> bool:
    """The layers and the word embeddings: nearly all of the weight and of the time."""
    in_layers = node.op_type == "MatMul" and "/encoder/" in node.name
    return in_layers or (node.op_type == "Gather" and "/word_embeddings/" in node.name)
