"""The signature by which a store is told apart from other files, without opening it."""

import os
from pathlib import Path
from typing import Final

_MAGIC: Final = b"DUCK"
_MAGIC_START: Final = 8


def is_store(path: str | os.PathLike[str]) -> bool:
    """True where a file looks like a DuckDB file, which stores are and stories never are."""
    try:
        with Path(path).open("rb") as file:
            return file.read(_MAGIC_START + len(_MAGIC))[_MAGIC_START:] == _MAGIC
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return False
