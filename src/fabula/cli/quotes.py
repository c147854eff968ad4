"""``fabula quotes``: who says what."""

from __future__ import annotations

import sys
from typing import Any, Final, Unpack

import click

from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, get_story, reading_options
from fabula.cli.speakers import quotes_of
from fabula.export import row_to_json
from fabula.records import LINE_KINDS, Quote, Story

_SCREEN_COLUMNS: Final = (
    PrintColumn("id"),
    PrintColumn("speaker"),
    PrintColumn("line", is_wide=True),
    PrintColumn("sure", is_number=True),
    PrintColumn("cue"),
    PrintColumn("kind"),
)
_UNKNOWN_COLUMNS: Final = (
    PrintColumn("id"),
    PrintColumn("line", is_wide=True),
    PrintColumn("why unknown", is_wide=True),
)
_PIPE_NAMES: Final = (
    *("id", "speaker", "name", "line", "sure", "cue", "section", "start", "end", "reason", "kind"),
    *("conversation", "interrupted by"),
)
_PIPE_COLUMNS: Final = tuple(map(PrintColumn, _PIPE_NAMES))


@click.command(
    "quotes",
    short_help="Print who says what.",
    epilog="\b\nExamples:\n  fabula quotes emma.fabula --speaker 'Mr. Knightley'\n"
    "  fabula quotes emma.epub --speaker unknown\n"
    "  fabula quotes emma.fabula --kind thought\n  fabula quotes emma.fabula --json",
)
@click.argument("story", metavar="STORY")
@click.option(
    "--speaker",
    metavar="NAME",
    help="Only lines of this character: an id, a name or an alias; unknown for lines whose "
    "speaker is not known.",
)
@click.option(
    "--kind",
    type=click.Choice(LINE_KINDS),
    help="Only what is said, only what is thought, or only what is written.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the lines as a JSON list.")
@reading_options
def print_quotes(
    *,
    story: str,
    speaker: str | None,
    kind: str | None,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Print the lines of STORY, a .fabula store or a source file, and who says them.

    A line is said, or only thought, or a written text that stands like speech.
    """
    told = get_story(story, options)
    chosen = told.quotes if speaker is None else quotes_of(told, speaker)
    quotes = [quote for quote in chosen if kind in {None, quote.kind}]
    names = {character.id: character.name for character in told.characters}
    if as_json:
        print_json([_json_row(told, quote, names) for quote in quotes])
    elif sys.stdout.isatty() and not any(quote.speaker for quote in quotes):
        print_rows(_UNKNOWN_COLUMNS, ([q.id, _words(told, q), q.reason] for q in quotes))
    elif sys.stdout.isatty():
        # Where all is speech, the column that says so of each line is left out.
        n_columns = len(_SCREEN_COLUMNS) - all(quote.kind == "speech" for quote in quotes)
        rows = (_screen_row(told, quote, names)[:n_columns] for quote in quotes)
        print_rows(_SCREEN_COLUMNS[:n_columns], rows)
    else:
        print_rows(_PIPE_COLUMNS, (_pipe_row(told, quote, names) for quote in quotes))


def _words(story: Story, quote: Quote) -> str:
    return story.text.content[quote.start : quote.end]


def _name(quote: Quote, names: dict[str, str]) -> str | None:
    return None if quote.speaker is None else names.get(quote.speaker, quote.speaker)


def _json_row(story: Story, quote: Quote, names: dict[str, str]) -> dict[str, Any]:
    """The quote by the contract ``fabula.story/1``, with its words and its speaker's name."""
    added = {"speaker_name": _name(quote, names), "text": _words(story, quote)}
    return row_to_json(quote) | added


def _screen_row(story: Story, quote: Quote, names: dict[str, str]) -> list[str]:
    known = quote.speaker is not None
    return [
        quote.id,
        _name(quote, names) or "unknown",
        _words(story, quote),
        f"{quote.confidence:.2f}" if known else "",
        quote.cue or "",
        "" if quote.kind == "speech" else quote.kind,
    ]


def _pipe_row(story: Story, quote: Quote, names: dict[str, str]) -> list[str]:
    return [
        quote.id,
        quote.speaker or "",
        _name(quote, names) or "",
        _words(story, quote),
        f"{quote.confidence:.2f}",
        quote.cue or "",
        quote.section or "",
        str(quote.start),
        str(quote.end),
        quote.reason,
        quote.kind,
        quote.conversation or "",
        quote.interrupted_by or "",
    ]
