"""Why names are one person's, and why others are not."""

import pytest

import fabula
from fabula.interpret.naming.reasons import why_one, why_two
from fabula.records import NameReason
from tests.interpret.marked_texts import make_book


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        ("Emma", "Emma Vane", "the given name of “Emma Vane”"),
        ("Miss Vane", "Emma Vane", "the surname of “Emma Vane” with a title that fits"),
        ("Vane", "Emma Vane", "the surname of “Emma Vane”"),
        ("Lizzy", "Elizabeth Vane", "a short form of “Elizabeth”, the given name of"),
        ("Kit", "Kitty Vane", "a small form of the given name"),
        ("Eliza Vane", "Elizabeth Vane", "a form of the same given name"),
        ("Mina Harker", "Mina Murray", "with another surname"),
        ("the General", "General Vane", "the rank of “General Vane”"),
        ("Emma Vane", "Emma", "a fuller form of “Emma”"),
        ("Old Emma", "Emma", "the same name as “Emma”"),
        ("Galway", "Ruth", ""),
    ],
)
def test_why_one(name: str, other: str, reason: str) -> None:
    said = why_one(name, other)
    assert reason in said
    assert bool(said) is bool(reason)


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        ("Mrs. Vane", "Mr. Vane", "Mrs. Vane is a woman by name or title, Mr. Vane a man"),
        ("Tom Vane", "Sam Vane", "with another given name"),
        ("the Vanes", "Tom Vane", "a family"),
        ("General Vane", "Captain Vane", "two ranks"),
        ("Mrs. Vane", "Miss Vane", "is a wife's name"),
        ("Vane", "Tom Vane", ""),
    ],
)
def test_why_two(name: str, other: str, reason: str) -> None:
    said = why_two(name, other)
    assert reason in said
    assert bool(said) is bool(reason)


def reasons(marked: str, name: str) -> dict[str, NameReason]:
    return {reason.name: reason for reason in fabula.explain(make_book(marked).story(), name)}


TALE = (
    "[Emma Vane] met [Mr. Vane]. [Emma Vane] laughed at [[her] father].\n\n[Miss Vane] sat.\n\n"
    "[Poor Emma] and [Mr. Vane] wept."
)


def test_names_with_their_evidence() -> None:
    told = reasons(TALE, "emma vane")
    content = make_book(TALE).text.content
    assert list(told) == ["Emma Vane", "Miss Vane", "Emma", "Mr. Vane"]
    assert [told[name].n_mentions for name in told] == [2, 1, 1, 2]
    assert {name: content[slice(*row.evidence[0])] for name, row in told.items()} == {
        "Emma Vane": "Emma Vane",
        "Emma": "Poor Emma",
        "Miss Vane": "Miss Vane",
        "Mr. Vane": "Emma Vane",
    }
    other = told["Mr. Vane"]
    assert (other.is_same, other.character) == (False, "mr-vane")
    assert other.reason.endswith("a man; the two are named in one paragraph 2 times")


def test_why_the_narrator_has_a_name() -> None:
    walk = "[I] walked home. [I] was cold. [I] slept. "
    called = (
        walk + "“Come, [Watson],” said [Holmes].\n\n“Yes,” [I] said. “[Watson]!” said [Holmes]."
    )
    assert "others call the narrator" in reasons(called, "Watson")["I"].reason
    assert "nobody calls" in reasons(walk, "the narrator")["I"].reason
    journal = f"CHAPTER I\n\nEMMA VANE'S JOURNAL\n\n{walk * 3}“[Emma]!” said [Frank].\n"
    assert "EMMA VANE'S JOURNAL" in reasons(journal, "Emma")["I"].reason


def test_nobody_is_a_query_error() -> None:
    with pytest.raises(fabula.QueryError, match="nobody in this story"):
        reasons(TALE, "Watson")
