"""``fabula view``: a story as a page to read, look through and correct."""

# ruff: noqa: PLC0415 the page and its server are imported when one is made
from __future__ import annotations

import sys
from pathlib import Path
from typing import Unpack

import click

from fabula.cli.printing import printable
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.errors import ExportError
from fabula.export.formats import write_files


@click.command(
    "view",
    short_help="Write or serve a page to read and correct a story on.",
    epilog="\b\nExamples:\n  fabula view emma.fabula\n  fabula view emma.epub -o page.html\n"
    "  fabula view emma.epub --serve",
)
@click.argument("book", metavar="BOOK")
@click.option(
    "-o",
    "--out",
    metavar="PAGE.html",
    help="The file to write; - prints the page. Default: named after BOOK, in this folder.",
)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
@click.option(
    "--serve",
    is_flag=True,
    help="Write no file: open the page in your browser, from this machine alone. Corrections made "
    "on it are saved to the fixes file, and the book is read again.",
)
@click.option("--no-open", is_flag=True, help="With --serve: print the address, open no browser.")
@reading_options
def view_book(
    *,
    book: str,
    out: str | None,
    force: bool,
    serve: bool,
    no_open: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Make one HTML page of BOOK, a .fabula store or a source file, that needs nothing else.

    The text with its lines in the colours of their speakers, the cast, charts, search, corrections.
    Nothing is asked of any server but, with --serve, of fabula itself.
    """
    if serve:
        if out is not None or book == "-":
            raise click.UsageError("--serve goes with a file to read and without --out")
        from fabula.cli.view_servers import serve_book

        serve_book(book, options, opens_browser=not no_open)
        return
    from fabula.view import make_page

    stem = "stdin" if book == "-" else Path(book).stem
    place = Path(out or f"{stem}.html")
    place = place / f"{stem}.html" if place.is_dir() else place
    if out != "-":
        _check_place(book, place, force=force)
    page = make_page(get_story(book, options))
    if out == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    write_files({place.name: page}, place, is_folder=False, replace=force)
    click.echo(printable(f"Wrote {place}: open it in a browser"), err=True)


def _check_place(book: str, place: Path, *, force: bool) -> None:
    """Say that a place is taken before a novel is read, not after."""
    if not place.exists():
        return
    if book != "-" and place.samefile(book):
        raise ExportError(f"{place} is the book itself; choose another place with --out")
    if not force:
        raise ExportError(
            f"{place} is already there; choose another place with --out, or give --force"
        )
