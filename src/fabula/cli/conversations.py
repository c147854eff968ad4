"""``fabula conversations``: who talks with whom, and where."""

from __future__ import annotations

import sys
from textwrap import shorten
from typing import Final, Unpack

import click

from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.export import row_to_json
from fabula.records import Conversation, Story

_SCREEN_COLUMNS: Final = (
    PrintColumn("id"),
    PrintColumn("lines", is_number=True),
    PrintColumn("who speaks"),
    PrintColumn("section"),
    PrintColumn("begins", is_wide=True),
)
_PIPE_NAMES: Final = (
    *("id", "lines", "participants", "listeners", "joined", "left", "section", "start", "end"),
)
_PIPE_COLUMNS: Final = tuple(map(PrintColumn, _PIPE_NAMES))
_N_CHARS: Final = 80


@click.command(
    "conversations",
    short_help="Print who talks with whom, and where.",
    epilog="\b\nExamples:\n  fabula conversations emma.fabula\n"
    "  fabula conversations emma.epub --json",
)
@click.argument("story", metavar="STORY")
@click.option("--json", "as_json", is_flag=True, help="Print the conversations as a JSON list.")
@reading_options
def print_conversations(story: str, as_json: bool, **options: Unpack[ReadingOptions]) -> None:
    """Print the conversations of STORY, a store or a source: lines that follow each other closely.

    On a screen + stands before whoever joins late, and - behind whoever leaves before the end.
    """
    told = get_story(story, options)
    if as_json:
        print_json([row_to_json(talk) for talk in told.conversations])
    elif sys.stdout.isatty():
        names = {entity.id: entity.name for entity in told.entities}
        rows = (_screen_row(told, talk, names) for talk in told.conversations)
        print_rows(_SCREEN_COLUMNS, rows)
    else:
        print_rows(_PIPE_COLUMNS, map(_pipe_row, told.conversations))


def _screen_row(story: Story, talk: Conversation, names: dict[str, str]) -> list[str]:
    marked = (
        f"{'+' * (who in talk.joined)}{names.get(who, who)}{'-' * (who in talk.left)}"
        for who in talk.participants
    )
    words = shorten(story.text.content[talk.start : talk.end], _N_CHARS, placeholder="…")
    return [talk.id, str(talk.n_lines), ", ".join(marked), talk.section or "", words]


def _pipe_row(talk: Conversation) -> list[str]:
    people = (talk.participants, talk.listeners, talk.joined, talk.left)
    shown = (", ".join(ids) for ids in people)
    return [talk.id, str(talk.n_lines), *shown, talk.section or "", str(talk.start), str(talk.end)]
