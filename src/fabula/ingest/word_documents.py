"""DOCX: documents of Word, LibreOffice and Google Docs."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from fabula.errors import SourceError
from fabula.ingest.archives import Archive
from fabula.ingest.drafts import Draft
from fabula.ingest.elements import BLOCK, LINE, Role, Walk, walk_elements, word_set
from fabula.ingest.encodings import declared_encoding, decode_text
from fabula.ingest.frames import frame_draft
from fabula.ingest.markup import local_name, parse_xml
from fabula.ingest.writers import Writer
from fabula.records import MarkKind

_HEADING: Final = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "subtitle"})
_SKIPPED: Final = word_set(
    "altchunk fallback fldchar instrtext ppr rpr sectpr tblgrid tblpr tcpr trpr"
)
_OMITTED: Final = {
    "deltext": "deleted-text",
    "movefrom": "deleted-text",
    "drawing": "illustration",
    "object": "illustration",
    "pict": "illustration",
}
_NOTES: Final = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "footnote"))
_OFF: Final = frozenset({"0", "false", "none", "off"})


def read_word_document(data: bytes, archive: Archive, keep: frozenset[str]) -> Draft:
    """Make a draft of a Word document.

    Raises:
        SourceError: it is broken or hostile.
    """
    document = _open_document(data, archive)
    styles = _heading_styles(document)
    emphatic = _emphatic_styles(document)
    # python-docx's own elements have another `text` than lxml's, so the part is parsed anew.
    part = str(document.part.partname).lstrip("/")
    writer = Writer(part=part)
    root = _parse(archive, part)
    walk_elements(root, writer, Walk(lambda element: _tell_role(element, styles, emphatic), keep))
    _write_notes(archive, writer, keep)
    properties = document.core_properties
    draft = replace(
        writer.finish(), title=properties.title or None, author=properties.author or None
    )
    return frame_draft(draft, [], keep)


def _open_document(data: bytes, archive: Archive) -> Document:
    for part in archive.names:  # unpacked once in bounded chunks before anyone trusts it
        words = archive.read(part)
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in words[:100_000]:
            raise SourceError(
                f"{archive.name}: its part {part!r} declares a document type, which no word "
                "processor writes; it may be made to do harm"
            )
    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise SourceError(
            f"{archive.name}: this Word document is broken ({error}); open it in a word "
            "processor and save it again"
        ) from None


def _parse(archive: Archive, part: str) -> etree._Element:
    data = archive.read(part)
    text, _ = decode_text(data, archive.name, declared_encoding(data))
    return parse_xml(text, f"{archive.name} ({part})", drops_blank=True)


def _heading_styles(document: Document) -> dict[str, int]:
    """The level of each paragraph style that sets a heading, by its id; 0 for one of contents."""
    levels: dict[str, int] = {}
    for style in document.styles:
        name = (style.name or "").lower()
        found = _HEADING.match(name)
        if found and style.style_id:
            levels[style.style_id] = int(found.group(1))
        elif name in _TITLES and style.style_id:
            levels[style.style_id] = 1
        elif re.match(r"toc (?:\d|heading)", name) and style.style_id:
            levels[style.style_id] = 0
    return levels


def _emphatic_styles(document: Document) -> frozenset[str]:
    names = {"emphasis", "strong", "intense emphasis", "subtle emphasis"}
    return frozenset(s.style_id for s in document.styles if (s.name or "").lower() in names)


def _tell_role(element: etree._Element, styles: dict[str, int], emphatic: frozenset[str]) -> Role:
    name = local_name(element)
    if name in _SKIPPED or not name:
        return Role(is_skipped=True)
    if name in {"br", "cr"}:
        return Role(is_line_break=True)
    if name in {"tab", "nobreakhyphen"}:
        return Role(text={"tab": " ", "nobreakhyphen": "\u2011"}.get(name, ""))
    if name == "p":
        level = _level(element, styles)
        kind = MarkKind.HEADING if level else MarkKind.FRONT
        marks = ((kind, level, ""),) if level is not None else ()
        return Role(BLOCK, marks=marks, is_spacer=True)
    if name == "r":
        return Role(marks=((MarkKind.EMPHASIS, 0, ""),) if _is_emphatic(element, emphatic) else ())
    return Role(LINE if name == "tr" else 0, _OMITTED.get(name, ""))


def _level(paragraph: etree._Element, styles: dict[str, int]) -> int | None:
    for element in _properties(paragraph, "ppr"):
        name = local_name(element)
        if name == "pstyle" and _value(element) in styles:
            return styles[_value(element)]
        if name == "outlinelvl" and _value(element) in "012345678":
            return int(_value(element)) + 1
    return None


def _is_emphatic(run: etree._Element, emphatic: frozenset[str]) -> bool:
    for element in _properties(run, "rpr"):
        name, value = local_name(element), _value(element).lower()
        if name in {"i", "b", "u", "em"} and value not in _OFF:
            return True
        if name == "rstyle" and _value(element) in emphatic:
            return True
    return False


def _properties(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in element:
        if local_name(child) == name:
            yield from child


def _value(element: etree._Element) -> str:
    return next((str(v) for key, v in element.attrib.items() if str(key).endswith("}val")), "")


def _write_notes(archive: Archive, writer: Writer, keep: frozenset[str]) -> None:
    """Footnotes and endnotes, which stand in parts of their own."""
    for part, kind in _NOTES:
        if part not in archive:
            continue
        for note in _parse(archive, part):
            writer.part = part
            writer.block()
            if kind not in keep:
                writer.begin_omission()
            walk_elements(note, writer, Walk(lambda e: _tell_role(e, {}, frozenset()), keep))
            if kind not in keep:
                writer.end_omission(kind)
