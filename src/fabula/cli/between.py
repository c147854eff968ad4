"""``fabula between``: what a story tells of two characters together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Unpack

import click

import fabula
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.cli.relations import (
    RELATION_COLUMNS,
    names_of,
    relation_json,
    relation_row,
    tell_passage,
)
from fabula.export import row_to_json
from fabula.records import Event, Pair, Quote, Story
from fabula.records.layouts import Section

_COLUMNS: Final = (
    PrintColumn("place", is_number=True),
    PrintColumn("section"),
    PrintColumn("who"),
    PrintColumn("what", is_wide=True),
)


@click.command(
    "between",
    short_help="Print what is told of two characters together.",
    epilog="\b\nExamples:\n  fabula between emma.fabula Emma 'Mr. Knightley'\n"
    "  fabula between emma.fabula Emma Harriet --as-of 40%\n"
    "  fabula between emma.epub Emma Harriet --json",
)
@click.argument("story", metavar="STORY")
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="OTHER")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@reading_options
def print_pair(
    *,
    story: str,
    one: str,
    other: str,
    as_of: str | None,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Print what STORY, a .fabula store or a source file, tells of the two called NAME and OTHER.

    What they are to each other, then in the order of the text the lines that one says to the
    other and what one does to the other. Places are characters from the start of the text.
    """
    told = get_story_as_of(story, options, as_of)
    pair = fabula.between(told, one, other)
    names = names_of(told)
    if as_json:
        print_json(_pair_json(told, pair, names))
        return
    if pair.relations:
        who = pair.one.id
        print_rows(RELATION_COLUMNS, (relation_row(told, r, who, names) for r in pair.relations))
        click.echo()
    print_rows(_COLUMNS, _rows(told, pair, names))


def _rows(story: Story, pair: Pair, names: dict[str, str]) -> Iterator[list[str]]:
    found: list[Quote | Event] = sorted([*pair.quotes, *pair.events], key=lambda row: row.start)
    for row in found:
        section = _section_at(story, row.start)
        where = [f"{row.start:,}", section.id if section else ""]
        if isinstance(row, Quote):
            who = row.speaker or ""
            yield [*where, names.get(who, who), story.text.content[row.start : row.end]]
        else:
            standing = "" if row.standing == "happened" else f" ({row.standing})"
            doers = ", ".join(names.get(who, who) for who in row.agents)
            yield [*where, doers, f"{tell_passage(story, (row.start, row.end))}{standing}"]


def _section_at(story: Story, place: int) -> Section | None:
    """The innermost section that holds a place."""
    holding = [section for section in story.sections if section.start <= place < section.end]
    return min(holding, key=lambda section: section.end - section.start, default=None)


def _pair_json(story: Story, pair: Pair, names: dict[str, str]) -> dict[str, Any]:
    content = story.text.content
    return {
        "one": row_to_json(pair.one),
        "other": row_to_json(pair.other),
        "relations": [relation_json(story, r, names) for r in pair.relations],
        "quotes": [row_to_json(q) | {"text": content[q.start : q.end]} for q in pair.quotes],
        "events": [row_to_json(e) | {"text": content[e.start : e.end]} for e in pair.events],
    }
