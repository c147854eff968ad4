"""The attention of an exported graph as one node a layer, which ONNX Runtime reads faster."""

from collections.abc import Callable, Mapping

import onnx
from onnx import ModelProto, NodeProto

DOMAIN = "com.microsoft"


def fuse_attention(model: ModelProto, n_heads: int) -> int:
    """Put one ``MultiHeadAttention`` in the place of what the exporter wrote for each layer.

    Only plain attention is taken: scores of queries and keys, scaled by the root of a head's size,
    with nothing but the mask added. A window is read by itself and has no padding, so the mask
    hides nothing and goes. Attention with more in it (the relative places of mpnet) is left as
    it is.

    Args:
        model: exported with ``attn_implementation="eager"``, before or after quantisation; changed.
        n_heads: of each layer.

    Returns:
        How many layers were taken.
    """
    graph = model.graph
    made_by = {name: node for node in graph.node for name in node.output}
    used_by = {name: node for node in graph.node for name in node.input}
    n_fused = 0
    for softmax in [node for node in graph.node if node.op_type == "Softmax"]:
        ends = _find_ends(softmax, made_by, used_by)
        if ends:
            _replace(graph, *ends, n_heads)
            n_fused += 1
    if n_fused:
        _drop_unused(graph)
        if all(one.domain != DOMAIN for one in model.opset_import):
            model.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
    return n_fused


def _find_ends(
    softmax: NodeProto, made_by: Mapping[str, NodeProto], used_by: Mapping[str, NodeProto]
) -> tuple[list[str], NodeProto] | None:
    """The arrays of queries, keys and values, and the node whose output the layer goes on with."""
    scores = _walk(softmax, made_by, "Add", "Mul", "MatMul")
    mixed = used_by.get(softmax.output[0])
    if scores is None or mixed is None or mixed.op_type != "MatMul":
        return None
    heads = [*scores.input, mixed.input[1]]
    split = [_walk(made_by[name], made_by, "Reshape") for name in heads if name in made_by]
    joined = _follow(mixed, used_by, "Transpose", "Reshape")
    if joined is None or len(split) != len(heads):
        return None
    sources = [node.input[0] for node in split if node]
    return (sources, joined) if len(sources) == len(heads) else None


def _walk(node: NodeProto, made_by: Mapping[str, NodeProto], *kinds: str) -> NodeProto | None:
    """Go back along first inputs, through nodes of these kinds."""
    return _trace(node, lambda one: made_by.get(one.input[0]), *kinds)


def _follow(node: NodeProto, used_by: Mapping[str, NodeProto], *kinds: str) -> NodeProto | None:
    """Go on along outputs, through nodes of these kinds."""
    return _trace(node, lambda one: used_by.get(one.output[0]), *kinds)


def _trace(
    node: NodeProto, step: Callable[[NodeProto], NodeProto | None], *kinds: str
) -> NodeProto | None:
    for kind in kinds:
        beside = step(node)
        if beside is None or beside.op_type != kind:
            return None
        node = beside
    return node


def _replace(graph: onnx.GraphProto, sources: list[str], joined: NodeProto, n_heads: int) -> None:
    fused = onnx.helper.make_node(
        "MultiHeadAttention",
        sources,
        list(joined.output),
        name=joined.name.replace("Reshape", "MultiHeadAttention"),
        domain=DOMAIN,
        num_heads=n_heads,
    )
    place = list(graph.node).index(joined)
    graph.node.remove(joined)
    graph.node.insert(place, fused)


def _drop_unused(graph: onnx.GraphProto) -> None:
    """Leave out nodes and arrays that no output depends on any more."""
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    weights = [array for array in graph.initializer if array.name in needed]
    for field, left in ((graph.node, kept[::-1]), (graph.initializer, weights)):
        del field[:]
        field.extend(left)
