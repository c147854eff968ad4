"""EPUB 2 and 3."""

import io
import zipfile
from collections import Counter

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.records import Mark, MarkKind, Text
from tests.ingest.books import CONTAINER, epub_of, page, zip_of

STORY = "<p>It was <i>late</i> &mdash; very.&nbsp;So.</p><p>He<br/>slept.</p>"
PROSE = "It was late — very.\u00a0So.\n\nHe\nslept."


def spans(text: Text, kind: MarkKind) -> list[str]:
    return [text.content[mark.start : mark.end] for mark in text.marks if mark.kind is kind]


def headings(text: Text) -> list[Mark]:
    return [mark for mark in text.marks if mark.kind is MarkKind.HEADING]


@pytest.mark.parametrize("version", [2, 3])
def test_spine_order_titles_and_metadata(version: int) -> None:
    book = epub_of(
        {
            "b.xhtml": page("<h2>The First</h2>" + STORY),
            "a.xhtml": page("<p>The Second</p>" + STORY),
            "c.xhtml": page(STORY),
        },
        titles={"b.xhtml": "First", "a.xhtml": "The  Second", "c.xhtml": "The Third"},
        version=version,
    )
    text = read_text(book, name="book.epub")
    assert text.content == f"The First\n\n{PROSE}\n\nThe Second\n\n{PROSE}\n\n{PROSE}"
    assert (text.source.format, text.source.title, text.source.author) == (
        "epub",
        "A Book",
        "Ann Author",
    )
    first, second, third = headings(text)
    assert (text.content[first.start : first.end], first.level) == ("The First", 2)
    assert (text.content[second.start : second.end], second.level) == ("The Second", 1)
    assert (third.start, third.end, third.label) == (
        text.content.rindex("It was"),
        text.content.rindex("It was"),
        "The Third",
    )
    assert spans(text, MarkKind.EMPHASIS) == ["late"] * 3
    assert text.origins[0].part == "OEBPS/b.xhtml"
    assert {origin.part for origin in text.origins} == {f"OEBPS/{n}.xhtml" for n in "abc"}


def test_titles_that_point_into_a_document() -> None:
    body = f"<div id='c1'><p>One</p>{STORY}</div>" + "<p>More.</p>" * 80
    book = epub_of(
        {"a.xhtml": page(body + f"<div id='c2'><p>Two</p>{STORY}</div>")},
        titles={"a.xhtml#c1": "One", "a.xhtml#c2": "Two"},
    )
    text = read_text(book)
    assert spans(text, MarkKind.HEADING) == ["One", "Two"]


def test_navigation_and_notes_are_left_out() -> None:
    notes = (
        "<p>He ran.<a epub:type='noteref' href='#n'>1</a> Far.<span class='pagenum'>12</span></p>"
        "<aside epub:type='footnote' id='n'><p>1. So it was.</p></aside>"
    )
    book = epub_of({"a.xhtml": page(STORY * 20 + notes)}, titles={"a.xhtml": "One"})
    text = read_text(book)
    assert text.content.endswith("He ran. Far.")
    kinds = Counter(omission.kind for omission in text.omissions)
    assert kinds == {"footnote-anchor": 1, "footnote": 1, "page-number": 1, "navigation": 1}
    kept = read_text(book, keep="all").content
    assert "He ran.1 Far.12\n\n1. So it was.\n\nOne" in kept


def test_front_and_back_matter_is_kept_and_marked() -> None:
    book = epub_of(
        {
            "t.xhtml": page("<section epub:type='titlepage'><h1>A Book</h1></section>"),
            "d.xhtml": page("<p>To Bob</p>"),
            "a.xhtml": page("<h2>One</h2>" + STORY * 5),
            "p.xhtml": page("<section epub:type='prologue'><h2>Zero</h2></section>"),
            "k.xhtml": page("<section epub:type='acknowledgments'><p>Thanks.</p></section>"),
            "z.xhtml": page("<p>Also this.</p>"),
        },
        titles={"d.xhtml": "Dedication", "z.xhtml": "Also by Ann Author"},
    )
    text = read_text(book)
    assert spans(text, MarkKind.FRONT) == ["A Book", "To Bob"]
    assert spans(text, MarkKind.BACK) == ["Thanks.", "Also this."]


def test_the_guide_of_epub_2() -> None:
    guide = '<guide><reference type="copyright-page" href="t.xhtml" title="x"/></guide>'
    parts = {"t.xhtml": page("<p>All rights.</p>"), "a.xhtml": page(STORY)}
    assert spans(read_text(epub_of(parts, guide=guide)), MarkKind.FRONT) == ["All rights."]


