"""TEI P5."""

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.records import MarkKind, Text

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A Tale : ELTeC edition</title>"
    "<author>Author, Ann (1800-1850)</author></titleStmt></fileDesc></teiHeader>"
)


def read(text: str) -> Text:
    source = (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<TEI xmlns='http://www.tei-c.org/ns/1.0'>{HEADER}"
        f"<text>{text}</text></TEI>"
    )
    return read_text(source.encode(), max_loss=1)


def marked(text: Text, kind: MarkKind) -> list[str]:
    return [text.content[mark.start : mark.end] for mark in text.marks if mark.kind is kind]


def test_a_novel() -> None:
    text = read(
        "<front><div type='titlepage'><p>A TALE</p></div></front><body><div type='group'>"
        "<head>BOOK I</head><div type='chapter'><head>CHAPTER I</head>\n<p>He <pb n='2'/>said:"
        " <said>Go,</said>\n  <emph>now</emph>. <quote>So it is</quote>, he read.</p>"
        "<milestone unit='sub'/><lg><l>A line</l><l>and one</l></lg><p>End.</p></div></div></body>"
        "<back><div><p>Errata.</p></div></back>"
    )
    assert text.content == (
        "A TALE\n\nBOOK I\n\nCHAPTER I\n\nHe said: Go, now. So it is, he read.\n\n"
        "A line\nand one\n\nEnd.\n\nErrata."
    )
    assert (text.source.format, text.source.title, text.source.author) == (
        "tei",
        "A Tale",
        "Author, Ann (1800-1850)",
    )
    assert marked(text, MarkKind.FRONT) == ["A TALE"]
    assert marked(text, MarkKind.BACK) == ["Errata."]
    assert [(text.content[m.start : m.end], m.level) for m in text.marks if m.level] == [
        ("BOOK I", 1),
        ("CHAPTER I", 2),
    ]
    assert marked(text, MarkKind.SPEECH) == ["Go,"]
    assert marked(text, MarkKind.EMPHASIS) == ["now"]
    assert marked(text, MarkKind.VERSE) == ["A line\nand one"]
    breaks = [mark.start for mark in text.marks if mark.kind is MarkKind.BREAK]
    assert breaks == [text.content.index("A line")]


def test_notes_and_editors_choices() -> None:
    text = read(
        "<body><p>He ran<note n='1'>So.</note> to <choice><sic>hte</sic><corr>the</corr></choice>"
        " <sic>huose</sic> <ref target='#n2'>2</ref>.</p><floatingText type='letter'><body>"
        "<p>Dear.</p></body></floatingText></body>"
    )
    assert text.content == "He ran to the huose .\n\nDear."
    kinds = [omission.kind for omission in text.omissions]
    assert kinds == ["footnote", "correction", "footnote-anchor"]
    assert marked(text, MarkKind.LETTER) == ["Dear."]


def test_tei_without_a_text() -> None:
    with pytest.raises(SourceError, match="<text>"):
        read_text(f"<TEI>{HEADER}</TEI>".encode())
