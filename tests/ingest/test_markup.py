"""XML and HTML made to do harm."""

from pathlib import Path

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.ingest.markup import parse_html, parse_xml
from tests.ingest.books import epub_of, page

BOMB = (
    "<?xml version='1.0'?>\n<!DOCTYPE TEI [\n<!ENTITY a 'aaaaaaaaaa'>\n"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>\n<TEI><text><p>&i;</p></text></TEI>"
)


def test_entity_bombs() -> None:
    with pytest.raises(SourceError, match="entity 'b'"):
        read_text(BOMB.encode())
    part = BOMB.replace("TEI", "html").replace("<text>", "<body>").replace("</text>", "</body>")
    with pytest.raises(SourceError, match="entity 'b'"):
        read_text(epub_of({"a.xhtml": part}))
    with pytest.raises(SourceError, match="entity 'b'"):
        read_text(epub_of({"a.xhtml": page("x")}, more={"META-INF/encryption.xml": BOMB}))


@pytest.mark.parametrize(
    "declaration",
    [
        "<!ENTITY x SYSTEM 'file://{path}'>",
        "<!ENTITY x PUBLIC 'p' 'file://{path}'>",
        "<!ENTITY % x SYSTEM 'file://{path}'> %x;",
        "<!ENTITY x '" + "long " * 50 + "'>",
        "<!ENTITY x '&#38;y;'>",
    ],
)
def test_external_and_growing_entities(declaration: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    doctype = f"<!DOCTYPE TEI [{declaration.format(path=secret)}]>"
    with pytest.raises(SourceError, match="entity 'x'"):
        read_text(f"{doctype}<TEI><text><p>&x;</p></text></TEI>".encode())


def test_an_external_document_type_is_not_loaded(tmp_path: Path) -> None:
    doctype = f"<!DOCTYPE TEI SYSTEM 'file://{tmp_path}/none.dtd'>"
    assert read_text(f"{doctype}<TEI><text><p>So.</p></text></TEI>".encode()).content == "So."


def test_short_entities_are_put_in() -> None:
    source = (
        "<?xml version='1.0'?>\n<!DOCTYPE TEI [<!-- a ']' -->\n<!ENTITY qo \"&#8220;\">]>\n"
        "<TEI><text><p>&qo;So &mdash; A &amp; B&#8221;</p></text></TEI>"
    )
    text = read_text(source.encode())
    assert text.content == "“So — A & B”"
    assert text.origins[0].line == 4


@pytest.mark.parametrize(
    "source", ["<!DOCTYPE TEI [<!ENTITY", "<!DOCTYPE TEI [ '", "<!DOCTYPE TEI"]
)
def test_document_types_without_an_end(source: str) -> None:
    with pytest.raises(SourceError):
        parse_xml(source + "<!-- a -->" * 5000, "x")


def test_broken_xml_names_its_line() -> None:
    with pytest.raises(SourceError, match="line 3"):
        read_text(b"<TEI>\n<text>\n<p>So.</text></TEI>")


def test_deep_nesting_is_refused_and_never_crashes() -> None:
    deep = "<div>" * 50_000 + "Deep." + "</div>" * 50_000
    with pytest.raises(SourceError):
        read_text(f"<html><body><p>Shallow.</p>{deep}</body></html>".encode())
    with pytest.raises(SourceError):
        read_text(f"<TEI><text>{deep}</text></TEI>".encode())


def test_moderate_nesting_is_read() -> None:
    deep = "<div>" * 1000 + "Deep." + "</div>" * 1000
    assert read_text(f"<html><body>{deep}</body></html>".encode()).content == "Deep."
    assert read_text(f"<TEI><text>{deep}</text></TEI>".encode()).content == "Deep."


def test_empty_html() -> None:
    with pytest.raises(SourceError):
        parse_html("", "x")
    with pytest.raises(SourceError, match="no readable text"):
        read_text(b"<html><body><script>run()</script></body></html>")


def test_files_made_of_signs_are_refused_at_once() -> None:
    with pytest.raises(SourceError, match="tags"):
        read_text(b"<html><body>" + b"<b>" * 2_000_001)
    with pytest.raises(SourceError, match="signs"):
        read_text(b"_a " * 1_000_001)
    part = page("<p>" + "<b/>" * 1_100_000 + "</p>")
    noise = "".join(chr(97 + n * n % 26) for n in range(20_000))  # packs badly: no bomb
    parts = {name: part.replace("<p>", f"<p>{noise}") for name in ("a.xhtml", "b.xhtml")}
    with pytest.raises(SourceError, match=r"tags|unpacks"):
        read_text(epub_of(parts))
