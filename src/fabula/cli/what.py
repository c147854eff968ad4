"""``fabula what``: what somebody does, undergoes, feels and wants; what is done with a thing."""

from __future__ import annotations

import sys
from typing import Final, Unpack

import click

import fabula
from fabula.cli.passages import show_passage
from fabula.cli.printing import PrintColumn, print_json, print_rows, printable
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.export import row_to_json
from fabula.records import HAPPENING_KINDS, Happening, Standing, Story, find_holder, find_told

_COLUMNS: Final = (
    PrintColumn("where"),
    PrintColumn("what"),
    PrintColumn("word"),
    PrintColumn("standing"),
    PrintColumn("with"),
    PrintColumn("passage", is_wide=True),
)
_PIPE_NAMES: Final = (
    *("start", "end", "section", "kind", "what", "word", "standing", "with", "passage"),
)
_PIPE_COLUMNS: Final = tuple(map(PrintColumn, _PIPE_NAMES))


@click.command(
    "what",
    short_help="Print what somebody does, undergoes, feels and wants.",
    epilog="\b\nExamples:\n  fabula what emma.fabula 'Miss Bates'\n"
    "  fabula what emma.fabula Emma --only feels --only wants\n"
    "  fabula what emma.fabula Emma --as-of chapter-10 --json",
)
@click.argument("story", metavar="STORY")
@click.argument("name", metavar="NAME")
@click.option(
    "--only",
    type=click.Choice(HAPPENING_KINDS),
    multiple=True,
    help="Only what is told in this way. May be given again.",
)
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print it as a JSON list.")
@reading_options
def print_happenings(
    story: str,
    name: str,
    only: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Print all that STORY, a store or a source, tells of NAME, in order: with how real it is.

    What somebody does and undergoes are events; joins: is spoken to, given to or come to; stirs: is
    whom somebody else feels something toward. Of a thing it tells what is done with it, and on a
    screen who has it last. A standing of happened is left out there.
    """
    told = get_story_as_of(story, options, as_of)
    rows = [row for row in fabula.what(told, name) if not only or row.kind in only]
    if as_json:
        print_json([row_to_json(row) for row in rows])
        return
    names = {entity.id: entity.name for entity in told.entities}
    names |= {character.id: character.name for character in told.characters}
    if sys.stdout.isatty():
        print_rows(_COLUMNS, (_screen_row(told, row, names) for row in rows))
        holder = find_holder(told, find_told(told, name))
        if holder is not None:
            click.echo(f"last with {printable(names.get(holder, holder))}")
    else:
        print_rows(_PIPE_COLUMNS, (_pipe_row(told, row) for row in rows))


def _screen_row(story: Story, row: Happening, names: dict[str, str]) -> list[str]:
    standing = "" if row.standing is Standing.HAPPENED else str(row.standing)
    others = ", ".join(names.get(name, name) for name in row.with_whom)
    kind = f"{row.kind} {row.what}".rstrip()
    return [row.section or "", kind, _word(story, row), standing, others, _passage(story, row)]


def _pipe_row(story: Story, row: Happening) -> list[str]:
    others = ", ".join(row.with_whom)
    told = (row.kind, row.what, _word(story, row), str(row.standing), others, _passage(story, row))
    return [str(row.start), str(row.end), row.section or "", *told]


def _word(story: Story, row: Happening) -> str:
    return story.text.content[row.start : row.end]


def _passage(story: Story, row: Happening) -> str:
    return show_passage(story, [(row.start, row.end), *row.content])
