"""What an EPUB is made of beside its text: container, package document, navigation, pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ANY_TIME: Final = "2000-01-01T00:00:00Z"
"""EPUB asks for the time of the last change; a story that is the same gives the same file."""

CONTAINER: Final = (
    f"{_DECLARATION}"
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_ACCESSIBILITY: Final = "\n".join(
    f'<meta property="schema:{name}">{value}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityHazard", "none"),
    )
)


@dataclass(frozen=True, slots=True)
class Page:
    """One document of the book.

    Attributes:
        file: its name.
        title: its title on one line, not escaped, not empty.
        body: its content as XHTML.
        kind: what it is, a word of EPUB's vocabulary of structures.
    """

    file: str
    title: str
    body: str
    kind: str

    @property
    def id(self) -> str:
        """Its id in the package."""
        return self.file.partition(".")[0]


def write_package(pages: Sequence[Page], identity: str, title: str, author: str) -> str:
    """The package document; title and author are not escaped, an empty author is left out."""
    creator = f"<dc:creator>{escape(author)}</dc:creator>\n" if author else ""
    items = "\n".join(
        f'<item id="{page.id}" href="{page.file}" media-type="application/xhtml+xml"/>'
        for page in pages
    )
    spine = "\n".join(f'<itemref idref="{page.id}"/>' for page in pages)
    return (
        f"{_DECLARATION}"
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" '
        'unique-identifier="identity">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="identity">{escape(identity)}</dc:identifier>\n'
        f"<dc:title>{escape(title)}</dc:title>\n<dc:language>en</dc:language>\n{creator}"
        f'<meta property="dcterms:modified">{_ANY_TIME}</meta>\n{_ACCESSIBILITY}\n</metadata>\n'
        '<manifest>\n<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" '
        'properties="nav"/>\n<item id="style" href="style.css" media-type="text/css"/>\n'
        f"{items}\n</manifest>\n<spine>\n{spine}\n</spine>\n</package>\n"
    )


def write_nav(pages: Sequence[Page], title: str) -> str:
    """The table of contents and the landmarks."""
    entries = "\n".join(_entry(page) for page in pages)
    known = {page.kind: page for page in reversed(pages)}
    landmarks = "\n".join(
        f'<li><a epub:type="{"bodymatter" if kind == "chapter" else kind}" href="{page.file}">'
        f"{escape(page.title)}</a></li>"
        for kind, page in known.items()
    )
    body = (
        f'<nav epub:type="toc" id="toc"><h1>{escape(title)}</h1>\n<ol>\n{entries}\n</ol></nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden"><ol>\n{landmarks}\n</ol></nav>'
    )
    return _document(title, body)


def write_page(page: Page) -> str:
    """A page as a document."""
    section = f'<section epub:type="{page.kind}">\n{page.body}\n</section>'
    return _document(page.title, section)


def _entry(page: Page) -> str:
    return f'<li><a href="{page.file}">{escape(page.title)}</a></li>'


def _document(title: str, body: str) -> str:
    return (
        f"{_DECLARATION}<!DOCTYPE html>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'lang="en" xml:lang="en">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )
