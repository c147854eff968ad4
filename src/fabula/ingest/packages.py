"""The package document of an EPUB: what it holds, in which order, under which titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from fabula.errors import SourceError
from fabula.ingest.archives import Archive, resolve_part
from fabula.ingest.encodings import declared_encoding, decode_text
from fabula.ingest.markup import local_name, parse_html, parse_xml

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_OBFUSCATION: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_MARKUP_TYPES: Final = re.compile(
    r"application/xhtml\+xml|text/html|text/x-oeb1-document|application/xml"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the reading order."""

    part: str
    is_nav: bool
    is_linear: bool


@dataclass(frozen=True, slots=True)
class Title:
    """An entry of the table of contents; ``depth`` counts from 1."""

    part: str
    anchor: str
    label: str
    depth: int


@dataclass(frozen=True, slots=True)
class Package:
    """What a package document says.

    Attributes:
        spine: the documents in reading order.
        titles: the table of contents, in its order.
        matter: what the book calls a part (``titlepage``, ``toc``, ``dedication`` …), by part.
        styles: the parts that are style sheets.
        title, author: of the work, or None.
        encoding: of the package document.
        is_archive_work: a download from Archive of Our Own.
    """

    spine: tuple[Item, ...]
    titles: tuple[Title, ...]
    matter: dict[str, str]
    styles: tuple[str, ...]
    title: str | None
    author: str | None
    is_archive_work: bool


def read_package(archive: Archive) -> Package:
    """Read an EPUB's container, package document and table of contents.

    Raises:
        SourceError: it is locked, one of them is missing or broken, or nothing is to be read.
    """
    _check_locked(archive)
    path = _package_path(archive)
    root = parse_part(archive, path)
    manifest = _manifest(root, path, archive.name)
    spine = tuple(_spine(root, manifest, archive))
    if not spine:
        raise SourceError(
            f"{archive.name}: its package {path!r} has no reading order (spine) with texts in it; "
            "mend the book (Calibre, Sigil) and read it again"
        )
    words = _metadata(root)
    titles = tuple(_titles(root, manifest, archive))
    styles = tuple(i.part for i in manifest.values() if i.media == "text/css" and i.part in archive)
    return Package(
        spine,
        titles,
        dict(_matter(root, manifest, path, archive)),
        styles,
        next(iter(words.get("title", [])), None),
        ", ".join(words.get("creator", [])) or None,
        any(
            "archiveofourown" in word or word == "Archive of Our Own"
            for some in words.values()
            for word in some
        ),
    )


def parse_part(archive: Archive, part: str) -> etree._Element:
    """Parse a part as XML or, where it is broken XHTML, as browsers do."""
    return parse_decoded(decode_part(archive, part)[0], archive, part)


def decode_part(archive: Archive, part: str) -> tuple[str, str]:
    """A part's text and its encoding."""
    data = archive.read(part)
    return decode_text(data, f"{archive.name} ({part})", declared_encoding(data))


def parse_decoded(text: str, archive: Archive, part: str) -> etree._Element:
    """As :func:`parse_part`, of the text of the part."""
    shown = f"{archive.name} ({part})"
    if not part.lower().endswith((".htm", ".html", ".xhtml", ".xht")):
        return parse_xml(text, shown)
    if re.search(r"<!ENTITY", text[:100_000]):  # never left to a parser that mends things
        return parse_xml(text, shown)
    try:
        return parse_xml(text, shown)
    except SourceError:
        return parse_html(text, shown)


