"""``fabula between``: what a story tells of two characters together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Unpack

import click

import fabula
from fabula.cli.passages import show_passage
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.cli.relations import (
    RELATION_COLUMNS,
    names_of,
    relation_json,
    relation_row,
)
from fabula.export import row_to_json
from fabula.records import Event, Pair, Quote, Relation, Story
from fabula.records.layouts import Section

Row = tuple[int, list[str]]
"""A place and the cells that tell of it."""

_COLUMNS: Final = (
    PrintColumn("place", is_number=True),
    PrintColumn("section"),
    PrintColumn("is"),
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

    What they are to each other; then in the order of the text what shows it, the lines that one
    says to the other, and what one does to the other. Places are characters from the start.
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
    rows = [
        *(_quote_row(story, quote, names) for quote in pair.quotes),
        *(_event_row(story, event, names) for event in pair.events),
        *(row for relation in pair.relations for row in _shown_rows(story, relation, names)),
    ]
    for start, cells in sorted(rows):
        section = _section_at(story, start)
        yield [f"{start:,}", section.id if section else "", *cells]


def _quote_row(story: Story, quote: Quote, names: dict[str, str]) -> Row:
    who = names.get(quote.speaker or "", quote.speaker or "")
    return quote.start, ["line", who, story.text.content[quote.start : quote.end]]


def _event_row(story: Story, event: Event, names: dict[str, str]) -> Row:
    doers = ", ".join(names.get(who, who) for who in event.agents)
    return event.start, [
        str(event.standing),
        doers,
        show_passage(story, [(event.start, event.end)]),
    ]


def _shown_rows(story: Story, relation: Relation, names: dict[str, str]) -> Iterator[Row]:
    """The places that show a relation, and the one that ends it."""
    who = names.get(relation.who, relation.who)
    for span in relation.evidence:
        is_end = span in relation.ended_by
        kind = f"no more {relation.kind}" if is_end else str(relation.kind)
        yield span[0], [kind, who, show_passage(story, [span])]


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
