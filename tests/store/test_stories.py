import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings

from fabula.errors import StoreError
from fabula.records import Event, Quote, Story, Table
from fabula.store import is_store, load_story, save_story
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import stories

A_FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_a_story_opened_equals_the_story_saved(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "it's a book.fabula"
    save_story(story, path)
    assert load_story(path) == story
    assert load_story(str(path)) == story
    assert is_store(path)


@A_FEW
@given(story=stories())
def test_any_story_comes_back_as_it_was(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "any.fabula"
    save_story(story, path)
    assert load_story(path) == story


def test_types_come_back_too(tmp_path: Path) -> None:
    story = make_story()
    save_story(story, tmp_path / "a.fabula")
    again = load_story(tmp_path / "a.fabula")
    assert type(again.sections[0].kind) is type(story.sections[0].kind)
    assert type(again.text.marks[0].kind) is type(story.text.marks[0].kind)
    assert type(again.quotes[0].evidence[0]) is tuple
    assert again.syntax.head.dtype == story.syntax.head.dtype
    assert again.syntax.upos.dtype == story.syntax.upos.dtype


def test_lists_that_are_rare_among_many_rows_survive(tmp_path: Path) -> None:
    story = make_story()
    quiet = Quote("q", 0, 1, None, (), 0.0, None, "", (), None)
    quotes = Table(Quote, [quiet] * 5_000 + [story.quotes[0]] + [quiet] * 5_000)
    story = replace(story, quotes=quotes)
    save_story(story, tmp_path / "a.fabula")
    assert load_story(tmp_path / "a.fabula") == story


def test_saving_replaces_an_older_store_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    save_story(make_empty_story(), path)
    assert load_story(path) == make_empty_story()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.fabula"]


def test_the_log_of_an_older_store_goes_with_it(tmp_path: Path) -> None:
    path, log = tmp_path / "a.fabula", tmp_path / "a.fabula.wal"
    log.write_bytes(b"left by a crash")
    save_story(make_story(), path)
    assert not log.exists()
    assert load_story(path) == make_story()


def test_a_failure_leaves_the_older_store_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    broken = replace(make_story(), bundle="half \ud83c")
    with pytest.raises(StoreError, match="half a character"):
        save_story(broken, path)
    assert load_story(path) == make_story()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.fabula"]


@pytest.mark.parametrize("content", [b"A story of my own.\n", b"\0" * 40])
def test_a_file_that_is_no_store_is_never_overwritten(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="choose another name"):
        save_story(make_story(), path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE notes AS SELECT 42 AS answer")
    with pytest.raises(StoreError, match="choose another name"):
        save_story(make_story(), path)
    with pytest.raises(StoreError, match="no fabula store"):
        load_story(path)


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        save_story(make_story(), tmp_path / "none" / "a.fabula")
    with pytest.raises(StoreError, match="it is a folder"):
        save_story(make_story(), tmp_path)
    if Path("/proc/self").exists():
        with pytest.raises(StoreError, match=r"cannot write .*choose another place"):
            save_story(make_story(), Path("/proc/a.fabula"))


def test_files_that_cannot_be_opened_say_why(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        load_story(tmp_path / "none.fabula")
    (tmp_path / "story.fabula").write_text("It rained.", encoding="utf-8")
    with pytest.raises(StoreError, match="not a fabula store"):
        load_story(tmp_path / "story.fabula")
    with pytest.raises(StoreError, match="not a fabula store"):
        load_story(tmp_path)


@pytest.mark.parametrize("n_bytes", [100, 9_000, 50_000])
def test_a_cut_store_is_called_damaged(n_bytes: int, tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    path.write_bytes(path.read_bytes()[:n_bytes])
    with pytest.raises(StoreError, match="damaged"):
        load_story(path)


def test_a_store_without_its_tables_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM texts")
    with pytest.raises(StoreError, match="damaged"):
        load_story(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE texts")
    with pytest.raises(StoreError, match="damaged"):
        load_story(path)


@pytest.mark.parametrize("value", ["'WORD'", "NULL"])
def test_a_word_with_a_tag_of_nobody_is_called_damaged(value: str, tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE words ALTER upos DROP NOT NULL")
        connection.execute(f"UPDATE words SET upos = {value} WHERE nr = 3")
    with pytest.raises(StoreError, match="damaged"):
        load_story(path)


def test_a_store_of_a_newer_fabula_asks_for_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE fabula_meta SET schema_version = 99, fabula_version = '9.0'")
    with pytest.raises(StoreError, match=r"fabula 9\.0.*--upgrade"):
        load_story(path)


def test_a_store_of_an_older_fabula_asks_to_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE fabula_meta SET schema_version = 1")
    with pytest.raises(StoreError, match=r"older than this one.*fabula read FILE -o"):
        load_story(path)


def test_a_store_open_elsewhere_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    holder = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('ready', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(StoreError, match="in use"):
            load_story(path)
        process.communicate(b"\n")


@pytest.mark.skipif(duckdb.__version__ < "2", reason="DuckDB 1 lets a process open a file once")
def test_a_reader_of_ones_own_is_not_disturbed(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    save_story(make_story(), path)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert load_story(path) == make_story()
        assert connection.execute("SELECT count(*) FROM quotes").fetchone() == (4,)


def test_a_hostile_view_cannot_read_other_files(tmp_path: Path) -> None:
    path, secret = tmp_path / "a.fabula", tmp_path / "secret.csv"
    secret.write_text("start,end,realis,score\n1,2,true,0.5\n", encoding="utf-8")
    save_story(make_story(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE events")
        connection.execute(f"CREATE VIEW events AS SELECT 0 AS nr, * FROM '{secret}'")
    with pytest.raises(StoreError):
        load_story(path)


def test_saving_needs_neither_pandas_nor_arrow(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "for name in ('pandas', 'polars', 'pyarrow'): sys.modules[name] = None\n"
        "from fabula.store import load_story, save_story\n"
        "from tests.example_stories import make_story\n"
        "save_story(make_story(), sys.argv[1])\n"
        "assert load_story(sys.argv[1]) == make_story()\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.fabula")], check=True, cwd=root
    )


def test_a_hundred_thousand_rows_go_in_at_once(tmp_path: Path) -> None:
    story = make_story()
    events = Table(Event, [Event(0, 1, True, 0.5)] * 100_000)
    story = replace(story, events=events)
    save_story(story, tmp_path / "a.fabula")
    assert len(load_story(tmp_path / "a.fabula").events) == 100_000
