"""The story bible: a folder of Markdown notes as Obsidian users keep them, one a character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fabula.export.chapters import Chapters, chapter_title
from fabula.export.file_names import name_file
from fabula.export.networks import Network, build_network
from fabula.export.notes import Value, markdown_text, write_note
from fabula.export.textless_stories import withhold_words
from fabula.records import Character, Quote, Story

N_FIRST_LINES: Final = 3
MAX_LINE_CHARS: Final = 300
"""A longer line is cut at a word and ends in …"""


@dataclass(frozen=True, slots=True)
class _Bible:
    """What all notes are made of.

    Attributes:
        story: the story.
        with_text: whether the text is at hand.
        chapters: its chapters.
        network: who speaks to whom.
        files: names of the characters' files, by id.
        quotes: the lines said aloud, by speaker.
    """

    story: Story
    with_text: bool
    chapters: Chapters
    network: Network
    files: dict[str, str]
    quotes: dict[str, list[Quote]]


def make_bible(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """An index note and one note a character.

    Args:
        story: the story.
        stem: what the index is called after.
        with_text: False leaves out lines, aliases, words of age and titles of chapters.
    """
    story = story if with_text else withhold_words(story)
    taken: set[str] = set()
    index = name_file(f"Index of {stem}", taken)
    files = {character.id: name_file(character.name, taken) for character in story.characters}
    quotes: dict[str, list[Quote]] = {}
    for quote in story.quotes:
        if quote.kind == "speech" and quote.speaker:
            quotes.setdefault(quote.speaker, []).append(quote)
    bible = _Bible(story, with_text, Chapters(story), build_network(story), files, quotes)
    notes = {f"{index}.md": _index_note(bible)}
    for character in story.characters:
        notes[f"Characters/{files[character.id]}.md"] = _character_note(bible, character, index)
    return {name: note.encode("utf-8") for name, note in notes.items()}


def _index_note(bible: _Bible) -> str:
    story = bible.story
    source = story.text.source
    keys: dict[str, Value] = {
        "title": source.title or "",
        "author": source.author or "",
        "source": source.name,
        "characters": len(story.characters),
        "lines": sum(quote.kind == "speech" for quote in story.quotes),
        "tags": ["story"],
    }
    cast = [
        f"- {_link(bible, who.id)}: {_count(who.n_mentions, 'mention')}, "
        f"{_count(who.n_lines, 'line')}, first in {markdown_text(_first_chapter(bible, who))}"
        for who in story.characters
    ]
    title = markdown_text(source.title or source.name)
    parts = [f"# {title}", _section("Cast", cast), _section("By chapter", _by_chapter(bible))]
    return write_note(keys, "\n\n".join(filter(None, parts)))


def _by_chapter(bible: _Bible) -> list[str]:
    """For each chapter who speaks or is spoken to in it."""
    lines = []
    for number, section in enumerate(bible.chapters.sections, start=1):
        present = [node for node in bible.network.nodes if number in node.chapters]
        links = ", ".join(_link(bible, node.id) for node in present if node.id in bible.files)
        title = markdown_text(chapter_title(section, number))
        lines.append(f"- {title}: {links or 'nobody speaks'}")
    return lines


def _character_note(bible: _Bible, character: Character, index: str) -> str:
    partners = _partners(bible, character.id)
    first = _first_chapter(bible, character)
    keys: dict[str, Value] = {
        "aliases": character.aliases,
        "pronouns": character.pronouns,
        "mentions": character.n_mentions,
        "lines": character.n_lines,
        "first_appearance": first,
        "narrator": character.is_narrator,
        "speaks_with": [_link(bible, identity) for identity, _, _ in partners],
        "age_words": _age_words(bible, character),
        "story": f"[[{index}]]",
        "fabula_id": character.id,
        "tags": ["character"],
    }
    spoken = [
        f"- {_link(bible, identity)}: {_count(n_to, 'line')} to, {n_from} from"
        for identity, n_to, n_from in partners
    ]
    parts = [
        f"# {markdown_text(character.name)}",
        f"First appears in {markdown_text(first)}.",
        _section("Speaks with", spoken),
        _section("First lines", _first_lines(bible, character), between="\n>\n"),
    ]
    return write_note(keys, "\n\n".join(filter(None, parts)))


def _partners(bible: _Bible, identity: str) -> list[tuple[str, int, int]]:
    """Whom a character speaks with, with lines to and from them, the most lines first."""
    said, heard = Counter[str](), Counter[str]()
    for edge in bible.network.edges:
        if edge.source == identity:
            said[edge.target] += edge.n_lines
        if edge.target == identity:
            heard[edge.source] += edge.n_lines
    others = {*said, *heard} & bible.files.keys() - {identity}
    pairs = [(other, said[other], heard[other]) for other in others]
    return sorted(pairs, key=lambda pair: (-pair[1] - pair[2], pair[0]))


def _first_lines(bible: _Bible, character: Character) -> list[str]:
    if not bible.with_text:
        return []
    quotes = bible.quotes.get(character.id, [])[:N_FIRST_LINES]
    return [f"> {markdown_text(_cut(_words(bible, quote)))}" for quote in quotes]


def _words(bible: _Bible, quote: Quote) -> str:
    return " ".join(bible.story.text.content[quote.start : quote.end].split())


def _cut(line: str) -> str:
    if len(line) <= MAX_LINE_CHARS:
        return line
    return f"{line[:MAX_LINE_CHARS].rpartition(' ')[0] or line[:MAX_LINE_CHARS]} …"


def _age_words(bible: _Bible, character: Character) -> list[str]:
    if not bible.with_text:
        return []
    content = bible.story.text.content
    return [" ".join(content[start:end].lower().split()) for start, end in character.age_words]


def _first_chapter(bible: _Bible, character: Character) -> str:
    section = bible.chapters.section_at(character.first_start)
    number = bible.chapters.number_at(character.first_start)
    return chapter_title(section, number) if section else "the story"


def _link(bible: _Bible, identity: str) -> str:
    """A link as Obsidian has it, which finds a note by the name of its file."""
    file = bible.files[identity]
    name = next(who.name for who in bible.story.characters if who.id == identity)
    shown = " ".join(name.replace("|", " ").replace("[", " ").replace("]", " ").split())
    return f"[[{file}]]" if shown in (file, "") else f"[[{file}|{shown}]]"


def _section(title: str, lines: Iterable[str], between: str = "\n") -> str:
    listed = between.join(lines)
    return f"## {title}\n\n{listed}" if listed else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
