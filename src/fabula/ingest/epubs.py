"""EPUB 2 and 3: an archive of XHTML documents in a reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from fabula.ingest.archives import Archive
from fabula.ingest.drafts import Draft
from fabula.ingest.elements import Walk, walk_elements
from fabula.ingest.frames import frame_draft
from fabula.ingest.html_pages import is_archive_page
from fabula.ingest.html_roles import tell_html_role
from fabula.ingest.kinds import KINDS
from fabula.ingest.markup import count_tags
from fabula.ingest.packages import Item, Package, Title, decode_part, parse_decoded, read_package
from fabula.ingest.writers import Writer
from fabula.records import Mark, MarkKind

_FRONT_TYPES: Final = re.compile(
    r"cover|titlepage|toc|copyright-page|dedication|epigraph|foreword|preface|loi|lot|acknowledge?ments"
)
_BACK_TYPES: Final = re.compile(r"bibliography|colophon|glossary|index|notes")
_MATTER_TITLE: Final = re.compile(
    r"(?:table of )?contents|(?:half[- ])?title(?:[- ]?page)?|cover|dedication|foreword|imprint|"
    r"copyright(?:[- ]page| notice)?|acknowledge?ments?|about the (?:author|publisher|book)|"
    r"also (?:by|available)\b.*|praise for\b.*|newsletter.*|colophon|title information|"
    r"list of illustrations",
    re.IGNORECASE,
)
_EMPHATIC: Final = re.compile(
    r"font-style\s*:\s*(?:italic|oblique)|font-weight\s*:\s*bold", re.IGNORECASE
)
_FILE_STEMS: Final = {
    "titlepage": "titlepage",
    "tocpage": "toc",
    "logpage": "toc",
    "copyright": "copyright-page",
    "dedication": "dedication",
    "cover": "cover",
}
"""What some makers of books (FanFicFare, Calibre) name the files of their front matter."""
_NEAR_CHARS: Final = 200
"""A heading this near to where a title points is that title's own."""
_MAX_STYLE_CHARS: Final = 500_000


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same while a book is read; ``marks`` grows."""

    archive: Archive
    package: Package
    writer: Writer
    keep: frozenset[str]
    emphatic: frozenset[str]
    marks: list[Mark] = field(default_factory=list)


def read_epub(archive: Archive, keep: frozenset[str]) -> tuple[Draft, str]:
    """Make a draft of a book; its encoding is that of its first text.

    Raises:
        SourceError: the book is locked, broken or hostile.
    """
    package = read_package(archive)
    writer = Writer()
    reading = _Reading(archive, package, writer, keep, _emphatic_classes(archive, package))
    encodings = []
    n_tags = 0
    for item in package.spine:
        start = writer.length
        text, encoding = decode_part(archive, item.part)
        n_tags = count_tags(text, archive.name, n_tags)
        encodings.append(encoding)
        _write_document(reading, item, text)
        reading.marks.extend(_matter_marks(package, item, writer, start))
    writer.marks += reading.marks
    draft = replace(writer.finish(), title=package.title, author=package.author)
    return frame_draft(draft, [], keep), encodings[0]


def _write_document(reading: _Reading, item: Item, text: str) -> None:
    writer = reading.writer
    root = parse_decoded(text, reading.archive, item.part)
    is_archive_work = reading.package.is_archive_work or is_archive_page(text)
    role = tell_html_role(is_archive_page=is_archive_work, emphatic=reading.emphatic)
    writer.part = item.part
    writer.block()
    omit = "navigation" if item.is_nav else "" if item.is_linear else "non-linear"
    if omit and omit not in reading.keep:
        writer.begin_omission()
        walk_elements(root, writer, Walk(role, frozenset(KINDS)))  # nothing is left out twice
        writer.end_omission(omit)
        return
    titles = [title for title in reading.package.titles if title.part == item.part]
    walk = Walk(role, reading.keep, frozenset(title.anchor for title in titles if title.anchor))
    start, n_marks = writer.length, len(writer.marks)
    walk_elements(root, writer, walk)
    writer.block()
    headings = [mark for mark in writer.marks[n_marks:] if mark.kind is MarkKind.HEADING]
    reading.marks.extend(_title_marks(titles, walk.anchors, headings, start, writer))


def _title_marks(
    titles: list[Title], anchors: dict[str, int], headings: list[Mark], start: int, writer: Writer
) -> Iterator[Mark]:
    """Headings out of the table of contents, where the text at that place has none."""
    for title in titles:
        place = anchors.get(title.anchor, start)
        written = writer.since(place, 2 * len(title.label) + 200)
        blank = len(written) - len(written.lstrip())
        has_heading = any(mark.start <= place + blank <= mark.end for mark in headings)
        has_heading |= any(place <= mark.start < place + _NEAR_CHARS for mark in headings)
        if not title.label or not written.strip() or has_heading:
            continue
        n_chars = _n_matching(title.label, written[blank:])
        end = place + blank + n_chars if n_chars else place
        # What the text does not say is not put into it: the mark alone carries the title.
        yield Mark(MarkKind.HEADING, place, end, title.depth, "" if n_chars else title.label)


def _n_matching(label: str, written: str) -> int:
    """How many characters at the start of ``written`` spell the label, white space aside."""
    pattern = r"\s+".join(re.escape(word) for word in label.split())
    found = re.match(rf"{pattern}(?=\W*(?:\n|$))", written, re.IGNORECASE)
    return found.end() if found else 0


def _matter_marks(package: Package, item: Item, writer: Writer, start: int) -> list[Mark]:
    end = writer.length
    if start == end:
        return []
    stem = PurePosixPath(item.part).stem.lower()
    kind = package.matter.get(item.part) or _FILE_STEMS.get(re.sub(r"[^a-z]", "", stem), "")
    label = next((title.label for title in package.titles if title.part == item.part), "")
    is_front, is_back = _FRONT_TYPES.fullmatch(kind), _BACK_TYPES.fullmatch(kind)
    if is_front or is_back:
        return [Mark(MarkKind.FRONT if is_front else MarkKind.BACK, start, end, 0, label)]
    n_titles = sum(title.part == item.part for title in package.titles)
    if n_titles == 1 and _MATTER_TITLE.fullmatch(label):
        index = package.spine.index(item)
        is_late = index > len(package.spine) / 2
        return [Mark(MarkKind.BACK if is_late else MarkKind.FRONT, start, end, 0, label)]
    return []


def _emphatic_classes(archive: Archive, package: Package) -> frozenset[str]:
    """Classes of the style sheets that are set in italics or bold, as Calibre's books do it."""
    classes: set[str] = set()
    for part in package.styles[:20]:
        text, _ = decode_part(archive, part)
        for rule in text[:_MAX_STYLE_CHARS].split("}"):
            selectors, _, body = rule.rpartition("{")
            if _EMPHATIC.search(body):
                classes |= set(re.findall(r"\.([\w-]+)\s*(?:,|$)", selectors))
    return frozenset(classes)
