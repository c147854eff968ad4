"""From torch modules to the files of a bundle: ONNX graphs, int8 where it is safe."""

import copy
import re
import tempfile
import warnings
from dataclasses import dataclass, fields
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from fabula.encode.links import LinkVectors
from fabula.encode.readings import Reading
from training.attentions import fuse_attention
from training.models import ArcTyper, SpanLinker, SpanTyper, Trunk

OPSET = 17

MAX_GRAPH_BYTES = 90_000_000
WEIGHTS_NAME = "weights.bin"
MIN_WEIGHT_BYTES = 1_000
"""Smaller arrays are no weights but shapes and indices, which a graph needs in itself."""

_HEAVY_PRODUCT = re.compile(
    r"/encoder/.*(?<!/spare)/MatMul$"
    r"|/(told\.0|tags\.0|row\.0|column\.0|event_head\.0|(arc_|link_)?ends)(/linear)?/MatMul$"
)
"""The layers of the encoder and the first layers of the heads: nearly all of the time."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """The names of a graph's arrays, and of those of their axes whose length is not fixed."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


TRUNK_SIGNATURE = _Signature(
    inputs=("piece_ids", "piece_case", "word_first", "word_last"),
    outputs=tuple(field.name for field in fields(Reading)),
    axes={
        "piece_ids": {1: "n_pieces"},
        "piece_case": {1: "n_pieces"},
        "word_first": {1: "n_words"},
        "word_last": {1: "n_words"},
        # ONNX wants a name of its own for each axis of one array.
        **{field.name: {1: "n_words"} for field in fields(Reading)},
        **{name: {1: "n_words", 2: "n_words_"} for name in ("mention", "arc")},
    },
)
SPANS_SIGNATURE = _Signature(
    inputs=("first", "last", "mean"),
    outputs=("category", "form"),
    axes={name: {0: "n_spans"} for name in ("first", "last", "mean", "category", "form")},
)
LINKS_SIGNATURE = _Signature(
    inputs=("first", "last", "mean"),
    outputs=tuple(field.name for field in fields(LinkVectors)),
    axes={
        name: {0: "n_spans"}
        for name in ("first", "last", "mean", *(field.name for field in fields(LinkVectors)))
    },
)
ARCS_SIGNATURE = _Signature(
    inputs=("dependent", "head"),
    outputs=("relation",),
    axes={name: {0: "n_arcs"} for name in ("dependent", "head", "relation")},
)

PROBABILITIES = frozenset(("event", "mention", "sentence_last", "emotion", "speech"))
"""Outputs of the trunk that the graph turns from logits to probabilities."""


class _TrunkGraph(nn.Module):
    """The trunk as a plain function from arrays to arrays, one window at a time."""

    def __init__(self, trunk: Trunk) -> None:
        super().__init__()
        self.trunk = copy.deepcopy(trunk).cpu().eval()
        # The fused attention kernel has no ONNX of this opset.
        self.trunk.encoder.set_attn_implementation("eager")

    def forward(
        self, piece_ids: Tensor, piece_case: Tensor, word_first: Tensor, word_last: Tensor
    ) -> tuple[Tensor, ...]:
        mask = torch.ones_like(piece_ids)
        output = self.trunk(piece_ids, piece_case, mask, word_first, word_last)
        return tuple(
            torch.sigmoid(getattr(output, name)) if name in PROBABILITIES else getattr(output, name)
            for name in TRUNK_SIGNATURE.outputs
        )


class _SpansGraph(nn.Module):
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
    ``word_last`` [1, n_words]. Outputs (float32): those of ``fabula.encode.readings.Reading``,
    with an axis of one window before them.

    Args:
        trunk: trained, in any mode; it is not changed.
        path: where to write.
        quantized: int8 weights, dynamic quantisation with one scale a column; the last layers of
            the heads stay float32, being too small to gain and the first to lose.
    """
    # Any ids will do: the exporter traces what is done with them.
    pieces, words = torch.ones(1, 12, dtype=torch.int64), torch.arange(1, 11).unsqueeze(0)
    example = (pieces, pieces, words, words)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _export(_TrunkGraph(trunk), example, plain, TRUNK_SIGNATURE)
        model = _quantize(plain) if quantized else onnx.load(plain)
    fuse_attention(model, trunk.encoder.config.num_attention_heads)
    _save_split(model, path)


def export_spans(typer: SpanTyper, path: Path) -> None:
    """Write the span typer as float32 ONNX.

    Inputs ``first``, ``last``, ``mean`` (float32[n_spans, n_span_features]); outputs ``category``
    [n_spans, 6] and ``form`` [n_spans, 3] as probabilities.
    """
    spans = torch.zeros(3, typer.category.in_features)
    _export(_SpansGraph(typer), (spans, spans, spans), path, SPANS_SIGNATURE)


def export_links(linker: SpanLinker, path: Path) -> None:
    """Write the span linker as float32 ONNX.

    Inputs ``first``, ``last``, ``mean`` (float32[n_spans, n_link_features]); outputs those of
    ``fabula.encode.links.LinkVectors``.
    """
    spans = torch.zeros(3, linker.none.in_features)
    graph = copy.deepcopy(linker).cpu().eval()
    _export(graph, (spans, spans, spans), path, LINKS_SIGNATURE)


def export_arcs(typer: ArcTyper, path: Path) -> None:
    """Write the arc typer as float32 ONNX.

    Inputs ``dependent`` and ``head`` (float32[n_arcs, n_relation_features]); output ``relation``
    [n_arcs, n_relations], logits.
    """
    arcs = torch.zeros(3, typer.relation.in_features)
    _export(copy.deepcopy(typer).cpu().eval(), (arcs, arcs), path, ARCS_SIGNATURE)


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


def _quantize(source: Path) -> onnx.ModelProto:
    nodes = onnx.load(source).graph.node
    with tempfile.TemporaryDirectory() as folder:
        ready, small = Path(folder) / "ready.onnx", Path(folder) / "small.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            small,
            weight_type=QuantType.QInt8,
            # One scale for a whole matrix costs 2 points of F1 on the development documents.
            per_channel=True,
            nodes_to_quantize=[node.name for node in nodes if _is_heavy(node)],
            extra_options={"MatMulConstBOnly": True},
        )
        return onnx.load(small)


def _save_split(model: onnx.ModelProto, target: Path) -> None:
    """Write a graph; one too large for git has its largest weights in a file beside it."""
    n_bytes = model.ByteSize()
    for tensor in sorted(model.graph.initializer, key=lambda one: -len(one.raw_data)):
        if n_bytes <= MAX_GRAPH_BYTES or len(tensor.raw_data) < MIN_WEIGHT_BYTES:
            break
        n_bytes -= len(tensor.raw_data)
        set_external_data(tensor, location=WEIGHTS_NAME)
    onnx.save_model(model, target)
    for path in (target, target.parent / WEIGHTS_NAME):
        if path.exists():
            # The library writes data files that only their owner may read.
            path.chmod(0o644)


def _is_heavy(node: onnx.NodeProto) -> bool:
    """Products with many weights, and the word embeddings."""
    if node.op_type == "Gather":
        return "/word_embeddings/" in node.name
    return node.op_type == "MatMul" and _HEAVY_PRODUCT.search(node.name) is not None