def test_italics_by_style_sheet() -> None:
    opf_item = '<item id="css" href="s.css" media-type="text/css"/>'
    book = epub_of({"a.xhtml": page("<p>He <span class='c3'>ran</span>.</p>")})
    parts = _parts(book)
    parts["OEBPS/book.opf"] = parts["OEBPS/book.opf"].replace(
        b"</manifest>", opf_item.encode() + b"</manifest>"
    )
    parts["OEBPS/s.css"] = b"p {margin: 0} .c2, .c3 { color: red; font-style: italic }"
    assert spans(read_text(zip_of(parts)), MarkKind.EMPHASIS) == ["ran"]


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_broken_xhtml_is_read_as_browsers_do() -> None:
    book = epub_of({"a.xhtml": page("<p>He ran<br>home & slept.<p>She left.")})
    assert read_text(book).content == "He ran\nhome & slept.\n\nShe left."


def test_archive_of_our_own() -> None:
    metadata = (
        "<dc:title>Fic</dc:title><dc:creator>nick</dc:creator>"
        "<dc:publisher>Archive of Our Own</dc:publisher>"
    )
    preface = (
        "<div id='preface'><h2 class='toc-heading'>Preface</h2><div class='meta'><h1>Fic</h1>"
        "<p>Summary</p><blockquote class='userstuff'><p>Two meet.</p></blockquote></div></div>"
    )
    chapter = (
        "<div class='meta group'><h2 class='heading'>Chapter 1</h2><p>Notes</p><p>Hi!</p></div>"
        f"<div class='userstuff2'>{STORY}</div>"
        "<div id='endnotes1' class='meta'><p>End Notes</p><p>Bye!</p></div>"
    )
    after = "<div id='afterword'><p>Please drop by the Archive and comment.</p></div>"
    parts = {"p.xhtml": page(preface), "a.xhtml": page(chapter), "z.xhtml": page(after)}
    text = read_text(epub_of(parts, metadata=metadata))
    assert spans(text, MarkKind.FRONT) == ["Preface\n\nFic\n\nSummary\n\nTwo meet.", "Notes\n\nHi!"]
    assert spans(text, MarkKind.BACK) == [
        "End Notes\n\nBye!",
        "Please drop by the Archive and comment.",
    ]
    assert spans(text, MarkKind.HEADING) == ["Preface", "Fic", "Chapter 1"]
    assert not text.omissions


def test_documents_outside_the_reading_order() -> None:
    parts = _parts(epub_of({"a.xhtml": page(STORY * 20), "n.xhtml": page("<p>Pop-up.</p>")}))
    parts["OEBPS/book.opf"] = parts["OEBPS/book.opf"].replace(
        b'idref="i1"', b'idref="i1" linear="no"'
    )
    assert [o.kind for o in read_text(zip_of(parts)).omissions] == ["non-linear"]
    assert read_text(zip_of(parts), keep=["non-linear"]).content.endswith("Pop-up.")


def encryption(algorithm: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/></enc:EncryptedData></encryption>'
    }


def test_locked_books_are_refused_and_scrambled_fonts_are_not() -> None:
    parts = {"a.xhtml": page(STORY)}
    with pytest.raises(SourceError, match="DRM"):
        read_text(epub_of(parts, more=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))
    fonts = encryption("http://www.idpf.org/2008/embedding")
    assert read_text(epub_of(parts, more=fonts)).content == PROSE


def test_books_without_order_or_package() -> None:
    empty = '<package xmlns="http://www.idpf.org/2007/opf"><manifest/><spine/></package>'
    with pytest.raises(SourceError, match="spine"):
        read_text(zip_of({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": empty}))
    with pytest.raises(SourceError, match="missing"):
        read_text(zip_of({"META-INF/container.xml": CONTAINER}))
    with pytest.raises(SourceError, match="no package"):
        read_text(zip_of({"META-INF/container.xml": "<container/>"}))
    parts = _parts(epub_of({"a.xhtml": page(STORY)}))
    del parts["OEBPS/a.xhtml"]
    with pytest.raises(SourceError, match="reading order is missing"):
        read_text(zip_of(parts))


def test_a_spine_that_leads_out() -> None:
    with pytest.raises(SourceError, match="leads out"):
        read_text(epub_of({"../../a.xhtml": page(STORY)}))
    container = CONTAINER.replace("OEBPS/book.opf", "../../etc/passwd")
    with pytest.raises(SourceError, match="leads out"):
        read_text(zip_of({"META-INF/container.xml": container}))
