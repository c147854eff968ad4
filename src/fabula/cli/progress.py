"""Progress of a long reading, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fabula.cli.printing import make_console, printable

QUIET_S: Final = 1.0
"""Readings that take less show nothing."""

_N_NAME_CHARS: Final = 20

_STAGE_WORDS: Final = {
    "ingest": "opening",
    "segment": "finding chapters and speech",
    "encode": "finding people and events",
    "interpret": "telling who is who",
}


@contextmanager
def shown_progress(name: str) -> Iterator[Callable[[str, float], None] | None]:
    """Show how far a reading is, where somebody is looking; gives what the reading is to call."""
    if not sys.stderr.isatty():
        yield None
        return
    # Imported here: most calls are over before anything is to be shown.
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    shown = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=make_console(to_stderr=True),
        transient=True,
    )
    file_name = _shorten(printable(Path(name).name))
    began = time.monotonic()
    task = shown.add_task("", total=1)
    is_shown = False

    def tell(stage: str, share: float) -> None:
        nonlocal is_shown
        if not is_shown and time.monotonic() - began < QUIET_S:
            return
        if not is_shown:
            shown.start()
            is_shown = True
        words = f"{file_name}: {_STAGE_WORDS.get(stage, stage)}"
        shown.update(task, description=words, completed=share)

    try:
        yield tell
    finally:
        if is_shown:
            shown.stop()


def _shorten(name: str) -> str:
    return name if len(name) <= _N_NAME_CHARS else f"{name[: _N_NAME_CHARS - 1]}…"
