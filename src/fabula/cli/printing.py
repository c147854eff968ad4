"""What fabula prints: tables that fit the screen, plain columns for pipes, messages.

Text of a story is never printed as it is: a terminal would obey the control characters in it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from fabula.export import dump_json

if TYPE_CHECKING:
    from rich.console import Console

# C0 and C1 controls, the marks that turn the direction of text, and lone surrogates.
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """A column of a printed table.

    Attributes:
        title: its heading.
        is_number: True where it is set to the right.
        is_wide: True where it takes the room that the others leave, and wraps.
    """

    title: str
    is_number: bool = False
    is_wide: bool = False


def set_up_streams() -> None:
    """Print UTF-8 everywhere; Windows would use an old code page for files and pipes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    r"""Text on one line, white space folded, that no terminal can take for a command.

    >>> printable("two\nlines and \x1b[31mred")
    'two lines and �[31mred'
    """
    return _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))


def complain(error: object) -> None:
    """Print a message for the user on standard error."""
    click.echo(f"fabula: {printable(str(error))}", err=True)


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(f"{dump_json(value)}\n")
    sys.stdout.flush()


def make_console(*, to_stderr: bool = False) -> Console:
    """A console that knows the width of the screen and respects ``NO_COLOR``."""
    from rich.console import Console  # noqa: PLC0415 slow, and not needed for JSON

    return Console(
        stderr=to_stderr,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def print_rows(columns: Sequence[PrintColumn], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: fitted to the screen, or tab-separated and uncut into a pipe or file."""
    if sys.stdout.isatty():
        print_table(make_console(), columns, rows)
        return
    click.echo("\t".join(column.title for column in columns))
    for row in rows:
        click.echo("\t".join(printable(str(value)) for value in row))


def print_table(
    console: Console,
    columns: Sequence[PrintColumn],
    rows: Iterable[Sequence[object]],
    indent: int = 0,
) -> None:
    """Print a table that fits the console; spaces before a value set it in and stay."""
    from rich.padding import Padding  # noqa: PLC0415 slow, and not needed for JSON
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="dim",
        show_header=any(column.title for column in columns),
    )
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.is_number else "left",
            no_wrap=column.is_number,
            overflow="fold",
            ratio=1 if column.is_wide else None,
            max_width=None if column.is_wide else max(12, console.width // 4),
        )
    for row in rows:
        table.add_row(*(Text(_set_in(str(value))) for value in row))
    if not table.row_count:
        return
    with console.capture() as drawn:
        console.print(Padding(table, (0, 0, 0, indent), expand=False))
    # Rows are padded to the full width, which is noise in a file.
    for line in drawn.get().splitlines():
        console.file.write(f"{line.rstrip()}\n")


def print_records(
    console: Console, columns: Sequence[PrintColumn], rows: Iterable[Sequence[object]]
) -> None:
    """Print each row as a block of its own, a line a value, for rows too wide for the console."""
    for number, row in enumerate(rows):
        if number:
            console.print()
        named = [(column.title, value) for column, value in zip(columns, row, strict=True)]
        print_table(console, [PrintColumn(""), PrintColumn("", is_wide=True)], named)


def _set_in(value: str) -> str:
    n_spaces = len(value) - len(value.lstrip(" "))
    return f"{value[:n_spaces]}{printable(value)}"
