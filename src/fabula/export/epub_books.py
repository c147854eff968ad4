"""EPUB 3: the book with every line in the colour of its speaker, and a page that tells whose it is.

Source: EPUB 3.3, W3C Recommendation; contrast by WCAG 2.2, success criterion 1.4.3.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fabula.export.blocks import Block, BlockKind, find_own_ends, list_blocks
from fabula.export.chapters import Chapters, chapter_title
from fabula.export.entities import rank_speakers
from fabula.export.epub_packages import CONTAINER, Page, write_nav, write_package, write_page
from fabula.export.epub_styles import OTHERS, UNKNOWN, speaker_class, write_style
from fabula.export.signs import xml_text
from fabula.records import Story

_ANY_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The same story gives the same bytes, whatever the time."""


def make_epub(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The book as one EPUB file.

    Args:
        story: the story.
        stem: what the file's name begins with.
        with_text: always True: a book is its text.
    """
    del with_text
    classes = _speaker_classes(story)
    pages = [_legend_page(story, classes), *_chapter_pages(story, classes)]
    source = story.text.source
    title = _line(source.title or "") or _line(source.name) or "Untitled"
    identity = uuid5(NAMESPACE_URL, f"fabula:{xml_text(source.sha256)}").urn
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": write_package(pages, identity, title, _line(source.author or "")),
        "EPUB/nav.xhtml": write_nav(pages, title),
        "EPUB/style.css": write_style(),
    } | {f"EPUB/{page.file}": write_page(page) for page in pages}
    return {f"{stem}.coloured.epub": _zip(files)}


def _zip(files: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        # The first file, as it is: by its place programs know an EPUB.
        archive.writestr(_entry("mimetype", ZIP_STORED), b"application/epub+zip")
        for name, content in files.items():
            archive.writestr(_entry(name, ZIP_DEFLATED), content.encode("utf-8"))
    return written.getvalue()


def _entry(name: str, method: int) -> ZipInfo:
    entry = ZipInfo(name, _ANY_DATE)
    entry.compress_type = method
    entry.create_system = 3  # else it tells on which system it was written
    entry.external_attr = 0o644 << 16
    return entry


def _speaker_classes(story: Story) -> dict[str, str]:
    """The class of each speaker's lines; whoever says most has the first."""
    return {who: speaker_class(rank) for who, rank in rank_speakers(story).items()}


def _names(story: Story) -> dict[str, str]:
    names = {entity.id: entity.name for entity in story.entities}
    return names | {character.id: character.name for character in story.characters}


def _legend_page(story: Story, classes: Mapping[str, str]) -> Page:
    names = _names(story)
    counts = Counter(quote.speaker for quote in story.quotes)
    told = {who: _escaped(names.get(who, who)) for who in classes}
    rows = [
        f'<li><span class="{name}">{told[who]}</span>: {_n_lines(counts[who])}</li>'
        for who, name in classes.items()
        if name != OTHERS
    ]
    n_others = sum(counts[who] for who, name in classes.items() if name == OTHERS)
    if n_others:
        rows.append(f'<li><span class="{OTHERS}">all others</span>: {_n_lines(n_others)}</li>')
    if counts[None]:
        shown = f'<span class="{UNKNOWN}">speaker not known</span>'
        rows.append(f"<li>{shown}: {_n_lines(counts[None])}</li>")
    listed = f"<ul>{''.join(rows)}</ul>" if rows else "<p>Nobody speaks.</p>"
    body = (
        "<h1>Who speaks</h1>\n<p>Every line of speech has the colour of whoever says it. "
        f"Speakers were found by a program, fabula, and may be wrong.</p>\n{listed}"
    )
    return Page("speakers.xhtml", "Who speaks", body, "preface")


def _chapter_pages(story: Story, classes: Mapping[str, str]) -> Iterator[Page]:
    chapters, names = Chapters(story), _names(story)
    titles = {who: _line(names.get(who, who)) for who in classes}
    own_ends = find_own_ends(story)
    grouped = groupby(list_blocks(story), lambda block: chapters.number_at(block.start))
    for number, blocks in grouped:
        sections = chapters.sections
        title = chapter_title(sections[number - 1], number) if sections else "Text"
        written = (_block(story, block, classes, titles, own_ends) for block in blocks)
        yield Page(f"chapter-{number}.xhtml", _line(title), "\n".join(written), "chapter")


def _block(
    story: Story,
    block: Block,
    classes: Mapping[str, str],
    titles: Mapping[str, str],
    own_ends: frozenset[int],
) -> str:
    written = []
    for piece in block.pieces:
        words = _set_lines(story.text.content, piece.start, piece.end, own_ends)
        if piece.quote is None:
            written.append(words)
            continue
        who = piece.quote.speaker
        name = classes[who] if who else UNKNOWN
        told = escape(titles[who]) if who else "speaker not known"
        written.append(f'<span class="{name}" title="{told}">{words}</span>')
    inner = "".join(written)
    match block.kind:
        case BlockKind.HEADING:
            return f"<h2>{inner}</h2>"
        case BlockKind.BREAK:
            return f'<p class="break">{inner}</p>'
        case BlockKind.PARAGRAPH:
            return f"<p>{inner}</p>"


def _set_lines(content: str, start: int, end: int, own_ends: frozenset[int]) -> str:
    """A stretch of text as XHTML, a line break where the author has one."""
    written = []
    at = start
    while (found := content.find("\n", at, end)) >= 0:
        written.append(_escaped(content[at:found]) + ("<br/>\n" if found in own_ends else "\n"))
        at = found + 1
    return "".join([*written, _escaped(content[at:end])])


def _escaped(text: str) -> str:
    return escape(xml_text(text))


def _line(text: str) -> str:
    return " ".join(xml_text(text).split())


def _n_lines(number: int) -> str:
    return f"{number:,} line{'' if number == 1 else 's'}"
