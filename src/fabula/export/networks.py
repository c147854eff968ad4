"""The network of a story: who speaks to whom, how often, in the whole of it and by chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fabula.export.chapters import Chapters
from fabula.records import Quote, Story


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who may speak or be spoken to.

    Attributes:
        id: the entity's id.
        name: the name shown.
        is_character: False for a group or a voice that is not of the cast but speaks or is told.
        is_narrator: as in :class:`fabula.records.Character`.
        pronouns: the most frequent first, commas between.
        n_mentions: how often it is mentioned; 0 where it is not of the cast.
        n_lines: lines that it says.
        n_lines_to_unknown: those among them whose addressee is not known.
        n_lines_heard: lines said to it.
        chapters: numbers of the chapters in which it speaks or is spoken to, ascending.
    """

    id: str
    name: str
    is_character: bool
    is_narrator: bool
    pronouns: str
    n_mentions: int
    n_lines: int
    n_lines_to_unknown: int
    n_lines_heard: int
    chapters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """What one says to another.

    Attributes:
        source, target: ids of who speaks and who is spoken to.
        n_lines: how many lines; a line said to two counts once for each.
        n_chars: how many characters these lines have, their marks among them.
        by_chapter: the lines by the number of their chapter, from 1, ascending.
    """

    source: str
    target: str
    n_lines: int
    n_chars: int
    by_chapter: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, the cast first and in its order, and edges, the most lines first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def build_network(story: Story, chapter: int | None = None) -> Network:
    """The network of what is said aloud; lines that are only thought are said to nobody.

    Args:
        story: the story.
        chapter: the number of the chapter, from 1, that alone counts. Its network holds those
            who speak or are spoken to in it; that of the whole story holds all of the cast.
    """
    chapters = Chapters(story)
    spoken = [quote for quote in story.quotes if quote.kind == "speech" and quote.speaker]
    if chapter is not None:
        spoken = [quote for quote in spoken if chapters.number_at(quote.start) == chapter]
    nodes = _nodes(story, spoken, chapters)
    if chapter is not None:
        nodes = [node for node in nodes if node.n_lines or node.n_lines_heard]
    return Network(tuple(nodes), tuple(_edges(spoken, chapters)))


def _nodes(story: Story, spoken: list[Quote], chapters: Chapters) -> list[Node]:
    present: dict[str, set[int]] = {}
    for quote in spoken:
        for who in (quote.speaker or "", *quote.addressees):
            present.setdefault(who, set()).add(chapters.number_at(quote.start))
    said = Counter(quote.speaker for quote in spoken)
    unheard = Counter(quote.speaker for quote in spoken if not quote.addressees)
    heard = Counter(who for quote in spoken for who in _list_hearers(quote))
    cast = {character.id: character for character in story.characters}
    names = {entity.id: entity.name for entity in story.entities}
    nodes = []
    for identity in dict.fromkeys([*cast, *filter(None, said), *heard]):
        character = cast.get(identity)
        nodes.append(
            Node(
                id=identity,
                name=character.name if character else names.get(identity, identity),
                is_character=character is not None,
                is_narrator=character is not None and character.is_narrator,
                pronouns=", ".join(character.pronouns) if character else "",
                n_mentions=character.n_mentions if character else 0,
                n_lines=said[identity],
                n_lines_to_unknown=unheard[identity],
                n_lines_heard=heard[identity],
                chapters=tuple(sorted(present.get(identity, ()))),
            )
        )
    return nodes


def _list_hearers(quote: Quote) -> list[str]:
    """Those a line is said to, each once; nobody is joined to himself by what he tells himself."""
    return [who for who in dict.fromkeys(quote.addressees) if who != quote.speaker]


def _edges(spoken: Iterable[Quote], chapters: Chapters) -> list[Edge]:
    n_chars: Counter[tuple[str, str]] = Counter()
    by_chapter: dict[tuple[str, str], Counter[int]] = {}
    for quote in spoken:
        for target in _list_hearers(quote):
            pair = (quote.speaker or "", target)
            n_chars[pair] += quote.end - quote.start
            by_chapter.setdefault(pair, Counter())[chapters.number_at(quote.start)] += 1
    edges = [
        Edge(*pair, counts.total(), n_chars[pair], tuple(sorted(counts.items())))
        for pair, counts in by_chapter.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.n_lines, edge.source, edge.target))
