"""Italics of plain text."""

import pytest

from fabula.ingest import read_text
from fabula.records import MarkKind


def italics(source: str) -> tuple[str, list[str]]:
    text = read_text(source.encode())
    marks = [mark for mark in text.marks if mark.kind is MarkKind.EMPHASIS]
    return text.content, [text.content[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    ("source", "content", "found"),
    [
        ("He _ran_.", "He ran.", ["ran"]),
        ("_Lusitania_'s", "Lusitania's", ["Lusitania"]),
        ("“_Go!_”", "“Go!”", ["Go!"]),
        ("_every_body", "everybody", ["every"]),
        ("any_thing_ more", "anything more", ["thing"]),
        ("_over\nthe wrap_ here", "over\nthe wrap here", ["over\nthe wrap"]),
        ("_a_ and _b_", "a and b", ["a", "b"]),
        ("said _pull! _”", "said pull! ”", ["pull! "]),
        ("use snake_case_name", "use snake_case_name", []),
        ("fill in ____ here", "fill in ____ here", []),
        ("a stray _sign here", "a stray _sign here", []),
        ("x _ y _ z", "x _ y _ z", []),
        ("__init__ it", "__init__ it", []),
        ("a _b c _d_ e", "a _b c d e", ["d"]),
        ("_one\n\ntwo_", "one\n\ntwo", ["one\n\ntwo"]),
        ("an _open\n\nnew_ one", "an _open\n\nnew_ one", []),
        ("_A_ and _b_: ir_re_sist", "A and b: irresist", ["A", "b", "re"]),
    ],
)
def test_underscores(source: str, content: str, found: list[str]) -> None:
    assert italics(source) == (content, found)
