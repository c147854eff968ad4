"""The formats a story can be written in, and the writing of their files.

A format's module makes its files in memory; here they are put in their place, whole or not at
all. To add a format: a module with a maker, a row in :data:`FORMATS`, a section in the docs.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from fabula.errors import ExportError
from fabula.records import Story

Files = Mapping[str, bytes]
"""What a maker makes: the content of each file by its name, ``/`` between folder and file."""

Maker = Callable[[Story, str, bool], Files]
"""Takes the story, the name that its files begin with, and whether its words may be in them."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what ``--format`` takes.
        summary: what it is, in a few words, for the help.
        maker: ``module.function`` under ``fabula.export``; imported when it is first needed.
        ending: how the name of its only file ends; ``""`` where it is a folder of files.
        no_text: why it cannot be written without the words of the story; ``""`` where it can.
    """

    name: str
    summary: str
    maker: str
    ending: str = ""
    no_text: str = ""


_ROWS: Final[tuple[Format, ...]] = ()

FORMATS: Final[Mapping[str, Format]] = {row.name: row for row in _ROWS}
"""Every format by its name, in the order in which the help lists them."""


def find_format(name: str, *, with_text: bool = True) -> Format:
    """The format of this name.

    Raises:
        ExportError: there is none, or it cannot be written without the words.
    """
    if name not in FORMATS:
        raise ExportError(f"there is no format {name!r}; choose among {', '.join(FORMATS)}")
    found = FORMATS[name]
    if not with_text and found.no_text:
        able = ", ".join(row.name for row in _ROWS if not row.no_text)
        raise ExportError(
            f"{name} cannot be written without the text: {found.no_text}. "
            f"Formats that can: {able or 'none'}"
        )
    return found


def make_files(story: Story, name: str, stem: str, *, with_text: bool = True) -> Files:
    """The files of a story in a format, in memory.

    Args:
        story: the story.
        name: the format's name.
        stem: what the names of the files begin with.
        with_text: False for works whose text may not be shared: offsets and labels alone.

    Raises:
        ExportError: there is no such format, or it cannot be written without the words.
    """
    module, _, function = find_format(name, with_text=with_text).maker.rpartition(".")
    maker: Maker = getattr(import_module(f"fabula.export.{module}"), function)
    return maker(story, stem, with_text)


def plan_place(name: str, stem: str, out: str | None) -> Path:
    """Where a story goes: the file or, for a format of several files, the folder.

    Args:
        name: the format's name.
        stem: what the file or folder is called where ``out`` does not say.
        out: a file or folder; an existing folder holds the one file of a format that has one.
    """
    ending = find_format(name).ending
    if not ending:
        return Path(f"{stem}-{name}" if out is None else out)
    place = Path("" if out is None else out)
    return place / f"{stem}{ending}" if place.is_dir() else place


def write_files(files: Files, place: Path, *, is_folder: bool, replace: bool = False) -> list[Path]:
    """Write files beside their places and rename them: there whole or not at all.

    Args:
        files: as a maker gives them.
        place: the folder, made where it is missing, or the file.
        is_folder: whether ``place`` is a folder.
        replace: whether files that are already there may be replaced.

    Returns:
        The paths written, in the order of ``files``.

    Raises:
        ExportError: a file is already there, or cannot be written.
    """
    paths = {(place / file if is_folder else place): content for file, content in files.items()}
    taken = next((path for path in paths if path.exists()), None)
    if taken is not None and not replace:
        raise ExportError(
            f"{taken} is already there; choose another place with --out, or give --force"
        )
    beside: dict[Path, Path] = {}
    try:
        for path, content in paths.items():
            if is_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
            beside[path].write_bytes(content)
        for path, part in beside.items():
            part.replace(path)
    except OSError as error:
        raise ExportError(f"cannot write {place}: {error.strerror or error}") from error
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink()
    return list(paths)
