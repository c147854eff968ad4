"""Fixes files written: entries added at the end, everything that is there left as it is."""

# ruff: noqa: PLC0415 ingest is imported when a fix is written: other commands need none of it
from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from fabula.errors import SourceError
from fabula.export import dump_json
from fabula.records import Fix
from fabula.records.fixes import SCHEMA

Value = str | Sequence[str]
"""What a key of an entry holds."""


def entry_toml(kind: str, keys: Mapping[str, Value | None]) -> str:
    r"""One entry as TOML; keys without a value are left out.

    >>> entry_toml("rename", {"name": "my mother", "to": "Mrs. Ryan"})
    '[[rename]]\nname = "my mother"\nto = "Mrs. Ryan"\n'
    """
    lines = [f"{key} = {dump_json(_plain(value))}\n" for key, value in keys.items() if value]
    return f"[[{kind}]]\n{''.join(lines)}"


def read_entry(entry: str) -> Fix:
    """What one entry says."""
    from fabula.ingest import read_fixes

    return read_fixes(entry.encode(), name="the new entry").fixes[0]


def add_entries(before: bytes, entries: Sequence[str], book: str) -> bytes:
    """A fixes file with entries added; what is there stays as it is, comments and all.

    Args:
        before: the file; empty where there is none yet.
        entries: as from :func:`entry_toml`.
        book: the name of the book, for the head of a new file.
    """
    start = before or _head(book).encode()
    newline = "\r\n" if b"\r\n" in start else "\n"
    gap = "" if start.endswith(b"\n") else "\n"
    added = gap + "".join(f"\n{entry}" for entry in entries)
    return start + added.replace("\n", newline).encode()


def read_bytes_of(path: Path, *, is_needed: bool = False) -> bytes:
    """A fixes file as it is, or nothing where there is none yet and none is needed."""
    if not is_needed and not path.exists():
        return b""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: it cannot be read ({error.strerror})") from error
    decode_toml(data, str(path))
    return data


def decode_toml(data: bytes, name: str) -> str:
    """The text of a fixes file.

    Raises:
        SourceError: it is not in UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{name}: it is not UTF-8, as TOML must be; save it so first") from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one piece or not at all; a link stays a link, rights stay as they are.

    Raises:
        SourceError: the place cannot be written.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        beside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        raise SourceError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _head(book: str) -> str:
    name = Path(book).name
    return (
        f"# Corrections to {dump_json(name)}, heeded whenever fabula reads it (docs/fixes.md).\n"
        f'schema = "{SCHEMA}"\n'
    )


def _plain(value: Value) -> str | list[str]:
    return value if isinstance(value, str) else list(value)
