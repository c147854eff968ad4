"""Fixes files."""

from pathlib import Path

import pytest

from fabula.errors import SourceError
from fabula.ingest import fixes_beside, read_fixes
from fabula.records.fixes import (
    Anchor,
    Entry,
    LineFix,
    Lock,
    MentionFix,
    Merge,
    NotCharacter,
    Rename,
    Separate,
    Split,
)

FIXES = """
schema = "fabula.fixes/1"
# A comment, and a header in it: [[merge]]

[[line]]
words = "It was  true"
before = "low"
after = "It can"
chapter = "II"
occurrence = "2 of 3"
speaker = "Ruth"
note = "she is angry"

[[merge]]
names = ["Lizzy", "Miss Eliza", "Lizzy"]
book = "emma"

[[separate]]
names = ["A", "B"]

[[merge]]
names = ["C", "D"]

[[split]]
name = "A"
names = ["C"]

[[rename]]
name = "A"
to = "E"

[[lock]]
name = "F"

[[not_character]]
names = ["God"]
category = "LOC"

[[mention]]
words = "her"
is = "A"
"""


def test_every_kind_of_fix_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.fixes.toml"
    path.write_text(FIXES, encoding="utf-8")
    entries = [Entry(f"a.fixes.toml, line {n}") for n in (5, 14, 18, 21, 24, 28, 32, 35, 39)]
    anchor = Anchor("It was true", "low", "It can", "II", (2, 3))
    assert read_fixes(path).fixes == (
        LineFix(entries[0], anchor, "Ruth"),
        Merge(Entry(entries[1].place, "emma"), ("Lizzy", "Miss Eliza")),
        Separate(entries[2], ("A", "B")),
        Merge(entries[3], ("C", "D")),
        Split(entries[4], "A", ("C",)),
        Rename(entries[5], "A", "E"),
        Lock(entries[6], "F"),
        NotCharacter(entries[7], ("God",), "LOC"),
        MentionFix(entries[8], Anchor("her"), "A"),
    )


def test_an_empty_file_says_nothing() -> None:
    assert read_fixes(b"").fixes == ()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("not toml", "not TOML"),
        ("a = " + "[" * 100_000, "TOML|deep"),
        ("schema = 'fabula.fixes/2'", "newer fabula"),
        ("[[merges]]\nnames=['A','B']", "'merges' is unknown"),
        ("merge = 3", r"with the line \[\[merge\]\]"),
        ("merge = [3]", r"with the line \[\[merge\]\]"),
        ("[[merge]]\nnames = ['A']", r"f, line 1 \[\[merge\]\]: names holds 1"),
        ("merge = [{names = ['A']}]", r"f, \[\[merge\]\] 1"),
        ("[[merge]]\nnames = 'A'", "list"),
        ("[[merge]]\nnames = ['A', 3]", "not text"),
        ("[[merge]]\nnames = ['A', ' ']", "empty"),
        ("[[merge]]\nnames = ['A', 'B']\nname = 'A'", "'name' is unknown; choose of: book, names"),
        ("[[rename]]\nname = 'A'", "it has no to"),
        ("[[line]]\nwords = 'A'", "neither speaker"),
        ("[[line]]\nspeaker = 'A'", "it has no words"),
        ("[[line]]\nwords = 'A'\nspeaker = 'B'\nto = 'b'", "both say"),
        ("[[line]]\nwords = 'A'\nspeaker = 'B'\noccurrence = '3 of 2'", "2 of 3"),
        ("[[line]]\nwords = 'A'\nspeaker = 'B'\noccurrence = 2", "not text"),
        ("[[not_character]]\nnames = ['A']\ncategory = 'PER'", "choose of: FAC, GPE"),
    ],
)
def test_what_is_no_fixes_file(source: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_fixes(source.encode(), name="f")


def test_where_fixes_lie() -> None:
    assert fixes_beside("books/emma.epub") == Path("books/emma.fixes.toml")
    assert fixes_beside(Path("emma.fabula")) == Path("emma.fixes.toml")
    assert fixes_beside(b"It rained.") is None
