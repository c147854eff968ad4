"""Whole stories to and from a store file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, cast

import duckdb
import numpy as np
from numpy.typing import NDArray

from fabula.errors import StoreError
from fabula.records import Story, Syntax, Table, Text
from fabula.records.arrays import array_columns
from fabula.records.columns import SQL_TYPES, field_value
from fabula.records.story_tables import STORY_TABLES, WORDS, StoryTable
from fabula.store.files import new_store, open_store
from fabula.store.schemas import SCHEMA_VERSION, schema_sql
from fabula.store.signatures import is_store


def save_story(story: Story, path: str | os.PathLike[str]) -> None:
    """Write a story to a store file, in one piece or not at all.

    An older store at the path is replaced; another file is left alone.

    Raises:
        StoreError: the place cannot be written, is in use, or holds a file that is no store.
    """
    path = Path(path)
    _check_replaceable(path)
    with new_store(path) as connection:
        insert_story(connection, story)


def insert_story(connection: duckdb.DuckDBPyConnection, story: Story) -> None:
    """Put a story into an empty database: its tables, their rows and the views."""
    connection.execute(schema_sql())
    connection.execute(
        "INSERT INTO fabula_meta VALUES (?, ?, ?)",
        [SCHEMA_VERSION, _fabula_version(), story.bundle],
    )
    connection.execute("INSERT INTO texts VALUES (?)", [story.text.content])
    for table in STORY_TABLES:
        _insert_rows(connection, table, story)


def load_story(path: str | os.PathLike[str]) -> Story:
    """Read a story back; it equals the one that was saved. Needs no model.

    Raises:
        StoreError: there is no such file, it is no store, it was written by a newer fabula, it is
            damaged, or another program has it open for writing.
    """
    path = Path(path)
    with open_store(path) as connection:
        bundle = check_meta(connection, path)
        (content,) = _one_row(connection, "SELECT content FROM texts", path)
        row_tables = [table for table in STORY_TABLES if table is not WORDS]
        rows = {table.name: _select_rows(connection, table) for table in row_tables}
        syntax = _select_syntax(connection, path)
    if len(rows["source"]) != 1:
        raise StoreError(f"{path} is damaged: it names no source; write it again with fabula read")
    text = Text(
        content=content,
        source=rows["source"][0],
        marks=tuple(rows["marks"]),
        omissions=tuple(rows["omissions"]),
        origins=tuple(rows["origins"]),
    )
    named = {table.name: Table(table.row_type, rows[table.name]) for table in row_tables}
    return Story(
        text=text,
        sections=named["sections"],
        mentions=named["mentions"],
        entities=named["entities"],
        characters=named["characters"],
        quotes=named["quotes"],
        conversations=named["conversations"],
        quoted_words=named["quoted_words"],
        tags=named["tags"],
        events=named["events"],
        emotions=named["emotions"],
        relations=named["relations"],
        roles=named["roles"],
        feelings=named["feelings"],
        attitudes=named["attitudes"],
        things=named["things"],
        handlings=named["handlings"],
        syntax=syntax,
        bundle=bundle,
        times=named["times"],
        scenes=named["scenes"],
        whereabouts=named["whereabouts"],
        notes=named["notes"],
        facts=named["facts"],
        contradictions=named["contradictions"],
        withdrawals=named["withdrawals"],
    )


def _check_replaceable(path: Path) -> None:
    """Keep a slip of the pen (``-o story.txt``) from overwriting what is not ours."""
    if path.is_dir():
        raise StoreError(f"cannot write {path}: it is a folder; name a file in it")
    if not path.exists() or path.stat().st_size == 0:
        return
    if is_store(path):
        with open_store(path) as connection:
            if _has_meta(connection):
                return
    raise StoreError(
        f"{path} exists and is not a fabula store: choose another name, or remove it first"
    )


def _has_meta(connection: duckdb.DuckDBPyConnection) -> bool:
    question = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'fabula_meta'"
    return connection.execute(question).fetchone() != (0,)


def check_meta(connection: duckdb.DuckDBPyConnection, path: Path) -> str:
    """The bundle's id, when this fabula can read the store.

    Raises:
        StoreError: it is no store, or one of another version.
    """
    if not _has_meta(connection):
        raise StoreError(f"{path} is a DuckDB file, but no fabula store: it has no fabula_meta")
    question = "SELECT schema_version, fabula_version, bundle FROM fabula_meta"
    schema_version, fabula_version, bundle = _one_row(connection, question, path)
    if schema_version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by fabula {fabula_version}, which is newer than this one "
            f"({_fabula_version()}): pip install --upgrade fabula"
        )
    if schema_version < SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by fabula {fabula_version}, which is older than this one "
            f"({_fabula_version()}) and kept less: write it again with fabula read FILE -o {path}"
        )
    return str(bundle)


def _one_row(connection: duckdb.DuckDBPyConnection, question: str, path: Path) -> tuple[Any, ...]:
    row = connection.execute(question).fetchone()
    if row is None:
        raise StoreError(f"{path} is damaged: a table is empty; write it again with fabula read")
    return tuple(row)


def _insert_rows(connection: duckdb.DuckDBPyConnection, table: StoryTable, story: Story) -> None:
    """Insert all rows of a table at once, as numpy columns: row by row takes minutes."""
    new_rows = array_columns(table, story)
    casts = ["nr", *(f'"{c.name}"::{SQL_TYPES[c.kind]}' for c in table.columns)]
    if table.has_text:
        casts.append("text::VARCHAR")
    # DuckDB guesses a list's type from some rows and fails where those are empty: look at all.
    connection.execute(f"SET pandas_analyze_sample = {max(1, len(new_rows['nr']))}")
    # The query finds ``new_rows`` by its name; to register it would need pandas before DuckDB 2.
    connection.execute(f"INSERT INTO {table.name} SELECT {', '.join(casts)} FROM new_rows")  # noqa: S608 our own names


def _select_rows(connection: duckdb.DuckDBPyConnection, table: StoryTable) -> list[Any]:
    return list(_records(table, connection.execute(_question(table)).fetchall()))


def _select_syntax(connection: duckdb.DuckDBPyConnection, path: Path) -> Syntax:
    """The words, straight into columns."""
    found = connection.execute(_question(WORDS)).fetchnumpy()
    columns = cast("dict[str, NDArray[Any]]", found)  # no column is of an ENUM
    if any(np.ma.is_masked(column) for column in columns.values()):
        raise StoreError(
            f"{path} is damaged: a word lacks its grammar; write it again with fabula read"
        )
    try:
        return Syntax.from_columns(columns)
    except KeyError as error:
        raise StoreError(
            f"{path} is damaged: a word is tagged {error}, which fabula does not know; write it "
            "again with fabula read"
        ) from error


def _question(table: StoryTable) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"SELECT {names} FROM {table.name} ORDER BY nr"  # noqa: S608 our own names


def _records(table: StoryTable, rows: Iterable[tuple[Any, ...]]) -> Iterable[Any]:
    columns = table.columns
    for row in rows:
        values = (field_value(column, value) for column, value in zip(columns, row, strict=True))
        yield table.row_type(*values)


def _fabula_version() -> str:
    try:
        return version("fabula")
    except PackageNotFoundError:
        return "unknown"
