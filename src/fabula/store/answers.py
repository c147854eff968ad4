"""Questions in SQL, put to a store or to a story that is not stored, and their answers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any, Final

import duckdb

from fabula.errors import QueryError
from fabula.records import Story
from fabula.store.files import open_store, shut_off
from fabula.store.stories import check_meta, insert_story

# A PIVOT is several statements to DuckDB.
_READING: Final = ("SELECT", "EXPLAIN", "MULTI")
_DAMAGE: Final = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives.

    Attributes:
        columns: their names, no two alike: the second ``id`` is ``id_1``.
        rows: of plain values as JSON has them: numbers, texts, flags, None, lists and dicts.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask_store(path: str | os.PathLike[str], question: str) -> Answer:
    """Put a question in SQL to a store, which it can only read; nor can it read other files.

    Raises:
        StoreError: as for :func:`fabula.store.load_story`.
        QueryError: it is no question of DuckDB's SQL, or asks for what is not there.
    """
    path = Path(path)
    with open_store(path) as connection:
        check_meta(connection, path)
        return _ask(connection, question)


def ask_story(story: Story, question: str) -> Answer:
    """Put a question in SQL to a story, as if it were stored.

    Raises:
        QueryError: as for :func:`ask_store`, or the story holds half a character.
    """
    with duckdb.connect(":memory:") as connection:
        try:
            insert_story(connection, story)
        except (RuntimeError, UnicodeError, duckdb.Error) as error:
            raise QueryError(
                f"this story cannot be asked in SQL ({_words(error)}); read its source again with "
                "its right encoding"
            ) from error
        shut_off(connection)
        return _ask(connection, question)


def _ask(connection: duckdb.DuckDBPyConnection, question: str) -> Answer:
    try:
        _check_reads(connection.extract_statements(question))
        asked = connection.execute(question)
        rows = tuple(tuple(map(_plain, row)) for row in asked.fetchall())
        return Answer(_distinct([name for name, *_ in asked.description or ()]), rows)
    except duckdb.PermissionException as error:
        raise QueryError(f"a question reads nothing but the book ({_words(error)})") from error
    except _DAMAGE:
        raise  # the file's fault, not the question's: open_store says so
    except duckdb.Error as error:
        raise QueryError(f"DuckDB does not understand this: {_words(error)}") from error


def _check_reads(statements: Sequence[duckdb.Statement]) -> None:
    if len(statements) != 1:
        raise QueryError(
            f"one question at a time, please; these are {len(statements)}"
            if statements
            else "there is no question: give a SELECT, such as SELECT * FROM lines"
        )
    kind = statements[0].type.name
    if kind not in _READING:
        raise QueryError(
            f"a question only reads, and this is {kind}: begin with SELECT, WITH, FROM, SHOW, "
            "DESCRIBE or SUMMARIZE"
        )


def _words(error: Exception) -> str:
    """What DuckDB says, on one line, without its drawing of the place."""
    said = str(error).split("\n\nLINE ", 1)[0]
    return " ".join(said.split())


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a number after those that were there before."""
    taken: dict[str, None] = {}
    for name in names:
        number, free = 0, name
        while free in taken:
            number += 1
            free = f"{name}_{number}"
        taken[free] = None
    return tuple(taken)


def _plain(value: Any) -> Any:
    """A value as JSON can have it; what JSON lacks (dates, infinities) is text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float() | Decimal():
            return float(value) if isfinite(value) else str(value)
        case list() | tuple():
            return [_plain(part) for part in value]
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case _:
            return str(value)
