"""``fabula sections``: the chapters, scenes and letters of a story."""

from __future__ import annotations

from typing import Unpack

import click

from fabula.cli.printing import print_json, print_rows
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.cli.summaries import SECTION_COLUMNS, section_rows
from fabula.export import row_to_json


@click.command(
    "sections",
    short_help="Print the chapters, scenes and letters.",
    epilog="\b\nExamples:\n  fabula sections emma.fabula\n  fabula sections emma.epub --json",
)
@click.argument("story", metavar="STORY")
@click.option("--json", "as_json", is_flag=True, help="Print the sections as a JSON list.")
@reading_options
def print_sections(story: str, as_json: bool, **options: Unpack[ReadingOptions]) -> None:
    """Print the chapters, scenes, letters, front and back matter of STORY, a store or a source."""
    told = get_story(story, options)
    if as_json:
        print_json([row_to_json(section) for section in told.sections])
        return
    print_rows(SECTION_COLUMNS, section_rows(told))
