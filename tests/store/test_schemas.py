import re
from pathlib import Path

import duckdb
import pytest

from fabula.records.story_tables import STORY_TABLES
from fabula.store import save_story
from fabula.store.schemas import SCHEMA_VERSION
from tests.example_stories import make_story

PAGE = (Path(__file__).parents[2] / "docs/store.md").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_story(make_story(), tmp_path / "story.fabula")
    return tmp_path / "story.fabula"


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as book:
        return book.execute(question).fetchall()


def test_views_are_right(path: Path) -> None:
    spoken = ask(path, "SELECT speaker_name, text, chapter, chapter_title FROM lines")
    assert spoken[2:] == [
        ("Emma Vane", "“No,”", 1, "The Café"),
        (None, "“Who is there?”", 1, "The Café"),
    ]
    said = ask(path, "SELECT id, addressee, addressee_name FROM said_to")
    assert said == [
        ("q1", "emma-vane", "Emma Vane"),
        ("q2", "emma-vane", "Emma Vane"),
        ("q3", "mr-okoro", "Mr. Okoro"),
    ]
    assert ask(path, "FROM appearances")[0] == (1, "The Café", "emma-vane", "Emma Vane", 2)
    done = ask(path, "SELECT entity_name, verb, text, happened FROM deeds")
    assert done == [("Emma Vane", "come", "came", True), ("Emma Vane", "say", "said", False)]


def test_words_are_those_of_the_span(path: Path) -> None:
    for table in ("mentions", "quotes", "tags", "events", "emotions", "words"):
        question = (
            f'SELECT t.text = substring(content, t.start + 1, t."end" - t.start) '
            f"FROM {table} t, texts"
        )
        assert all(equal for (equal,) in ask(path, question))


def test_the_python_examples_of_the_page_run(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(path.parent)
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(block, {})
    assert capsys.readouterr().out == "2 characters\n"


def test_every_table_and_view_is_documented(path: Path) -> None:
    found = ask(path, "SELECT table_name FROM information_schema.tables")
    assert {name for (name,) in found} >= {table.name for table in STORY_TABLES}
    for (name,) in found:
        assert f"| `{name}` |" in PAGE


def test_the_version_is_written(path: Path) -> None:
    question = "SELECT schema_version, bundle FROM fabula_meta"
    assert ask(path, question) == [(SCHEMA_VERSION, "en-small/1")]
