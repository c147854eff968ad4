"""``fabula cast``: who is in a story."""

from __future__ import annotations

import sys
from typing import Unpack

import click

from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.cli.summaries import CAST_COLUMNS, cast_row
from fabula.export import row_to_json


@click.command(
    "cast",
    short_help="Print who is in a story.",
    epilog="\b\nExamples:\n  fabula cast emma.fabula\n  fabula cast emma.epub --json",
)
@click.argument("story", metavar="STORY")
@click.option("--json", "as_json", is_flag=True, help="Print the characters as a JSON list.")
@reading_options
def print_cast(story: str, as_json: bool, **options: Unpack[ReadingOptions]) -> None:
    """Print who is in STORY, a .fabula store or a source file: names, aliases, counts."""
    told = get_story(story, options)
    if as_json:
        print_json([row_to_json(character) for character in told.characters])
    elif sys.stdout.isatty():
        print_rows(CAST_COLUMNS, map(cast_row, told.characters))
    else:
        # Into a pipe goes the id as well, which cast files and --speaker take.
        rows = ([character.id, *cast_row(character)] for character in told.characters)
        print_rows([PrintColumn("id"), *CAST_COLUMNS], rows)
