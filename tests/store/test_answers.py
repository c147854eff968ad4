"""Questions in SQL: what they give, and what they can never do."""

from pathlib import Path

import duckdb
import pytest

from fabula.errors import QueryError, StoreError
from fabula.store import ask_store, ask_story, save_story
from tests.example_stories import make_empty_story, make_story


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_story(make_story(), tmp_path / "story.fabula")
    return tmp_path / "story.fabula"


def test_a_store_and_a_story_give_the_same_answer(path: Path) -> None:
    question = "SELECT speaker_name, addressee_name, count(*) AS n FROM said_to GROUP BY ALL"
    answer = ask_store(path, f"{question} ORDER BY n")
    assert answer.columns == ("speaker_name", "addressee_name", "n")
    assert answer.rows == (("Emma Vane", "Mr. Okoro", 1), ("Mr. Okoro", "Emma Vane", 2))
    assert ask_story(make_story(), f"{question} ORDER BY n") == answer


def test_names_are_distinct_and_values_are_plain(path: Path) -> None:
    question = "SELECT 1 AS id, 'a' AS id, [1.5], {'d': DATE '2026-01-02'}, 'inf'::DOUBLE, NULL"
    answer = ask_store(path, question)
    assert answer.columns[:2] == ("id", "id_1")
    assert answer.rows == ((1, "a", [1.5], {"d": "2026-01-02"}, "inf", None),)


def test_a_story_of_nothing_has_answers_without_rows() -> None:
    for view in ("chapters", "lines", "said_to", "named_mentions", "appearances", "deeds"):
        assert ask_story(make_empty_story(), f"FROM {view}").rows == ()


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM quotes",
        "CREATE TABLE memory.main.x (a INTEGER)",
        "SET threads = 1",
        "ATTACH 'other.db'",
        "COPY quotes TO 'quotes.csv'",
        "INSTALL httpfs",
        "PRAGMA version",
    ],
)
def test_a_question_changes_nothing(question: str, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(QueryError, match="a question only reads"):
        ask_store(path, question)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("function", ["read_text", "read_csv", "glob"])
def test_a_question_reads_no_other_file(function: str, path: Path) -> None:
    secret = path.with_name("secret.csv")
    secret.write_text("a,b\n1,2\n", encoding="utf-8")
    for ask in (lambda q: ask_store(path, q), lambda q: ask_story(make_story(), q)):
        with pytest.raises(QueryError, match="reads nothing but the book"):
            ask(f"SELECT * FROM {function}('{secret}')")


def test_a_question_does_not_see_pythons_variables(path: Path) -> None:
    secret = {"a": [1]}  # a name that DuckDB would look for in its caller
    with pytest.raises(QueryError, match="secret does not exist"):
        ask_store(path, "SELECT * FROM secret")
    assert secret


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("SELCT 1", "does not understand this: Parser Error"),
        ("SELECT speeker FROM lines", 'Candidate bindings: "speaker"'),
        ("SELECT 'x'::INTEGER", "Conversion Error"),
        ("", "there is no question"),
        ("-- nothing", "there is no question"),
        ("SELECT 1; SELECT 2", "these are 2"),
    ],
)
def test_what_is_no_question_is_said_on_one_line(question: str, message: str, path: Path) -> None:
    with pytest.raises(QueryError, match=message) as raised:
        ask_store(path, question)
    assert "\n" not in str(raised.value)


def test_a_pivot_is_a_question(path: Path) -> None:
    answer = ask_store(path, "PIVOT appearances ON chapter USING sum(n_mentions) GROUP BY name")
    assert answer.columns == ("name", "1")


def test_stores_of_other_versions_are_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE fabula_meta SET schema_version = 99, fabula_version = '9.0'")
    with pytest.raises(StoreError, match="newer than this one"):
        ask_store(path, "SELECT 1")
    with pytest.raises(StoreError, match="no such file"):
        ask_store(path.with_name("none.fabula"), "SELECT 1")
