"""GEXF 1.2: the network of who speaks to whom, as Gephi reads it, with its course by chapter.

One file holds the whole and its course: static attributes are totals; spells and the dynamic
attribute ``lines in chapter`` say in which chapters. Chapter ``n`` lasts from ``n`` to ``n.9``,
for GEXF's intervals hold both their ends, and those of two chapters must not touch.

Source: the GEXF primer, draft 1.2, which every version of Gephi and of networkx reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from lxml import etree

from fabula.export.networks import Edge, Network, build_network
from fabula.export.textless_stories import withhold_words
from fabula.export.xml_elements import add_element, make_root, write_document
from fabula.records import Story

_NAMESPACE: Final = "http://www.gexf.net/1.2draft"
_NODE_VALUES: Final = {
    "is_character": ("character", "boolean"),
    "is_narrator": ("narrator", "boolean"),
    "pronouns": ("pronouns", "string"),
    "n_mentions": ("mentions", "integer"),
    "n_lines": ("lines", "integer"),
    "n_lines_to_unknown": ("lines to unknown", "integer"),
    "n_lines_heard": ("lines heard", "integer"),
}
"""Title and type of each attribute, by the field of a node that it shows."""
_EDGE_VALUES: Final = {"n_lines": ("lines", "integer"), "n_chars": ("characters said", "integer")}
_COURSE: Final = {"n_lines_in_chapter": ("lines in chapter", "integer")}


def make_gexf(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The network as one GEXF file.

    Args:
        story: the story.
        stem: what the file's name begins with.
        with_text: False leaves the names of the cast alone.
    """
    told = story if with_text else withhold_words(story)
    return {f"{stem}.gexf": _to_gexf(build_network(told))}


def _to_gexf(network: Network) -> bytes:
    root = make_root(_NAMESPACE, "gexf", {"version": "1.2"})
    meta = add_element(root, "meta")
    add_element(meta, "creator").text = "fabula"
    add_element(meta, "description").text = "Who speaks to whom. Time counts chapters."
    graph = add_element(
        root, "graph", defaultedgetype="directed", mode="dynamic", timeformat="double"
    )
    _declare(graph, "node", "static", _NODE_VALUES)
    _declare(graph, "edge", "static", _EDGE_VALUES)
    _declare(graph, "edge", "dynamic", _COURSE)
    nodes = add_element(graph, "nodes")
    for node in network.nodes:
        element = add_element(nodes, "node", id=node.id, label=node.name)
        _add_values(add_element(element, "attvalues"), node, _NODE_VALUES)
        _add_spells(element, node.chapters)
    edges = add_element(graph, "edges")
    for number, edge in enumerate(network.edges):
        _add_edge(edges, edge, number)
    return write_document(root, pretty=True)


def _declare(
    graph: etree._Element, kind: str, mode: str, values: Mapping[str, tuple[str, str]]
) -> None:
    attributes = add_element(graph, "attributes", **{"class": kind, "mode": mode})
    for name, (title, value_type) in values.items():
        add_element(attributes, "attribute", id=name, title=title, type=value_type)


def _add_values(parent: etree._Element, row: Any, values: Mapping[str, tuple[str, str]]) -> None:
    for name in values:
        value = getattr(row, name)
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        add_element(parent, "attvalue", **{"for": name, "value": shown})


def _add_edge(parent: etree._Element, edge: Edge, number: int) -> None:
    element = add_element(
        parent,
        "edge",
        id=str(number),
        source=edge.source,
        target=edge.target,
        weight=str(edge.n_lines),
    )
    values = add_element(element, "attvalues")
    _add_values(values, edge, _EDGE_VALUES)
    for chapter, n_lines in edge.by_chapter:
        course = {"for": next(iter(_COURSE)), "value": str(n_lines)}
        add_element(values, "attvalue", **course, **_interval(chapter))
    _add_spells(element, (chapter for chapter, _ in edge.by_chapter))


def _add_spells(parent: etree._Element, chapters: Iterable[int]) -> None:
    spells = [_interval(chapter) for chapter in chapters]
    if spells:
        holder = add_element(parent, "spells")
        for spell in spells:
            add_element(holder, "spell", **spell)


def _interval(chapter: int) -> dict[str, str]:
    return {"start": f"{chapter}.0", "end": f"{chapter}.9"}
