"""Store files: opened for reading, made anew beside their place."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb

from fabula.errors import StoreError
from fabula.store.signatures import is_store

# Small blocks: a short story takes 0.2 MB instead of 3. The storage version is the oldest that
# has them, so that every DuckDB from 1.2 on opens the file.
_NEW_FILE_OPTIONS: Final = "TYPE duckdb, BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0'"


@contextmanager
def open_store(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads a store and nothing else.

    The file is attached to a database in memory: a connection that the caller's own program has
    to it is then not disturbed, and a hostile view cannot read other files.

    Raises:
        StoreError: there is no such file, it is no store, it is damaged or in use.
    """
    if not path.exists():
        raise StoreError(
            f"{path}: there is no such file; write one with fabula read FILE -o {path}"
        )
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path}: permission denied; change the file's rights and try again")
    if not is_store(path):
        raise StoreError(f"{path} is not a fabula store; to read a story use fabula read {path}")
    with duckdb.connect(":memory:") as connection, _foreseen(path, _reading_failure):
        _attach(connection, path, "READ_ONLY, TYPE duckdb")
        shut_off(connection)
        yield connection


def shut_off(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep all SQL that follows from files, the network, Python's variables and the settings."""
    # Where DuckDB may write what memory does not hold, SQL may read: so nowhere.
    connection.execute("SET temp_directory = ''")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


@contextmanager
def new_store(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty store that takes the path's place when the block ends well.

    Raises:
        StoreError: the folder is missing or cannot be written, or the file is in use.
    """
    if not path.parent.is_dir():
        raise StoreError(f"cannot write {path}: there is no folder {path.parent}")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with _foreseen(path, _writing_failure):
            with duckdb.connect(":memory:") as connection:
                _attach(connection, beside, _NEW_FILE_OPTIONS)
                yield connection
            beside.replace(path)
            # What a crashed program left to add to the older store must not go into this one.
            _remove(_log_of(path))
    finally:
        _remove(beside)
        _remove(_log_of(beside))


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, options: str) -> None:
    name = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{name}' AS book ({options}); USE book;")


@contextmanager
def _foreseen(path: Path, explain: Callable[[Path, str], str]) -> Iterator[None]:
    """Turn what DuckDB and the system report into a StoreError that says what to do."""
    try:
        yield
    except RuntimeError as error:
        # How DuckDB 1 meets a lone surrogate; DuckDB 2 has an error of its own for it.
        if "cast Python instance" not in str(error):
            raise
        raise _surrogate_error(path) from error
    except duckdb.Error as error:
        raise StoreError(explain(path, str(error))) from error
    except OSError as error:
        raise StoreError(explain(path, error.strerror or str(error))) from error


def _reading_failure(path: Path, message: str) -> str:
    if _is_in_use(message):
        return f"{path} is in use by another program; close it there and try again"
    if "newer version of duckdb" in message.lower():
        return f"{path} was written by a newer DuckDB: pip install --upgrade duckdb"
    return f"{path} is damaged ({_first_line(message)}); write it again with fabula read"


def _writing_failure(path: Path, message: str) -> str:
    if "surrogate" in message:
        return str(_surrogate_error(path))
    if _is_in_use(message):
        return f"cannot write {path}: another program uses it; close it there and try again"
    return f"cannot write {path} ({_first_line(message)}); choose another place"


def _is_in_use(message: str) -> bool:
    """DuckDB's words for it, on Linux and macOS, in one process, and on Windows."""
    signs = ("set lock", "already attached", "used by another process")
    return any(sign in message.lower() for sign in signs)


def _first_line(message: str) -> str:
    return message.strip().split("\n", 1)[0] or "unknown failure"


def _surrogate_error(path: Path) -> StoreError:
    return StoreError(
        f"cannot write {path}: the story holds half a character (a lone surrogate), which no "
        "file can store; read the source again with its right encoding"
    )
