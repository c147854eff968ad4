"""How commands get their story: from a store as it is, or from a source by reading it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

import fabula
from fabula.cli.progress import shown_progress
from fabula.errors import SourceError
from fabula.records import Story
from fabula.store import is_store

Command = TypeVar("Command", bound=Callable[..., Any])


class ReadingOptions(TypedDict):
    """The options of commands that read a source; None or empty where not given."""

    cast: str | None
    model: str | None
    keep: tuple[str, ...]
    max_loss: float | None


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
    ]
    for option in reversed(options):
        command = option(command)
    return command


def get_story(file: str, options: ReadingOptions) -> Story:
    """Open a store, or read a source (``-`` is standard input).

    Raises:
        SourceError: the source cannot be read, or reading options are given for a store.
        BundleError: the model cannot be used.
        StoreError: the store cannot be opened.
    """
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if file != "-" and (file.endswith(".fabula") or is_store(file)):
        if given:
            names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
            raise SourceError(
                f"{names} cannot change {file}, which has been read already: "
                "give the story's source file instead"
            )
        return fabula.open(file)
    with shown_progress(file) as on_progress:
        if file == "-":
            return fabula.read(sys.stdin.buffer, name="-", on_progress=on_progress, **given)  # type: ignore[arg-type]
        return fabula.read(file, on_progress=on_progress, **given)  # type: ignore[arg-type]
