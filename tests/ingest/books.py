"""Builds the files that the tests of ingest read; nothing is fetched."""

import io
import zipfile
from collections.abc import Mapping

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def page(body: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>x</title>{head}</head>\n<body>{body}</body></html>"
    )


def package(
    parts: Mapping[str, str], *, nav: bool, ncx: bool, extra: str = "", metadata: str = ""
) -> str:
    items = "".join(
        f'<item id="i{n}" href="{part}" media-type="application/xhtml+xml"/>'
        for n, part in enumerate(parts)
    )
    if nav:
        items += (
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        )
    if ncx:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(parts)))
    spine += '<itemref idref="nav"/>' if nav else ""
    toc = ' toc="ncx"' if ncx else ""
    metadata = metadata or "<dc:title>A Book</dc:title><dc:creator>Ann Author</dc:creator>"
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine{toc}>{spine}</spine>{extra}</package>"
    )


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def epub_of(
    parts: Mapping[str, str],
    *,
    titles: Mapping[str, str] | None = None,
    version: int = 3,
    guide: str = "",
    metadata: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An EPUB whose spine is ``parts``; ``titles`` maps a reference to its title."""
    has_nav, has_ncx = bool(titles) and version == 3, bool(titles) and version == 2
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(parts, nav=has_nav, ncx=has_ncx, extra=guide, metadata=metadata),
    }
    if has_nav and titles:
        entries = "".join(f'<li><a href="{h}">{label}</a></li>' for h, label in titles.items())
        files["OEBPS/nav.xhtml"] = page(f'<nav epub:type="toc"><ol>{entries}</ol></nav>')
    if has_ncx and titles:
        points = "".join(
            f'<navPoint id="n{n}"><navLabel><text>{label}</text></navLabel>'
            f'<content src="{href}"/></navPoint>'
            for n, (href, label) in enumerate(titles.items())
        )
        files["OEBPS/toc.ncx"] = (
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>A Book</text>'
            f"</docTitle><navMap>{points}</navMap></ncx>"
        )
    files |= {f"OEBPS/{name}": content for name, content in parts.items()}
    return zip_of(files | dict(more or {}))
