"""HTML pages: a story as one file."""

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from fabula.ingest.drafts import Draft
from fabula.ingest.elements import Walk, walk_elements
from fabula.ingest.frames import frame_draft
from fabula.ingest.html_roles import tell_html_role
from fabula.ingest.markup import local_name, parse_html
from fabula.ingest.writers import Writer

_ARCHIVE: Final = re.compile(r"archiveofourown\.org|Archive of Our Own")
_GUTENBERG_TITLE: Final = re.compile(
    r"^\s*(?:the )?project gutenberg(?:['’]s| e-?(?:book|text),?(?: of)?)\s+(?P<title>.*?)"
    r"(?:,?\s+by\s+(?P<author>.*))?$",
    re.IGNORECASE | re.DOTALL,
)


def read_html_page(text: str, name: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded page.

    Raises:
        SourceError: there is no readable HTML in it.
    """
    root = parse_html(text, name)
    writer = Writer()
    role = tell_html_role(is_archive_page=is_archive_page(text))
    walk_elements(root, writer, Walk(role, keep))
    title, author = _archive_metadata(root) if is_archive_page(text) else _metadata(root)
    draft = replace(writer.finish(), title=title, author=author)
    return frame_draft(draft, [], keep)


def is_archive_page(text: str) -> bool:
    """Whether a page is a download from Archive of Our Own."""
    return _ARCHIVE.search(text, 0, 20_000) is not None


def _metadata(root: etree._Element) -> tuple[str | None, str | None]:
    stated: dict[str, str] = {}
    for element in root.iter():
        name = local_name(element)
        if name == "body":
            break
        if name == "title" and element.text:
            stated.setdefault("title", " ".join(element.text.split()))
        elif name == "meta" and element.get("content"):
            key = (element.get("name") or element.get("property") or "").lower()
            stated.setdefault(key, " ".join((element.get("content") or "").split()))
    title = stated.get("dc.title") or stated.get("title")
    author = stated.get("dc.creator") or stated.get("author")
    found = _GUTENBERG_TITLE.match(title[:500]) if title else None
    if found:
        title, author = found["title"], author or found["author"]
    return title or None, author or None


def _archive_metadata(root: etree._Element) -> tuple[str | None, str | None]:
    """Title and authors as Archive of Our Own sets them into its downloads."""
    title = next((_words(e) for e in root.iter() if local_name(e) == "h1"), None)
    authors = [_words(e) for e in root.iter() if e.get("rel") == "author"]
    return title or None, ", ".join(dict.fromkeys(authors)) or None


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
