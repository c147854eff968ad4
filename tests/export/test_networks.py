import io
from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest

from fabula.export.gexf_networks import make_gexf
from fabula.export.graphml_networks import make_chapter_graphml, make_graphml
from fabula.export.networks import build_network
from fabula.records import Character, Quote, Section, SectionKind, Story, Table
from tests.example_stories import make_empty_story, make_story


def two_chapters() -> Story:
    """Somebody says two lines to two others in one chapter and one back in the next."""
    story = make_story()
    lines = [
        Quote("q1", 0, 10, "ann", ("bob", "the-crowd"), 0.9, None, "", (), None),
        Quote("q2", 10, 20, "ann", ("bob", "bob"), 0.9, None, "", (), None),
        Quote("q3", 30, 34, "ann", (), 0.9, None, "", (), None),
        Quote("q4", 60, 70, "bob", ("ann",), 0.9, None, "", (), None),
        Quote("q5", 72, 75, "bob", ("ann",), 0.9, None, "", (), None, kind="thought"),
        Quote("q6", 78, 80, "mum", (), 0.9, None, "", (), None),
        Quote("q7", 80, 90, None, ("ann",), 0.0, None, "", (), None),
    ]
    cast = [
        Character("ann", "Ann <&> \x00“A”", (), ("she", "they"), 9, 3, 0, is_narrator=True),
        Character("bob", "Bob", (), ("he",), 5, 1, 4),
        Character("mum", "Mum", (), (), 1, 0, 4),
    ]
    sections = [
        Section("chapter-1", SectionKind.CHAPTER, "One\n<1>", 0, 50, 0),
        Section("chapter-1-scene-1", SectionKind.SCENE, "", 0, 50, 0, "chapter-1"),
        Section("chapter-2", SectionKind.CHAPTER, "", 50, 100, 50),
    ]
    return replace(
        story,
        quotes=Table(Quote, lines),
        characters=Table(Character, cast),
        sections=Table(Section, sections),
    )


def gexf_of(story: Story) -> nx.DiGraph:
    return nx.read_gexf(io.BytesIO(make_gexf(story, "book", True)["book.gexf"]))


def graphml_of(document: bytes) -> nx.DiGraph:
    return nx.read_graphml(io.BytesIO(document))


def test_lines_are_counted_by_pair_and_chapter() -> None:
    network = build_network(two_chapters())
    assert [(e.source, e.target, e.n_lines, e.n_chars, e.by_chapter) for e in network.edges] == [
        ("ann", "bob", 2, 20, ((1, 2),)),
        ("ann", "the-crowd", 1, 10, ((1, 1),)),
        ("bob", "ann", 1, 10, ((2, 1),)),
    ]


def test_all_of_the_cast_and_whoever_is_spoken_to_are_nodes() -> None:
    nodes = {node.id: node for node in build_network(two_chapters()).nodes}
    assert list(nodes) == ["ann", "bob", "mum", "the-crowd"]
    ann = nodes["ann"]
    assert (ann.n_lines, ann.n_lines_to_unknown, ann.n_lines_heard) == (3, 1, 1)
    assert not nodes["the-crowd"].is_character
    assert (nodes["mum"].n_lines_to_unknown, nodes["mum"].chapters) == (1, (2,))


def test_a_chapter_has_only_who_takes_part_in_it() -> None:
    network = build_network(two_chapters(), 2)
    assert [node.id for node in network.nodes] == ["ann", "bob", "mum"]
    assert [(edge.source, edge.n_lines) for edge in network.edges] == [("bob", 1)]


def test_networkx_reads_gexf_with_totals_and_course() -> None:
    graph = gexf_of(two_chapters())
    assert type(graph) is nx.DiGraph
    assert {(a, b): d["weight"] for a, b, d in graph.edges(data=True)} == {
        ("ann", "bob"): 2, ("ann", "the-crowd"): 1, ("bob", "ann"): 1}  # fmt: skip
    assert graph.edges["ann", "bob"]["lines in chapter"] == [(2, 1.0, 1.9)]
    assert graph.edges["bob", "ann"]["spells"] == [(2.0, 2.9)]
    ann = graph.nodes["ann"]
    assert ann["label"] == "Ann <&> �“A”"
    assert ann["spells"] == [(1.0, 1.9), (2.0, 2.9)]
    assert (ann["lines"], ann["narrator"], ann["pronouns"]) == (3, True, "she, they")
    assert graph.nodes["mum"]["spells"] == [(2.0, 2.9)]
    assert "spells" not in gexf_of(replace(two_chapters(), quotes=Table(Quote, []))).nodes["mum"]


def test_spells_of_two_chapters_never_touch() -> None:
    spells = gexf_of(two_chapters()).nodes["ann"]["spells"]
    assert all(end < start for (_, end), (start, _) in pairwise(spells))


def test_networkx_reads_graphml_with_flat_attributes() -> None:
    graph = graphml_of(make_graphml(two_chapters(), "book", True)["book.graphml"])
    assert graph.is_directed()
    assert graph.graph["title"] == "whole story"
    assert graph.nodes["ann"] == {
        "label": "Ann <&> �“A”", "is_character": True, "is_narrator": True,
        "pronouns": "she, they", "n_mentions": 9, "n_lines": 3, "n_lines_to_unknown": 1,
        "n_lines_heard": 1}  # fmt: skip
    assert graph.edges["ann", "bob"] == {"id": "e0", "weight": 2.0, "n_lines": 2, "n_chars": 20}


def test_one_graphml_file_a_chapter() -> None:
    files = make_chapter_graphml(two_chapters(), "book", True)
    assert list(files) == ["book-1.graphml", "book-2.graphml"]
    first, second = map(graphml_of, files.values())
    assert first.graph["title"] == "One <1>"
    assert second.graph["title"] == "Chapter 2"
    assert set(second.edges) == {("bob", "ann")}
    assert set(first.nodes) == {"ann", "bob", "the-crowd"}


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_chapters_add_up_to_the_whole(story: Story) -> None:
    whole = gexf_of(story)
    parts = [graphml_of(content) for content in make_chapter_graphml(story, "b", True).values()]
    n_lines = sum(d["n_lines"] for part in parts for _, _, d in part.edges(data=True))
    assert n_lines == sum(d["lines"] for _, _, d in whole.edges(data=True))


def test_no_words_of_the_text_but_names_are_in_a_network() -> None:
    story = make_story()
    written = b"".join(
        [*make_gexf(story, "b", True).values(), *make_graphml(story, "b", True).values()]
    )
    assert "Sit down" not in written.decode()


def test_without_text_names_of_the_cast_alone_are_left() -> None:
    graph = nx.read_gexf(io.BytesIO(make_gexf(two_chapters(), "b", False)["b.gexf"]))
    assert [node for node in graph if node.startswith("entity-")]
    assert "the-crowd" not in graph
    assert {"ann", "bob"} <= set(graph)
    titles = [
        graphml_of(content).graph["title"]
        for content in make_chapter_graphml(two_chapters(), "b", False).values()
    ]
    assert titles == ["Chapter 1", "Chapter 2"]
