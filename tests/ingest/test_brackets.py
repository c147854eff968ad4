"""What stands in brackets: pictures, notes, page numbers."""

import pytest

from fabula.ingest import read_text
from fabula.records import Text


def read(source: str) -> Text:
    return read_text(source.encode(), max_loss=1)


@pytest.mark.parametrize(
    ("source", "content", "kinds"),
    [
        ("A.\n\n[Illustration]\n\nB.", "A.\n\nB.", ["image-marker"]),
        ("A.\n\n[Illustration: He [Bob] ran]\n\nB.", "A.\n\nB.", ["illustration"]),
        ("A.\n\n   [Picture: House]\n\nB.", "A.\n\nB.", ["illustration"]),
        ("A [Pg 12]b.", "A b.", ["page-number"]),
        ("A.\n\n[Transcriber's Note: x]\n\nB.", "A.\n\nB.", ["transcriber-note"]),
        ("A.\n\nTranscriber's Note: x\ny\n\nB.", "A.\n\nB.", ["transcriber-note"]),
        ("A.\n\n[*Gidgee--a tree.]\n\nB.", "A.\n\nB.", ["footnote"]),
        ("A.[Footnote: so] B.", "A. B.", ["footnote"]),
        ("A.[1] B.\n\n[1] So.\n\nC.", "A. B.\n\nC.", ["footnote-anchor", "footnote"]),
        ("A.[2] B.\n\n[Footnote 2: So.]\n\nC.", "A. B.\n\nC.", ["footnote-anchor", "footnote"]),
        ("A.[1] B.", "A.[1] B.", []),
        ("A.\n\n[1] B.", "A.\n\n[1] B.", []),
        ("A [savages] b.", "A [savages] b.", []),
        ("[Groan.] Everything.", "[Groan.] Everything.", []),
        ("A [Illustration without an end.", "A [Illustration without an end.", []),
        ("[Illustration of it] said", "[Illustration of it] said", []),
    ],
)
def test_brackets(source: str, content: str, kinds: list[str]) -> None:
    text = read(source)
    assert text.content == content
    assert [omission.kind for omission in text.omissions] == kinds


def test_many_stray_brackets_cost_little() -> None:
    source = "[Illustration: " * 100_000
    assert read(source).content == source


def test_one_endless_line_costs_little() -> None:
    source = "word [Illustration: x] word " * 50_000
    assert len(read(source).omissions) == 50_000
