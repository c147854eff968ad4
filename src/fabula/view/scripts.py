"""The page's scripts as one: ES modules joined, since a page without requests can import none."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import Final

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)


def join_modules(folder: Traversable, entry: str) -> str:
    """A module and all that it imports, each before whoever needs it, in one scope.

    Our modules keep to what makes this right: imports by name alone, exports where something is
    declared, no name declared at the top of two of them (a test holds them to it).
    """
    joined: dict[str, str] = {}
    _join(folder, entry, joined)
    return '"use strict";\n' + "\n".join(joined.values())


def _join(folder: Traversable, name: str, joined: dict[str, str]) -> None:
    source = (folder / name).read_text("utf-8")
    for needed in _IMPORT.findall(source):
        if needed not in joined:
            _join(folder, needed, joined)
    joined[name] = _EXPORT.sub("", _IMPORT.sub("", source)).strip() + "\n"
