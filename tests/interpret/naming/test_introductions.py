"""Where a text says whose a name is."""

import pytest

from fabula.interpret.naming.introductions import find_introductions
from tests.interpret.marked_texts import make_book


def _found(marked: str) -> list[tuple[str, str, bool]]:
    book = make_book(marked)
    found = find_introductions(book.settled(), book.text).values()
    return [(said.bearer.text, said.name.text, said.is_statement) for said in found]


@pytest.mark.parametrize(
    ("marked", "bearer", "name"),
    [
        ("[She] stood up. [Her] name was [Mary Coyle].", "Her", "Mary Coyle"),
        ("[He] spoke. [His] real name is “[Tom]”.", "His", "Tom"),
        ("Everybody called [her] [Bess], for short.", "her", "Bess"),
        ("They had christened [him] [Sam].", "him", "Sam"),
        ("[The boy] was [Tam Oker], and tall.", "The boy", "Tam Oker"),
        ("[I] was nobody, and [Montana] was [Nina].", "Montana", "Nina"),
    ],
)
def test_statements(marked: str, bearer: str, name: str) -> None:
    assert _found(marked) == [(bearer, name, True)]


def test_a_name_that_stands_beside_a_noun() -> None:
    assert _found("[[His] wife], [Pauline], looked at me.") == [("His wife", "Pauline", False)]


@pytest.mark.parametrize(
    "marked",
    [
        "[[His] father], [Tom], and [Ann] came.",
        "[[His] father], [Tom], [Ann] and the rest came.",
        "“Tell [[your] aunt], [Emma], to come.”",
        "[The boy] was [Tam]'s friend.",
        "[The boy] was with [Tam].",
        "[Montana] was [Nina]'s friend.",
        "[Montana] was [Nina] all over.",
        "[A boy] was [Tam], once.",
        "They called [him]. [Tam] came.",
        "It was [her] turn. [Ann] came.",
    ],
)
def test_no_introduction(marked: str) -> None:
    assert _found(marked) == []
