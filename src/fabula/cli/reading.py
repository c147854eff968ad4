"""How commands get their story: from a store as it is, or from a source by reading it."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Any, Final, TypedDict, TypeVar

import click

import fabula
from fabula.cli.fix_reports import tell_fixes, warn_of_newer_fixes
from fabula.cli.printing import complain
from fabula.cli.progress import shown_progress
from fabula.errors import LanguageWarning, SourceError
from fabula.ingest import doubt_language
from fabula.pipeline import MODEL
from fabula.records import FixReport, Story
from fabula.store import is_store

Command = TypeVar("Command", bound=Callable[..., Any])

_DOUBT_OPTION: Final = click.option(
    "--unknown-below",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="How sure a speaker has to be, from 0 to 1, for a line not to be unknown. Default: 0.25. "
    "Of a store it can only be raised.",
)

_LAYOUT_OPTIONS: Final = (
    click.option(
        "--keep",
        metavar="KIND",
        multiple=True,
        help="Keep text that is usually left out, such as footnote; all keeps everything. "
        "May be given again.",
    ),
    click.option(
        "--max-loss",
        type=click.FloatRange(0, 1),
        metavar="SHARE",
        help="How much of the text may be left out before it is an error. Default: 0.05.",
    ),
)
"""The options that say what of a source is text."""


class ReadingOptions(TypedDict):
    """The options of commands that read a source; None, empty or False where not given."""

    cast: str | None
    model: str | None
    keep: tuple[str, ...]
    max_loss: float | None
    fixes: str | None
    no_fixes: bool
    unknown_below: float | None


def reading_options(command: Command) -> Command:
    """Give a command the options of :class:`ReadingOptions`."""
    options = [
        click.option(
            "--cast",
            metavar="CAST.TOML",
            help="A cast list of your own; its ids and names are used. See docs/commands.md.",
        ),
        click.option(
            "--model",
            metavar="NAME",
            help="The model to read with, or its folder. Default: en-small.",
        ),
        click.option(
            "--fixes",
            metavar="FIXES.TOML",
            help="Your corrections. Default: BOOK.fixes.toml beside the book, if it is there.",
        ),
        click.option("--no-fixes", is_flag=True, help="Read as if there were no corrections."),
        _DOUBT_OPTION,
        *_LAYOUT_OPTIONS,
    ]
    return _with_options(command, options)


def layout_options(command: Command) -> Command:
    """Give a command the options that say what of a source is text: ``keep``, ``max_loss``."""
    return _with_options(command, _LAYOUT_OPTIONS)


def _with_options(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def get_story(
    file: str, options: ReadingOptions, on_fixes: Callable[[FixReport], None] | None = None
) -> Story:
    """Open a store, or read a source (``-`` is standard input).

    What becomes of fixes is told on standard error, and to ``on_fixes``; a text that is hardly in
    English is told there as well.

    Raises:
        SourceError: the source cannot be read, or reading options are given for a store.
        BundleError: the model cannot be used.
        StoreError: the store cannot be opened.
    """
    if is_stored(file, options):
        warn_of_newer_fixes(file)
        story, below = fabula.open(file), options["unknown_below"]
        return story if below is None else fabula.doubt(story, below)
    given = _given(options)
    if given.pop("no_fixes", False):
        if "fixes" in given:
            raise SourceError("--fixes and --no-fixes exclude each other: give one of them")
        given["fixes"] = False
    reports: list[FixReport] = []
    with shown_progress(file) as on_progress, warnings.catch_warnings():
        warnings.simplefilter("ignore", LanguageWarning)  # told below, as commands tell things
        given |= {"on_progress": on_progress, "on_fixes": reports.append}
        if file == "-":
            story = fabula.read(sys.stdin.buffer, name="-", **given)
        else:
            story = fabula.read(file, **given)
    if doubt := doubt_language(story.text):
        complain(doubt)
    for report in reports:
        tell_fixes(report)
        if on_fixes:
            on_fixes(report)
    return story


def read_until(story: Story, file: str, place: str | None, options: ReadingOptions) -> Story:
    """The story as far as a place, where one is given; see :func:`fabula.as_of`."""
    if place is None:
        return story
    with shown_progress(file) as on_progress:
        return fabula.as_of(
            story,
            place,
            model=options["model"] or MODEL,
            cast=options["cast"],
            on_progress=on_progress,
        )


def is_stored(file: str, options: ReadingOptions) -> bool:
    """Whether a file is a store; if so, no options for reading may be given but --unknown-below.

    Raises:
        SourceError: they are.
    """
    if file == "-" or not (file.endswith(".fabula") or is_store(file)):
        return False
    if given := [name for name in _given(options) if name != "unknown_below"]:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise SourceError(
            f"{names} cannot change {file}, which has been read already: "
            "give the story's source file instead"
        )
    return True


def _given(options: ReadingOptions) -> dict[str, Any]:
    # Not by equality: a --max-loss of 0 equals False, and is given.
    return {
        name: value
        for name, value in options.items()
        if value is not None and value is not False and value != ()
    }
