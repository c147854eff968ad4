"""The options of ``fabula fix``, and how its commands write what they have to say."""

# ruff: noqa: PLC0415 ingest is imported when a fix is written: other commands need none of it
from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import click

from fabula.cli.fix_books import Book, open_book, written_name
from fabula.cli.fix_files import (
    Value,
    add_entries,
    decode_toml,
    entry_toml,
    read_bytes_of,
    read_entry,
    write_file,
)
from fabula.cli.printing import printable
from fabula.cli.reading import layout_options
from fabula.errors import QueryError, SourceError
from fabula.records import Fix
from fabula.records.fixes import Anchor, Entry
from fabula.store import is_store

Command = TypeVar("Command", bound=Callable[..., Any])


class FixOptions(TypedDict):
    """The options of every command that writes a fix."""

    fixes: str | None
    note: str | None
    anyway: bool
    keep: tuple[str, ...]
    max_loss: float | None


def fixes_option(command: Command) -> Command:
    """Give a command the option ``--fixes``."""
    option = click.option(
        "--fixes",
        metavar="FIXES.TOML",
        help="The file to use, as for a series. Default: BOOK.fixes.toml beside BOOK.",
    )
    return option(command)


def fix_options(command: Command) -> Command:
    """Give a command BOOK and the options of :class:`FixOptions`."""
    anyway = click.option(
        "--anyway", is_flag=True, help="Write names that stand nowhere in BOOK, too."
    )
    note = click.option("--note", metavar="TEXT", help="A word on why, kept with the fix.")
    return fixes_option(note(anyway(layout_options(command))))


def open_for(book: str, options: FixOptions) -> Book:
    """The book that a command speaks of."""
    path_of_fixes(book, options["fixes"])
    return open_book(book, options["keep"], options["max_loss"])


def path_of_fixes(book: str, fixes: str | None) -> Path:
    """Where the fixes of a book lie."""
    from fabula.ingest import fixes_beside

    path = Path(fixes) if fixes else fixes_beside(book) if book != "-" else None
    if path is None:
        raise SourceError("standard input has no file beside it: name one with --fixes")
    return path


def checked_names(
    book: Book, names: Sequence[str], options: FixOptions, n_least: int = 1
) -> list[str]:
    """Names as the text writes them; a name that stands nowhere in it is an error."""
    if len(names) < n_least:
        raise click.UsageError(f"give at least {n_least} names")
    return [written_name(book, name, anyway=options["anyway"]) for name in names]


def anchor_keys(anchor: Anchor, book: Book, options: FixOptions) -> dict[str, Value | None]:
    """An anchor as keys of an entry; in a file of several books it names its own."""
    nth = anchor.occurrence
    return {
        "book": book_key(book, options["fixes"]),
        "words": anchor.words,
        "before": anchor.before,
        "after": anchor.after,
        "chapter": anchor.chapter,
        "occurrence": f"{nth[0]} of {nth[1]}" if nth else None,
    }


def book_key(book: Book, fixes: str | None) -> str | None:
    """What entries with a place call their book, in a file of several books."""
    is_shared = fixes is not None and (
        book.file == "-" or Path(fixes) != path_of_fixes(book.file, None)
    )
    return Path(book.text.source.name).stem if is_shared else None


def write_entries(
    book: Book, entries: Sequence[tuple[str, Mapping[str, Value | None]]], options: FixOptions
) -> None:
    """Add entries to the fixes of a book, and say so; see :func:`save_entries`."""
    noted = [(kind, {**keys, "note": options["note"]}) for kind, keys in entries]
    path = save_entries(book, noted, options["fixes"])
    click.echo(printable(f"Written to {path}. {how_to_see(book)}"), err=True)


def how_to_see(book: Book) -> str:
    """What makes a fix show: a store has been read already, and stays as it is."""
    if not is_store(book.file):
        return f"Read {book.file} again to see it."
    source = book.text.source.name
    return f"To see it read the source again: fabula read {source} -o {book.file}"


def save_entries(
    book: Book, entries: Sequence[tuple[str, Mapping[str, Value | None]]], fixes: str | None
) -> Path:
    """Add entries to the fixes of a book, unless they contradict what is there; gives the path.

    Raises:
        QueryError: the file says all of it already.
        SourceError: they contradict each other, or the file cannot be written.
    """
    from fabula.ingest import read_fixes

    path = path_of_fixes(book.file, fixes)
    before = read_bytes_of(path)
    known = {_bare(fix) for fix in read_fixes(before, name=path.name).fixes}
    written = [entry_toml(kind, keys) for kind, keys in entries]
    fresh = [entry for entry in written if _bare(read_entry(entry)) not in known]
    if not fresh:
        raise QueryError(f"{path} says so already")
    after = add_entries(before, fresh, book.file)
    book.place_fixes(read_fixes(after, name=path.name))
    write_file(path, after)
    return path


def save_document(book: Book, document: bytes, name: str, fixes: str | None) -> Path:
    """Add what another fixes file says, such as one made on a page; see :func:`save_entries`."""
    from fabula.ingest import read_fixes

    # Read first: it knows every key, so that none that is written is anything but a key.
    text = decode_toml(document, name)
    read_fixes(document, name=name)
    tables = tomllib.loads(text)
    tables.pop("schema", None)
    entries = [
        (kind, {"book": book_key(book, fixes) if "words" in table else None, **table})
        for kind, listed in tables.items()
        for table in listed
    ]
    if not entries:
        raise QueryError(f"{name} holds no fixes")
    return save_entries(book, entries, fixes)


def _bare(fix: Fix) -> Fix:
    """A fix without its place in the file."""
    return replace(fix, entry=Entry("", fix.entry.book))
