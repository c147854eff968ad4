"""The command ``fabula``: its subcommands, and what an error or a Ctrl-C means for the caller."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

import fabula
from fabula.cli.between import print_pair
from fabula.cli.cast import print_cast
from fabula.cli.check import check_story
from fabula.cli.conversations import print_conversations
from fabula.cli.doctor import check_installation
from fabula.cli.export import export_book
from fabula.cli.fix import fix_command
from fabula.cli.notes import print_notes
from fabula.cli.printing import complain, set_up_streams
from fabula.cli.quotes import print_quotes
from fabula.cli.read import read_files
from fabula.cli.scenes import print_scenes, print_timeline
from fabula.cli.sections import print_sections
from fabula.cli.sql import print_answer
from fabula.cli.view import view_book
from fabula.cli.what import print_happenings
from fabula.cli.who import print_card
from fabula.errors import FabulaError

EXIT_PIPE_CLOSED: Final = 1
EXIT_INPUT: Final = 2
EXIT_INTERRUPTED: Final = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  fabula read story.txt\n  fabula quotes story.txt --speaker NAME\n"
    "  fabula COMMAND --help",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, wanted: _print_version(context, wanted=wanted),
    help="Print the version and stop.",
)
def fabula_command() -> None:
    """Read a story and give back the world it tells: who is in it and who says what."""


_COMMANDS = (
    read_files,
    print_cast,
    print_quotes,
    print_conversations,
    print_sections,
    print_card,
    print_pair,
    print_happenings,
    print_scenes,
    print_timeline,
    print_notes,
    check_story,
    print_answer,
    export_book,
    view_book,
    fix_command,
    check_installation,
)
for _command in _COMMANDS:
    fabula_command.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process.

    Exit codes: 0 all went well; 1 ``doctor``, ``fix check`` or ``check --strict`` found trouble;
    2 the input or the call is at fault; 130 interrupted. Anything else is a defect
    of fabula and shows a traceback.
    """
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    set_up_streams()
    try:
        code = fabula_command.main(
            None if arguments is None else list(arguments),
            prog_name="fabula",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        _suggest_reading(sys.argv[1:] if arguments is None else arguments)
        return error.exit_code
    except FabulaError as error:
        complain(error)
        return EXIT_INPUT
    except BrokenPipeError:
        _forget_stdout()
        return EXIT_PIPE_CLOSED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _forget_stdout()
        complain("the output cannot be written: no space is left there")
        return EXIT_INPUT
    return code if isinstance(code, int) else 0


def _suggest_reading(arguments: Sequence[str]) -> None:
    """Help those who name a story and no command."""
    if arguments and arguments[0] not in fabula_command.commands and Path(arguments[0]).is_file():
        complain(f"{arguments[0]} is a file: to read it say fabula read {arguments[0]}")


def _print_version(context: click.Context, *, wanted: bool) -> None:
    if wanted:
        click.echo(f"fabula {fabula.__version__}")
        context.exit()


def _forget_stdout() -> None:
    """Output has nowhere to go (``| head``): keep Python from failing at it again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
