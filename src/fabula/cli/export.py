"""``fabula export``: a story in a format that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Unpack

import click

from fabula.cli.printing import printable
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.errors import ExportError
from fabula.export.formats import (
    FORMATS,
    Files,
    check_options,
    find_format,
    find_merger,
    make_files,
    plan_place,
    write_files,
)

_FORMAT_LINES = "\n".join(f"  {known.name:<20}{known.summary}" for known in FORMATS.values())


@click.command(
    "export",
    short_help="Write a story for other programs.",
    epilog=f"\b\nFormats:\n{_FORMAT_LINES}\n\n\b\nExamples:\n"
    "  fabula export emma.fabula --format tei\n"
    "  fabula export emma.epub --format brat --out annotated/\n"
    "  fabula export emma.fabula --format web-annotation --no-text --out -",
)
@click.argument("book", metavar="BOOK")
@click.option(
    "--format",
    "name",
    required=True,
    type=click.Choice(list(FORMATS), case_sensitive=False),
    metavar="NAME",
    help="One of those below.",
)
@click.option(
    "--out",
    metavar="PLACE",
    help="The file to write, or the folder for a format of several files; - prints a single "
    "file. Default: named after BOOK, in this folder.",
)
@click.option(
    "--no-text",
    is_flag=True,
    help="Leave the words of the story out: offsets and labels alone, for works whose text "
    "may not be shared.",
)
@click.option(
    "--voices",
    metavar="VOICES.TOML",
    help="Which voice reads whom, for ssml; without this option a table to fill in is written.",
)
@click.option("--force", is_flag=True, help="Replace files that are already there.")
@reading_options
def export_book(
    *,
    book: str,
    name: str,
    out: str | None,
    no_text: bool,
    voices: str | None,
    force: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Write BOOK, a .fabula store or a source file, in a format that other programs read."""
    is_folder = not find_format(name, with_text=not no_text).ending
    own = {} if voices is None else {"voices": voices}
    check_options(name, own)
    if out == "-" and is_folder:
        raise ExportError(f"{name} has several files, which cannot be printed; give a folder")
    stem = "stdin" if book == "-" else Path(book).stem
    files = make_files(get_story(book, options), name, stem, with_text=not no_text, **own)
    if out == "-":
        _print_file(files)
        return
    place = plan_place(name, stem, out)
    _spare(book, place, files, is_folder=is_folder)
    merge = find_merger(name)
    written = write_files(files, place, is_folder=is_folder, replace=force, merge=merge)
    for path in written:
        click.echo(printable(f"Wrote {path}"), err=True)
    if not written:
        click.echo(printable(f"{place} is as it would be written"), err=True)


def _print_file(files: Files) -> None:
    for content in files.values():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _spare(book: str, place: Path, files: Files, *, is_folder: bool) -> None:
    """Keep even ``--force`` from replacing the book itself."""
    for path in [place / file for file in files] if is_folder else [place]:
        if book != "-" and path.exists() and path.samefile(book):
            raise ExportError(f"{path} is the book itself; choose another place with --out")
