"""Cast files."""

from pathlib import Path

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_cast
from fabula.records import CastMember

CAST = """
[[character]]
id = "emma"
name = "Emma Woodhouse"
aliases = ["Emma", "Miss Woodhouse", "Emma"]
pronouns = ["she", "her"]

[[character]]
id = "knightley"
name = "Mr.  Knightley"
"""


def test_a_cast(tmp_path: Path) -> None:
    path = tmp_path / "cast.toml"
    path.write_text(CAST, encoding="utf-8")
    assert read_cast(path).members == (
        CastMember("emma", "Emma Woodhouse", ("Emma", "Miss Woodhouse"), ("she", "her")),
        CastMember("knightley", "Mr. Knightley"),
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "no character"),
        ("not toml", "not TOML"),
        ("character = 3", "no character"),
        ("character = [3]", "not a table"),
        ("[[characters]]\nid = 'a'", "'characters' is unknown"),
        ("[[character]]\nname = 'A'", r"character 1 \('A'\): it has no id"),
        ("[[character]]\nid = 'a'", "it has no name"),
        ("[[character]]\nid = ''\nname = 'A'", "empty"),
        ("[[character]]\nid = 3\nname = 'A'", "not text"),
        ("[[character]]\nid = 'a'\nname = 'A'\naliases = 'B'", "list"),
        ("[[character]]\nid = 'a'\nname = 'A'\naliases = [1]", "not text"),
        ("[[character]]\nid = 'a'\nname = 'A'\nalias = ['B']", "'alias' is unknown"),
        ("[[character]]\nid='a'\nname='A'\n[[character]]\nid='a'\nname='B'", "given twice"),
        ("[[character]]\nid='a'\nname='A'\n[[character]]\nid='b'\nname='a'", "name of both"),
        (
            (
                "[[character]]\nid='a'\nname='A'\naliases=['X']\n"
                "[[character]]\nid='b'\nname='B'\naliases=['x']"
            ),
            "name of both",
        ),
        ("a = " + "[" * 100_000, "TOML|deep"),
    ],
)
def test_what_is_no_cast(source: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_cast(source.encode(), name="cast.toml")
