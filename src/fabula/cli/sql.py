"""``fabula sql``: questions in SQL and their answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

import click

from fabula import store
from fabula.cli.printing import (
    PrintColumn,
    make_console,
    print_json,
    print_records,
    print_rows,
    print_table,
    printable,
)
from fabula.cli.reading import ReadingOptions, get_story, is_stored, reading_options
from fabula.errors import QueryError, SourceError
from fabula.export.csv_tables import cell_text, csv_text

if TYPE_CHECKING:
    from fabula.store import Answer

_LONG: Final = 16
"""A text with more signs than this may be wrapped."""
_GAP: Final = 2


@click.command(
    "sql",
    short_help="Ask a story in SQL.",
    epilog="\b\nExamples:\n"
    "  fabula sql emma.fabula 'SELECT speaker_name, text FROM lines LIMIT 5'\n"
    "  fabula sql emma.fabula 'SHOW TABLES'\n"
    "  fabula sql emma.fabula 'DESCRIBE said_to'\n"
    "  fabula sql emma.fabula --file question.sql --csv > answer.csv\n\n"
    "\b\nTables, views and questions to begin with: docs/store.md, docs/questions.md",
)
@click.argument("book", metavar="BOOK")
@click.argument("question", metavar="[QUESTION]", required=False)
@click.option("--file", metavar="FILE", help="Read the question from this file.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as a JSON list of objects.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV.")
@reading_options
def print_answer(
    *,
    book: str,
    question: str | None,
    file: str | None,
    as_json: bool,
    as_csv: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Put QUESTION, a SELECT of DuckDB's SQL, to BOOK, a .fabula store or a source file.

    Without QUESTION, or where it is -, it is read from standard input. It can change nothing and
    read no other file.
    """
    if as_json and as_csv:
        raise SourceError("--json and --csv exclude each other: give one of them")
    asked = _get_question(book, question, file)
    if is_stored(book, options) and options["unknown_below"] is None:
        answer = store.ask_store(book, asked)
    else:
        answer = store.ask_story(get_story(book, options), asked)
    if as_json:
        print_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    elif as_csv:
        sys.stdout.flush()
        # As bytes: its line ends are those of RFC 4180 on every system.
        sys.stdout.buffer.write(csv_text(answer.columns, answer.rows).encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        _print_table(answer)


def _get_question(book: str, question: str | None, file: str | None) -> str:
    if file is not None:
        if question is not None:
            raise SourceError("a question and --file exclude each other: give one of them")
        return _read_question(file)
    if question not in (None, "-"):
        return str(question)
    if book == "-":
        raise SourceError("standard input is the book; give the question as an argument or --file")
    if sys.stdin.isatty():
        raise QueryError("there is no question: give one, such as 'SELECT * FROM lines LIMIT 5'")
    return sys.stdin.read()


def _read_question(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SourceError(f"the question in {file} cannot be read: {why}") from error


def _print_table(answer: Answer) -> None:
    """Print rows for people, or as tab-separated columns for a pipe."""
    rows = [[cell_text(value) for value in row] for row in answer.rows]
    if not sys.stdout.isatty():
        print_rows([PrintColumn(printable(name)) for name in answer.columns], rows)
        return
    console = make_console()
    columns = _choose_columns(answer, rows)
    if not rows:
        console.print("no rows", style="dim")
    elif _least_width(columns, rows) > console.width:
        print_records(console, columns, rows)
    else:
        print_table(console, columns, rows)


def _choose_columns(answer: Answer, rows: Sequence[Sequence[str]]) -> list[PrintColumn]:
    """Numbers to the right; the longest texts take the room that the others leave."""
    longest = [max((len(row[i]) for row in rows), default=0) for i in range(len(answer.columns))]
    return [
        PrintColumn(
            printable(name),
            is_number=all(_is_number(row[i]) for row in answer.rows),
            is_wide=length > _LONG and length == max(longest),
        )
        for i, (name, length) in enumerate(zip(answer.columns, longest, strict=True))
    ]


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _least_width(columns: Sequence[PrintColumn], rows: Sequence[Sequence[str]]) -> int:
    """How many signs a line needs at least for a table that can be read."""
    return sum(
        _GAP + min(_LONG, max(len(column.title), *(len(row[i]) for row in rows)))
        for i, column in enumerate(columns)
    )
