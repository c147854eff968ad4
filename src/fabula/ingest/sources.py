"""The bytes of a source, in bounded memory."""

from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final

from fabula.errors import SourceError

MAX_SOURCE_BYTES: Final = 64 * 2**20
"""Size above which a source is refused before it is read whole: some eleven million words."""

Readable = str | PathLike[str] | bytes | BinaryIO


def read_bytes(source: Readable, name: str | None) -> tuple[str, bytes]:
    """The name and the bytes of a path, of bytes, or of an open binary file.

    Raises:
        SourceError: there is no such file, it is a folder, it may not be read, it is too large.
    """
    if isinstance(source, bytes):
        shown = _sayable(name or "-")
        return shown, _check_size(source, shown)
    if isinstance(source, (str, PathLike)):
        path = Path(source)
        shown = _sayable(name or path.name or str(path))
        return shown, _check_size(_read_path(path), shown)
    shown = _sayable(name or _file_name(source))
    return shown, _check_size(_read_file(source, shown), shown)


def _sayable(name: str) -> str:
    """A name that every encoding can write; POSIX file names may hold any bytes."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _read_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_SOURCE_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(
            f"{path}: there is no such file; check the path ('-' is standard input)"
        ) from None
    except IsADirectoryError:
        raise SourceError(f"{path}: this is a folder; name the story files in it") from None
    except PermissionError:
        what = (
            "this is a folder; name the story files in it"
            if path.is_dir()
            else ("this file may not be read; check its permissions")
        )
        raise SourceError(f"{path}: {what}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceError(f"{path!s}: it cannot be read ({error})") from error


def _read_file(file: BinaryIO, name: str) -> bytes:
    data: object = file.read(MAX_SOURCE_BYTES + 1)
    if not isinstance(data, bytes):  # nobody holds callers to the type
        raise SourceError(f"{name}: the file is not open for bytes; open it with mode 'rb'")
    return data


def _file_name(file: BinaryIO) -> str:
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) and name != "<stdin>" else "-"


def _check_size(data: bytes, name: str) -> bytes:
    if len(data) > MAX_SOURCE_BYTES:
        raise SourceError(
            f"{name}: it is larger than {MAX_SOURCE_BYTES // 2**20} MB, the most that one source "
            "may hold; split it into its books and read them one by one"
        )
    return data
