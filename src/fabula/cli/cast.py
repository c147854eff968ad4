"""``fabula cast``: who is in a story."""

from __future__ import annotations

import sys
from typing import Final, Unpack

import click

import fabula
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, get_story, read_until, reading_options
from fabula.cli.summaries import CAST_COLUMNS, cast_row
from fabula.export import row_to_json
from fabula.records import NameReason, Story, Table

N_CONTEXT_CHARS: Final = 40
N_PASSAGE_CHARS: Final = 200
"""Two pieces of evidence farther apart are not shown as one passage."""


@click.command(
    "cast",
    short_help="Print who is in a story.",
    epilog="\b\nExamples:\n  fabula cast emma.fabula\n  fabula cast emma.epub --json\n"
    "  fabula cast emma.fabula --why 'Miss Woodhouse'\n"
    "  fabula cast emma.fabula --as-of chapter-10",
)
@click.argument("story", metavar="STORY")
@click.option(
    "--why",
    metavar="NAME",
    help="Show why the names of one character are one person's, and like names of others are not.",
)
@click.option(
    "--as-of",
    metavar="PLACE",
    help="The cast as it is known there, nothing learned later: the end of a section (chapter-3), "
    "a share of the text (40%) or a number of characters.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the characters as a JSON list.")
@reading_options
def print_cast(
    story: str,
    why: str | None,
    as_of: str | None,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Print who is in STORY, a .fabula store or a source file: names, aliases, counts."""
    told = get_story(story, options)
    told = read_until(told, story, as_of, options)
    if why is not None:
        _print_reasons(told, fabula.explain(told, why), as_json=as_json)
    elif as_json:
        print_json([row_to_json(character) for character in told.characters])
    elif sys.stdout.isatty():
        print_rows(CAST_COLUMNS, map(cast_row, told.characters))
    else:
        # Into a pipe goes the id as well, which cast files and --speaker take.
        rows = ([character.id, *cast_row(character)] for character in told.characters)
        print_rows([PrintColumn("id"), *CAST_COLUMNS], rows)


_REASON_COLUMNS: Final = (
    PrintColumn("name"),
    PrintColumn("is"),
    PrintColumn("mentions", is_number=True),
    PrintColumn("why", is_wide=True),
    PrintColumn("passage", is_wide=True),
)


def _print_reasons(story: Story, reasons: Table[NameReason], *, as_json: bool) -> None:
    if as_json:
        print_json([row_to_json(reason) for reason in reasons])
        return
    names = {character.id: character.name for character in story.characters}
    print_rows(_REASON_COLUMNS, (_reason_row(story, reason, names) for reason in reasons))


def _reason_row(story: Story, reason: NameReason, names: dict[str, str]) -> list[str]:
    who = names[reason.character]
    return [
        reason.name,
        who if reason.is_same else f"not the same: {who}",
        f"{reason.n_mentions:,}",
        reason.reason,
        _passage(story, reason.evidence),
    ]


def _passage(story: Story, evidence: tuple[tuple[int, int], ...]) -> str:
    """The words round the evidence, or the first of it where the rest stands far off."""
    if not evidence:
        return ""
    low, high = evidence[0]
    for start, end in evidence[1:]:
        if abs(start - low) <= N_PASSAGE_CHARS:
            low, high = min(low, start), max(high, end)
    content = story.text.content
    before = content[max(0, low - N_CONTEXT_CHARS) : low]
    after = content[high : high + N_CONTEXT_CHARS]
    # Whole words only, as far as there are any.
    before = before.split(" ", 1)[-1] if low > N_CONTEXT_CHARS else before
    return f"… {before}{content[low:high]}{after.rsplit(' ', 1)[0]} …"
