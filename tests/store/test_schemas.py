import re
from pathlib import Path

import duckdb
import pytest

from fabula.records.story_tables import STORY_TABLES
from fabula.store import save_story
from fabula.store.schemas import SCHEMA_VERSION
from tests.example_stories import make_story

PAGE = (Path(__file__).parents[2] / "docs/store.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_story(make_story(), tmp_path / "story.fabula")
    return tmp_path / "story.fabula"


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as book:
        return book.execute(question).fetchall()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_of_the_page_has_an_answer(question: str, path: Path) -> None:
    assert ask(path, question)


def test_the_answers_are_right(path: Path) -> None:
    assert ask(path, QUESTIONS[0])[0] == ("Mr. Okoro", 2, 25)
    spoken = ask(path, "SELECT speaker_name, text FROM lines ORDER BY nr")
    assert spoken[2:] == [("Emma Vane", "“No,”"), (None, "“Who is there?”")]
    assert ask(path, QUESTIONS[2])[0] == ("Mr. Okoro", "Emma Vane", 2)
    assert ask(path, QUESTIONS[3]) == [("Emma Vane", 1)]
    assert ask(path, QUESTIONS[4])[0] == ("The Café", "Emma Vane", 2)
    assert ask(path, QUESTIONS[6]) == [("Emma Vane", "come", 1), ("Emma Vane", "say", 1)]
    assert ask(path, QUESTIONS[7]) == [("The Café", "anger", 1), ("The Café", "fear", 1)]


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
