"""HTML pages."""

import pytest

from fabula.ingest import read_text
from fabula.records import MarkKind, Text


def read(body: str, head: str = "") -> Text:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_text(page.encode(), max_loss=1)


def marked(text: Text, kind: MarkKind) -> list[str]:
    return [text.content[mark.start : mark.end] for mark in text.marks if mark.kind is kind]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("<p>One\n  two</p>\n\n<p> Three </p>", "One two\n\nThree"),
        ("<p>A<br>B</p>", "A\nB"),
        ("<p>A<br></p><p>B</p>", "A\n\nB"),
        ("A<br><br>B", "A\n\nB"),
        ("<p>A&nbsp;&nbsp;B &amp; C</p>", "A\u00a0\u00a0B & C"),
        ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC"),
        ("<p>He <b>ran </b> home</p>", "He ran home"),
        ("<p>un<i>believ</i>able</p>", "unbelievable"),
        ("<ul><li>A</li><li>B</li></ul>", "A\nB"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B\nC"),
        ("<pre>\n a\n\n  b\n</pre><p>c</p>", " a\n\n  b\n\nc"),
        ("<p>A</p><script>x</script><style>y</style><!-- z --><p>B</p>", "A\n\nB"),
        ("<p><img src='x' alt='T'>HE fog</p>", "THE fog"),
        ("<p>A<img alt='a picture'></p>", "A"),
        ("<p>A</p><p></p><p>B</p>", "A\n\nB"),
        ("<p>A<!-- x --> B</p>", "A B"),
        ("<p>漢<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby></p>", "漢字"),
    ],
)
def test_white_space_as_in_browsers(body: str, content: str) -> None:
    assert read(body).content == content


def test_marks() -> None:
    text = read(
        "<h1>Book</h1><h2>One <i>of</i> Two</h2><p>He <em>ran</em>. <q>So.</q></p><hr>"
        "<blockquote class='poem'><p>A<br>B</p></blockquote><div class='letter'><p>Dear.</p></div>"
        "<p class='chapter-title'>Two</p><p class='scene-break'></p><p>She left.</p>"
    )
    assert marked(text, MarkKind.HEADING) == ["Book", "One of Two", "Two"]
    assert [m.level for m in text.marks if m.kind is MarkKind.HEADING] == [1, 2, 2]
    assert marked(text, MarkKind.EMPHASIS) == ["of", "ran"]
    assert marked(text, MarkKind.SPEECH) == ["So."]
    assert marked(text, MarkKind.VERSE) == ["A\nB"]
    assert marked(text, MarkKind.LETTER) == ["Dear."]
    breaks = [mark.start for mark in text.marks if mark.kind is MarkKind.BREAK]
    assert breaks == [text.content.index("A\nB"), text.content.index("She left")]


def test_rare_empty_paragraphs_are_breaks_and_frequent_ones_are_not() -> None:
    rare = read("<p>A</p>" * 6 + "<p>&nbsp;</p><p>B</p>")
    assert len(marked(rare, MarkKind.BREAK)) == 1
    assert rare.content == "A\n\n" * 6 + "B"
    frequent = read("<p>A</p><p>&nbsp;</p>" * 6)
    assert not marked(frequent, MarkKind.BREAK)


def test_what_is_left_out() -> None:
    text = read(
        "<nav>Home</nav><p>He ran<a href='#fn1'>[1]</a>.</p><div class='footnotes'>1. So.</div>"
        "<figure><img src='x'><figcaption>The house</figcaption></figure>"
        "<p style='display: none'>Secret.</p><button>Go</button><div class='transnote'>Fixed.</div>"
    )
    assert text.content == "He ran."
    assert [(omission.kind, omission.sample) for omission in text.omissions] == [
        ("navigation", "Home"),
        ("footnote-anchor", "[1]"),
        ("footnote", "1. So."),
        ("illustration", "The house"),
        ("hidden", "Secret."),
        ("form", "Go"),
        ("transcriber-note", "Fixed."),
    ]


def test_links_of_a_contents_list_are_no_notes() -> None:
    assert read("<p><a href='#ch1'>1</a> <a href='#ch2'>2</a></p><p>A.</p>").content == "1 2\n\nA."


def test_metadata_and_encoding() -> None:
    head = "<meta charset='utf-8'><title>A  Tale</title><meta name='author' content='Ann Author'>"
    text = read("<p>So.</p>", head)
    assert (text.source.title, text.source.author) == ("A Tale", "Ann Author")
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>“Zoë”</p></body></html>"
    assert read_text(page.encode("cp1252")).content == "“Zoë”"
    assert read_text(page.encode("utf-8")).content == "“Zoë”"


def test_origins_are_lines() -> None:
    text = read_text(b"<html><body>\n<p>A</p>\n\n<p>B\nC</p></body></html>")
    assert [(origin.start, origin.line, origin.char) for origin in text.origins] == [
        (0, 2, -1),
        (3, 4, -1),
    ]