def _check_locked(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    for element in parse_part(archive, _ENCRYPTION).iter():
        if local_name(element) != "encrypteddata":
            continue
        methods = [
            e.get("Algorithm") for e in element.iter() if local_name(e) == "encryptionmethod"
        ]
        # Fonts are scrambled against copying in many open books; the text is not.
        if not methods or any(method not in _OBFUSCATION for method in methods):
            raise SourceError(
                f"{archive.name}: the book is locked (DRM), so its text cannot be read; "
                "get an unlocked EPUB of it"
            )


def _package_path(archive: Archive) -> str:
    if _CONTAINER in archive:
        for element in parse_part(archive, _CONTAINER).iter():
            path = element.get("full-path")
            if local_name(element) == "rootfile" and path:
                return resolve_part(path, "", archive.name)
    found = [part for part in archive.names if part.lower().endswith(".opf")]
    if not found:
        raise SourceError(f"{archive.name}: it has no package document (.opf), so it is no EPUB")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Listed:
    part: str
    media: str
    properties: frozenset[str]


def _manifest(root: etree._Element, path: str, name: str) -> dict[str, _Listed]:
    manifest = {}
    for element in root.iter():
        href, identifier = element.get("href"), element.get("id")
        is_item = local_name(element) == "item" and href and identifier
        if is_item and href and identifier and not re.match(r"[a-z]+://|data:", href):
            properties = frozenset((element.get("properties") or "").split())
            part = resolve_part(href, path, name)
            manifest[identifier] = _Listed(part, element.get("media-type") or "", properties)
    return manifest


def _spine(root: etree._Element, manifest: dict[str, _Listed], archive: Archive) -> Iterator[Item]:
    seen = set()
    for element in root.iter():
        listed = manifest.get(element.get("idref") or "")
        if local_name(element) != "itemref" or listed is None or listed.part in seen:
            continue
        if not _MARKUP_TYPES.match(listed.media):
            continue
        if listed.part not in archive:
            raise SourceError(
                f"{archive.name}: the part {listed.part!r} of its reading order is missing; "
                "fetch or save the book again"
            )
        seen.add(listed.part)
        is_linear = element.get("linear") != "no"
        yield Item(listed.part, "nav" in listed.properties, is_linear)


def _metadata(root: etree._Element) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for element in root.iter():
        name = local_name(element)
        if name == "manifest":
            break
        folded = " ".join((element.text or "").split())
        if folded:
            words.setdefault(name, []).append(folded)
    return words


def _matter(
    root: etree._Element, manifest: dict[str, _Listed], path: str, archive: Archive
) -> Iterator[tuple[str, str]]:
    """What the guide (EPUB 2) and the landmarks (EPUB 3) call the parts."""
    known = {listed.part for listed in manifest.values()}
    for nav in (i.part for i in manifest.values() if "nav" in i.properties and i.part in archive):
        yield from _landmarks(parse_part(archive, nav), nav, archive.name)
    for element in root.iter():
        href, kind = element.get("href"), element.get("type")
        if local_name(element) == "reference" and href and kind and "#" not in href:
            part = resolve_part(href, path, archive.name)
            if part in known:
                yield part, kind.lower().replace("title-page", "titlepage")


def _landmarks(root: etree._Element, nav: str, name: str) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        types, href = _types(element), element.get("href")
        is_link = local_name(element) == "a" and types and href and "#" not in href
        if (
            is_link
            and href
            and any(_types(above) == "landmarks" for above in element.iterancestors())
        ):
            yield resolve_part(href, nav, name), types.split()[0]


def _types(element: etree._Element) -> str:
    return (element.get(_EPUB_TYPE) or element.get("epub:type") or "").lower()


def _titles(
    root: etree._Element, manifest: dict[str, _Listed], archive: Archive
) -> Iterator[Title]:
    navs = [i.part for i in manifest.values() if "nav" in i.properties and i.part in archive]
    if navs:
        yield from _nav_titles(parse_part(archive, navs[0]), navs[0], archive.name)
        return
    wanted = next((e.get("toc") for e in root.iter() if local_name(e) == "spine"), None)
    listed = manifest.get(wanted or "")
    part = listed.part if listed else next((p for p in archive.names if p.endswith(".ncx")), "")
    if part in archive:
        yield from _ncx_titles(parse_part(archive, part), part, archive.name)


def _nav_titles(root: etree._Element, part: str, name: str) -> Iterator[Title]:
    depth, is_toc = 0, False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = local_name(element)
        if tag == "nav":
            is_toc = event == "start" and "toc" in _types(element).split()
        elif tag == "ol":
            depth += 1 if event == "start" else -1
        elif tag == "a" and event == "start" and is_toc and element.get("href"):
            href = element.get("href") or ""
            label = " ".join("".join(str(piece) for piece in element.itertext()).split())
            yield Title(
                resolve_part(href, part, name), href.partition("#")[2], label, max(depth, 1)
            )


def _ncx_titles(root: etree._Element, part: str, name: str) -> Iterator[Title]:
    depth, is_map = 0, False
    labels: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = local_name(element)
        if tag == "navmap":
            is_map = event == "start"
        elif tag == "navpoint":
            depth += 1 if event == "start" else -1
        elif tag == "text" and event == "start" and depth:
            labels.append(" ".join((element.text or "").split()))
        elif tag == "content" and event == "start" and is_map and depth and labels:
            href = element.get("src") or ""
            if href:
                yield Title(
                    resolve_part(href, part, name), href.partition("#")[2], labels[-1], depth
                )
