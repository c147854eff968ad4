"""What became of a book's fixes, told on standard error."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from fabula.cli.printing import complain, printable
from fabula.records import Fix, FixReport
from fabula.records.fixes import (
    LineFix,
    Lock,
    MeantFix,
    MentionFix,
    Merge,
    NotCharacter,
    Rename,
    Separate,
    Split,
)

N_ABSENT: Final = 5
"""So many fixes about names that a book does not have are told one by one: a series has many."""


def tell_fixes(report: FixReport) -> None:
    """Print how many fixes hold, and every one that does not."""
    n_failed = len(report.troubles) + len(report.absent)
    told = f"{report.name}: {_count(report.n_applied)} applied"
    told += f", {n_failed} not" if n_failed else ""
    told += f", {report.n_other_books} of other books" if report.n_other_books else ""
    click.echo(printable(f"{told}."), err=True)
    for trouble in (*report.troubles, *report.absent[:N_ABSENT]):
        complain(trouble)
    n_more = len(report.absent) - N_ABSENT
    if n_more > 0:
        complain(f"{report.name}: {n_more} more are about names that nobody in this book has")


def fix_in_words(fix: Fix) -> str:
    """A fix in short: what it is about, and what it says of it."""
    match fix:
        case Merge():
            words = f"one character: {', '.join(fix.names)}"
        case Separate():
            words = f"never one: {', '.join(fix.names)}"
        case Split():
            words = f"not {fix.name}: {', '.join(fix.names)}"
        case Rename():
            words = f"{fix.name} is shown as {fix.to}"
        case Lock():
            words = f"locked: {', '.join((fix.name, *fix.names))}"
        case NotCharacter():
            words = f"no character: {', '.join(fix.names)}"
        case MentionFix():
            words = f"“{fix.anchor.words}” is {fix.who}"
        case LineFix():
            said = f" by {fix.speaker}" if fix.speaker else ""
            words = f"“{fix.anchor.words}”{said}{f' to {fix.to}' if fix.to else ''}"
        case MeantFix():
            words = f"meant so: “{fix.anchor.words}”"
    return words


def warn_of_newer_fixes(store: str) -> None:
    """Say so where the fixes beside a store are newer than it: a store has been read already."""
    from fabula.ingest import fixes_beside  # noqa: PLC0415 most calls need no ingest

    beside = fixes_beside(store)
    try:
        is_newer = beside is not None and beside.stat().st_mtime > Path(store).stat().st_mtime
    except OSError:
        return
    if is_newer:
        complain(
            f"{beside} is newer than {store}, which knows nothing of what has changed in it: "
            f"read the book again, with -o {store}"
        )


def _count(n_fixes: int) -> str:
    return "1 fix" if n_fixes == 1 else f"{n_fixes} fixes"
