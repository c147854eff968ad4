"""TEI P5 (and P4 without a document type): scholarly editions of novels."""

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from fabula.errors import SourceError
from fabula.ingest.drafts import Draft
from fabula.ingest.elements import BLOCK, LINE, Role, Walk, walk_elements, word_set
from fabula.ingest.frames import frame_draft
from fabula.ingest.markup import local_name, parse_xml
from fabula.ingest.writers import Writer
from fabula.records import MarkKind

_BLOCKS: Final = word_set(
    "ab argument back body byline castlist castgroup closer dateline div div0 div1 div2 div3 div4 "
    "div5 div6 div7 docauthor docdate docimprint doctitle epigraph figure floatingtext front group "
    "head imprimatur lg list opener p postscript quote said salute set signed sp stage table text "
    "titlepage titlepart trailer"
)
_INLINE_WITHOUT_BLOCKS: Final = frozenset({"quote", "said", "stage", "figure", "list", "table"})
"""Blocks where they hold blocks or stand between them; else part of the sentence around them."""
_LINES: Final = word_set("castitem item l row speaker")
_OMITTED: Final = {
    "pb": "page-number",
    "fw": "page-number",
    "note": "footnote",
    "figdesc": "illustration",
    "sic": "correction",
    "orig": "correction",
    "abbr": "correction",
    "del": "deleted-text",
}
_MARKED: Final = {
    "head": MarkKind.HEADING,
    "emph": MarkKind.EMPHASIS,
    "foreign": MarkKind.EMPHASIS,
    "hi": MarkKind.EMPHASIS,
    "title": MarkKind.EMPHASIS,
    "said": MarkKind.SPEECH,
    "q": MarkKind.SPEECH,
    "lg": MarkKind.VERSE,
    "front": MarkKind.FRONT,
    "back": MarkKind.BACK,
}
_EDITION: Final = re.compile(r"(?:\s*:\s*[\w. ]*(?:edition|electronic text))+$", re.IGNORECASE)
_BACK_DIVS: Final = frozenset({"advert", "advertisement", "notes", "index", "glossary", "colophon"})


def read_tei_text(text: str, name: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded TEI document.

    Raises:
        SourceError: it is not well formed, or has no ``<text>``.
    """
    root = parse_xml(text, name)
    texts = [element for element in root.iter() if local_name(element) == "text"]
    if not texts:
        raise SourceError(f"{name}: this TEI document has no <text>, so no story is in it")
    outermost = [element for element in texts if not _is_inside_text(element)]
    writer = Writer()
    for element in outermost:
        walk_elements(element, writer, Walk(tell_tei_role, keep))
    title, author = _metadata(root)
    return frame_draft(replace(writer.finish(), title=title, author=author), [], keep)


def tell_tei_role(element: etree._Element) -> Role:
    """The vocabulary of TEI."""
    name = local_name(element)
    if not name or name == "teiheader":
        return Role(is_skipped=True)
    if name == "lb":
        return Role(is_line_break=True)
    if name == "milestone":
        return Role(LINE, is_break=True)
    kind = _OMITTED.get(name, "")
    if kind == "correction" and not _has_correction(element):
        kind = ""
    if name == "ref" and (element.get("target") or "").startswith("#") and _is_note_sign(element):
        kind = "footnote-anchor"
    return Role(_display(element, name), kind, marks=_marks(element, name))


def _display(element: etree._Element, name: str) -> int:
    if name in _LINES:
        return LINE
    if name not in _BLOCKS:
        return 0
    if name in _INLINE_WITHOUT_BLOCKS and _is_in_sentence(element):
        return 0
    return BLOCK


def _is_in_sentence(element: etree._Element) -> bool:
    parent = element.getparent()
    return (
        parent is not None
        and local_name(parent) in {"p", "l", "ab", "head", "said", "q", "seg"}
        and not any(
            local_name(child) in {"l", "lg", "p", "head", "item", "row"} for child in element
        )
    )


def _marks(element: etree._Element, name: str) -> tuple[tuple[MarkKind, int, str], ...]:
    kind = _mark_kind(element, name, (element.get("type") or "").lower())
    if kind is None:
        return ()
    return ((kind, _depth(element) if kind is MarkKind.HEADING else 0, ""),)


def _mark_kind(element: etree._Element, name: str, kind: str) -> MarkKind | None:
    is_division = name.startswith("div")
    if is_division and kind in _BACK_DIVS:
        return MarkKind.BACK
    if name == "l" and _is_first_line(element):
        return MarkKind.VERSE
    if kind == "letter" and (is_division or name in {"floatingtext", "quote", "text"}):
        return MarkKind.LETTER
    return _MARKED.get(name)


def _is_first_line(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) != "lg"


def _depth(element: etree._Element) -> int:
    n_divs = sum(local_name(above).startswith("div") for above in element.iterancestors())
    return min(max(n_divs, 1), 6)


def _has_correction(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) == "choice" and len(parent) > 1


def _is_note_sign(element: etree._Element) -> bool:
    words = "".join(str(piece) for piece in element.itertext()).strip()
    return len(words) <= 5 and not words.strip("[]()*†‡§ ").isalpha()


def _is_inside_text(element: etree._Element) -> bool:
    return any(local_name(above) == "text" for above in element.iterancestors())


def _metadata(root: etree._Element) -> tuple[str | None, str | None]:
    """Title and author of the first ``<titleStmt>``, without what they say of the edition."""
    statement = next((e for e in root.iter() if local_name(e) == "titlestmt"), None)
    if statement is None:
        return None, None
    title = _first(statement, "title")
    author = _first(statement, "author")
    if title:
        title = _EDITION.sub("", title)
    return title, author


def _first(statement: etree._Element, wanted: str) -> str | None:
    for element in statement:
        if local_name(element) == wanted:
            words = " ".join("".join(str(piece) for piece in element.itertext()).split())
            return words or None
    return None
