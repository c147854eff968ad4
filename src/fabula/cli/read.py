"""``fabula read``: read stories; show them, print them as JSON, or store them."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Unpack

import click

import fabula
from fabula.cli.printing import complain, make_console, print_json, printable
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.cli.summaries import print_summary, spoken_lines
from fabula.errors import FabulaError, StoreError
from fabula.records import Story

EXIT_SOME_FAILED = 2


@click.command(
    "read",
    short_help="Read stories: show, store or convert them.",
    epilog="\b\nExamples:\n  fabula read emma.epub\n  fabula read emma.epub -o emma.fabula\n"
    "  fabula read *.txt --json > stories.jsonl\n  cat story.txt | fabula read -",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    metavar="OUT.fabula",
    help="Store the story in this file; for several FILEs a folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line for each FILE.")
@reading_options
def read_files(
    files: tuple[str, ...], output: str | None, as_json: bool, **options: Unpack[ReadingOptions]
) -> int:
    """Read stories: plain text, EPUB, HTML, DOCX, Markdown or TEI; - is standard input.

    Without -o or --json a summary is printed: the cast, lines by speaker, sections and what was
    left out. If one of several FILEs fails, the others are still read and the exit code is 2.
    """
    places = _plan_places(files, output)
    if len(files) == 1:
        _read_file(files[0], places[0], as_json, options)
        return 0
    n_failed = 0
    for file, place in zip(files, places, strict=True):
        try:
            _read_file(file, place, as_json, options)
        except FabulaError as error:
            complain(error)
            n_failed += 1
        except BrokenPipeError:
            raise
        except Exception:  # noqa: BLE001 a defect at one book must not cost a night's others
            complain(f"{file}: a defect of fabula; please report it with what follows")
            click.echo(traceback.format_exc(), err=True)
            n_failed += 1
    if n_failed:
        complain(f"{n_failed} of {len(files)} files could not be read")
    return EXIT_SOME_FAILED if n_failed else 0


def _read_file(file: str, place: Path | None, as_json: bool, options: ReadingOptions) -> None:
    story = get_story(file, options)
    if place is not None:
        fabula.save(story, place)
        click.echo(_note(story, place), err=True)
    if as_json:
        print_json(fabula.to_json(story))
    elif place is None:
        print_summary(make_console(), story, file)


def _note(story: Story, place: Path) -> str:
    n_characters, n_quotes = len(story.characters), len(spoken_lines(story))
    return printable(f"Stored in {place}: {n_characters} characters, {n_quotes} lines of speech.")


def _check_ending(place: Path) -> None:
    """Keep a database from passing for a text, for JSON or for a page."""
    if place.suffix != ".fabula":
        raise StoreError(
            f"-o writes a store, and {place} is no name for one: give {place.stem}.fabula "
            "(for JSON: --json > FILE; for other formats: fabula export)"
        )


def _plan_places(files: tuple[str, ...], output: str | None) -> list[Path | None]:
    """Where each story is to be stored; checked before the first is read."""
    if output is None:
        return [None] * len(files)
    place = Path(output)
    if len(files) == 1 and not place.is_dir():
        _check_ending(place)
        return [place]
    if place.exists() and not place.is_dir():
        raise StoreError(f"{output} is a file; for several stories -o names a folder")
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {output} cannot be made: {error.strerror}") from error
    places: dict[Path, str] = {}
    for file in files:
        stored = place / f"{'stdin' if file == '-' else Path(file).stem}.fabula"
        if stored in places:
            raise StoreError(
                f"{places[stored]} and {file} would both be stored in {stored}; read them apart"
            )
        places[stored] = file
    return list(places)
