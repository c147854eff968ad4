import pytest

from fabula.ingest import read_text
from fabula.segment import split_text


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("_What a fool he is,_ she thought.", ["What a fool he is,"]),
        ("_What a fool!_ thought Emma. _And how late._", ["What a fool!"]),
        ("She thought, _What a fool he is._", ["What a fool he is."]),
        ("_What a fool he is,_ she said.", []),
        ("She was _so_ tired. She had read _The Egoist_ and thought it long.", []),
        ("“_What_ a fool he is,” she thought.", ["“What a fool he is,”"]),
    ],
)
def test_italics_with_a_tag_of_thinking_are_lines(content: str, lines: list[str]) -> None:
    text = read_text(content.encode())
    layout = split_text(text)
    spans = [layout.quotations.spans[row] for row in layout.quotations.lines.tolist()]
    assert [text.content[start:end] for start, end in spans] == lines
