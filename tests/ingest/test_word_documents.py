"""DOCX."""

import io
import zipfile

import docx
import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.records import MarkKind, Text
from tests.ingest.books import zip_of


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def marked(text: Text, kind: MarkKind) -> list[str]:
    return [text.content[mark.start : mark.end] for mark in text.marks if mark.kind is kind]


@pytest.fixture
def story() -> bytes:
    document = docx.Document()
    document.core_properties.title = "A Tale"
    document.core_properties.author = "Ann Author"
    document.add_heading("A Tale", 0)
    document.add_heading("One", 1)
    paragraph = document.add_paragraph("He ")
    paragraph.add_run("ran").italic = True
    paragraph.add_run(" ")
    paragraph.add_run("home").bold = True
    paragraph.add_run(".\nFast.\tSo.")
    for _ in range(6):
        document.add_paragraph("More.")
    document.add_paragraph("")
    document.add_paragraph("Then.")
    return saved(document)


def test_a_document(story: bytes) -> None:
    text = read_text(story, name="tale.docx")
    assert (
        text.content == "A Tale\n\nOne\n\nHe ran home.\nFast. So.\n\n" + "More.\n\n" * 6 + "Then."
    )
    assert (text.source.format, text.source.title, text.source.author) == (
        "docx",
        "A Tale",
        "Ann Author",
    )
    assert marked(text, MarkKind.HEADING) == ["A Tale", "One"]
    assert marked(text, MarkKind.EMPHASIS) == ["ran", "home"]
    breaks = [mark.start for mark in text.marks if mark.kind is MarkKind.BREAK]
    assert breaks == [text.content.index("Then.")]


def test_footnotes_and_deletions(story: bytes) -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = parts_of(story)
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {namespace}><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    deleted = b"<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p></w:body>"
    deleted = deleted.replace(b"</w:body>", b"<w:sectPr")
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", deleted, 1)
    text = read_text(zip_of(parts), max_loss=1)
    assert [(o.kind, o.sample) for o in text.omissions] == [
        ("deleted-text", "Gone."),
        ("footnote", "A note."),
    ]
    assert read_text(zip_of(parts), keep="all").content.endswith("Then.\n\nGone.\n\nA note.")


def test_hostile_documents(story: bytes) -> None:
    parts = parts_of(story)
    bomb = b"<!DOCTYPE a [<!ENTITY b 'bbb'>]>"
    hostile = parts | {"word/document.xml": bomb + parts["word/document.xml"]}
    with pytest.raises(SourceError, match="document type"):
        read_text(zip_of(hostile))
    with pytest.raises(SourceError, match="unpacks to more"):
        read_text(zip_of(parts | {"word/media/a.png": b"\0" * 5_000_000}))
    with pytest.raises(SourceError, match="broken"):
        read_text(zip_of(parts | {"word/document.xml": b"<w:document"}))
    with pytest.raises(SourceError, match="broken"):
        read_text(zip_of({"word/document.xml": b"<a/>"}))
