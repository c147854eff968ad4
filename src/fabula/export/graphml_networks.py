"""GraphML: the network of who speaks to whom, of the whole story or one file a chapter.

Every attribute is flat, a text, a number or a flag, so that any program that draws networks shows
it. Source: Brandes et al. 2002, GraphML progress report; the schema of graphml.graphdrawing.org.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final

from lxml import etree

from fabula.export.chapters import Chapters, chapter_title
from fabula.export.networks import Edge, Network, Node, build_network
from fabula.export.signs import xml_text
from fabula.export.textless_stories import withhold_words
from fabula.export.xml_elements import add_element, make_root, write_document
from fabula.records import Story

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Final = {"bool": "boolean", "int": "long", "str": "string"}
_NODE_KEYS: Final = {
    "label" if field.name == "name" else field.name: (field.name, _TYPES[str(field.type)])
    for field in fields(Node)
    if field.name not in {"id", "chapters"}
}
"""Field and type of each key of a node; programs show the key ``label`` beside the node."""
_EDGE_KEYS: Final = {
    "weight": ("n_lines", "double"),
    "n_lines": ("n_lines", "long"),
    "n_chars": ("n_chars", "long"),
}


def make_graphml(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The network of the whole story as one GraphML file.

    Args:
        story: the story.
        stem: what the file's name begins with.
        with_text: False leaves the names of the cast alone.
    """
    told = story if with_text else withhold_words(story)
    return {f"{stem}.graphml": _to_graphml(build_network(told), "whole story")}


def make_chapter_graphml(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The network of each chapter, one GraphML file each; where nobody speaks it is empty.

    Args:
        story: the story.
        stem: what the files' names begin with.
        with_text: False leaves the names of the cast alone.
    """
    told = story if with_text else withhold_words(story)
    files = {}
    sections = Chapters(told).sections
    n_digits = len(str(len(sections)))
    for number in range(1, max(1, len(sections)) + 1):
        network = build_network(told, number)
        title = chapter_title(sections[number - 1], number) if sections else "whole story"
        files[f"{stem}-{number:0{n_digits}}.graphml"] = _to_graphml(network, title)
    return files


def _to_graphml(network: Network, title: str) -> bytes:
    root = make_root(_NAMESPACE, "graphml", {})
    add_element(
        root, "key", **{"id": "title", "for": "graph", "attr.name": "title", "attr.type": "string"}
    )
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key, (_, value_type) in keys.items():
            named = {"attr.name": key, "attr.type": value_type}
            add_element(root, "key", **{"id": f"{kind}-{key}", "for": kind, **named})
    graph = add_element(root, "graph", id="speech", edgedefault="directed")
    add_element(graph, "data", key="title").text = xml_text(title)
    for node in network.nodes:
        _add_data(add_element(graph, "node", id=node.id), "node", node)
    for number, edge in enumerate(network.edges):
        ends = {"source": edge.source, "target": edge.target}
        _add_data(add_element(graph, "edge", id=f"e{number}", **ends), "edge", edge)
    return write_document(root, pretty=True)


def _add_data(element: etree._Element, kind: str, row: Node | Edge) -> None:
    for key, (name, _) in (_NODE_KEYS if kind == "node" else _EDGE_KEYS).items():
        value: Any = getattr(row, name)
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        add_element(element, "data", key=f"{kind}-{key}").text = xml_text(shown)
