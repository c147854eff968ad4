"""``fabula check``: what in a story cannot both be so, and the ledger that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Unpack

import click

from fabula.cli.passages import mark_passage, name_part
from fabula.cli.printing import PrintColumn, print_json, print_rows, printable
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.export import row_to_json
from fabula.records import Contradiction, Fact, Story, Withdrawal, find_character

EXIT_FOUND: Final = 1

_COLUMNS: Final = (
    PrintColumn("who"),
    PrintColumn("what does not fit", is_wide=True),
    PrintColumn("first", is_wide=True),
    PrintColumn("then", is_wide=True),
)
_FACT_COLUMNS: Final = (
    PrintColumn("who"),
    PrintColumn("what"),
    PrintColumn("is"),
    PrintColumn("says"),
    PrintColumn("in"),
    PrintColumn("passage", is_wide=True),
)
_TAKEN_COLUMNS: Final = (
    PrintColumn("who"),
    PrintColumn("said", is_wide=True),
    PrintColumn("taken back", is_wide=True),
)


@click.command(
    "check",
    short_help="Print what cannot both be so: ages, eyes, arms, the dead who speak.",
    epilog="\b\nExamples:\n  fabula check draft.docx\n"
    "  fabula check draft.docx --facts --who Brand\n  fabula check draft.docx --strict",
)
@click.argument("story", metavar="STORY")
@click.option("--facts", is_flag=True, help="Print the ledger instead: what is said of whom.")
@click.option("--taken-back", is_flag=True, help="Print instead what a teller says and takes back.")
@click.option("--who", metavar="NAME", help="Only of this character: an id, a name or an alias.")
@click.option("--meant", is_flag=True, help="Also print what the fixes say is meant so.")
@as_of_option
@click.option("--strict", is_flag=True, help="Exit with 1 where something does not fit.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@reading_options
def check_story(
    *,
    story: str,
    facts: bool,
    taken_back: bool,
    who: str | None,
    meant: bool,
    as_of: str | None,
    strict: bool,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> int:
    """Print the passages of STORY that cannot both be so, a .fabula store or a source file.

    What is meant so is said once with fabula fix meant, and then left out.
    """
    if facts and taken_back:
        raise click.UsageError("--facts and --taken-back are two lists: ask for one")
    told = get_story_as_of(story, options, as_of)
    chosen = find_character(told.characters, who).id if who is not None else None
    names = {entity.id: entity.name for entity in told.entities}
    names |= {character.id: character.name for character in told.characters}
    if facts:
        _print(_FACT_COLUMNS, _facts(told, chosen), told, names, as_json=as_json)
        return 0
    if taken_back:
        _print(_TAKEN_COLUMNS, _taken_back(told, chosen), told, names, as_json=as_json)
        return 0
    open_rows = [row for row in told.contradictions if chosen in {None, row.about}]
    shown = [row for row in open_rows if meant or not row.is_meant]
    _print(_COLUMNS, shown, told, names, as_json=as_json)
    n_open = sum(not row.is_meant for row in open_rows)
    if not as_json:
        click.echo(printable(_tell_counts(n_open, len(open_rows) - n_open)), err=True)
    return EXIT_FOUND if strict and n_open else 0


def _facts(story: Story, who: str | None) -> list[Fact]:
    return [fact for fact in story.facts if who in {None, fact.about}]


def _taken_back(story: Story, who: str | None) -> list[Withdrawal]:
    return [row for row in story.withdrawals if who in {None, row.teller}]


def _tell_counts(n_open: int, n_meant: int) -> str:
    found = (
        "Everything fits, as far as fabula looks"
        if not n_open
        else f"{n_open} found that cannot both be so"
    )
    meant = f"; {n_meant} {'is' if n_meant == 1 else 'are'} meant so" if n_meant else ""
    return f"{found}{meant}."


def _print(
    columns: tuple[PrintColumn, ...],
    rows: list[Any],
    story: Story,
    names: Mapping[str, str],
    *,
    as_json: bool,
) -> None:
    if as_json:
        print_json([row_to_json(row) for row in rows])
    else:
        print_rows(columns, (_cells(row, story, names) for row in rows))


def _cells(
    row: Contradiction | Fact | Withdrawal, story: Story, names: Mapping[str, str]
) -> list[str]:
    passage = mark_passage(story, row.start, row.end)
    match row:
        case Contradiction():
            other = mark_passage(story, row.other_start, row.other_end)
            reason = f"{row.reason} (meant so)" if row.is_meant else row.reason
            return [names.get(row.about, row.about), reason, passage, other]
        case Fact():
            by = names.get(row.source, row.source) if row.source else ""
            who = names.get(row.about, row.about)
            return [who, row.kind, row.value, by, name_part(story, row.start), passage]
        case Withdrawal():
            teller = names.get(row.teller, row.teller) if row.teller else ""
            said = story.text.content[row.start : row.end]
            return [teller, said, story.text.content[row.correction_start : row.correction_end]]
