"""Fixes files: corrections that a user keeps beside a book, as TOML (``docs/fixes.md``)."""

import re
import tomllib
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any, Final

from fabula.errors import SourceError
from fabula.ingest.encodings import decode_text
from fabula.ingest.sources import Readable, read_bytes
from fabula.records import CATEGORIES
from fabula.records.fixes import (
    SCHEMA,
    Anchor,
    Entry,
    Fix,
    FixFile,
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

ENDING: Final = ".fixes.toml"

_THINGS: Final = tuple(category for category in CATEGORIES if category != "PER")
_OCCURRENCE: Final = re.compile(r"\s*(\d{1,6})\s+of\s+(\d{1,6})\s*")
_HEADER: Final = re.compile(r"^\s*\[\[\s*[\"']?(\w+)[\"']?\s*\]\]", re.MULTILINE)


def fixes_beside(source: Readable | str | PathLike[str]) -> Path | None:
    """Where the fixes of a book lie if nobody says otherwise; None for what is no path.

    >>> fixes_beside("books/emma.epub").name
    'emma.fixes.toml'
    """
    if not isinstance(source, (str, PathLike)) or not Path(source).name:
        return None
    path = Path(source)
    return path.with_name(f"{path.stem}{ENDING}")


def read_fixes(source: Readable, *, name: str | None = None) -> FixFile:
    r"""Read a fixes file.

    Args:
        source: a path, the bytes themselves, or a file open for reading bytes.
        name: what to call the source in messages.

    Raises:
        SourceError: it is no such file; the message names the entry and the key.

    >>> read_fixes(b'[[merge]]\nnames = ["Lizzy", "Miss Eliza"]').fixes[0].names
    ('Lizzy', 'Miss Eliza')
    """
    shown, data = read_bytes(source, name)
    text, _ = decode_text(data, shown)
    document = _parse(text, shown)
    return FixFile(shown, tuple(_read_entries(document, text, shown)))


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{name}: it is not TOML: {error}") from None
    except RecursionError:
        raise SourceError(f"{name}: its tables lie too deep in one another") from None
    schema = document.pop("schema", SCHEMA)
    if schema != SCHEMA:
        raise SourceError(
            f"{name}: its schema is {schema!r}, and this fabula knows {SCHEMA!r}; "
            "a newer fabula may read it: pip install --upgrade fabula"
        )
    return document


def _read_entries(document: dict[str, Any], text: str, name: str) -> list[Fix]:
    numbered: list[tuple[int, Fix]] = []
    for kind, tables in document.items():
        if kind not in _KINDS:
            raise SourceError(f"{name}: {kind!r} is unknown; choose of: {', '.join(_KINDS)}")
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            raise SourceError(f"{name}: begin each {kind} with the line [[{kind}]]")
        lines = _header_lines(text, kind, len(tables))
        for number, (table, line) in enumerate(zip(tables, lines, strict=True), 1):
            place = f"{name}, line {line}" if line else f"{name}, [[{kind}]] {number}"
            numbered.append((line, _KINDS[kind](_Table(table, f"{place} [[{kind}]]", place))))
    return [fix for _, fix in sorted(numbered, key=lambda item: item[0])]


def _header_lines(text: str, kind: str, n_tables: int) -> list[int]:
    """The lines on which the entries of a kind begin; zeros where headers do not tell."""
    found = [
        text.count("\n", 0, match.start(1)) + 1
        for match in _HEADER.finditer(text)
        if match[1] == kind
    ]
    return found if len(found) == n_tables else [0] * n_tables


class _Table:
    """One entry as it is read: every key is asked for once, and what is left over is a slip."""

    def __init__(self, table: dict[str, Any], where: str, place: str) -> None:
        self._table = table
        self._where = where
        self._place = place
        self._asked = ["note"]

    def entry(self) -> Entry:
        """Which entry it is; called last, it also finds keys that nobody asked for."""
        book = self.word("book")
        unknown = sorted(self._table.keys() - set(self._asked))
        if unknown:
            known = ", ".join(sorted(self._asked))
            raise self.slip(f"{unknown[0]!r} is unknown; choose of: {known}")
        return Entry(self._place, book or None)

    def slip(self, what: str) -> SourceError:
        """The error that says what is wrong with this entry."""
        return SourceError(f"{self._where}: {what}")

    def needed(self, key: str) -> str:
        """A text that must be there."""
        word = self.word(key)
        if not word:
            raise self.slip(f'it has no {key}; add {key} = "…"')
        return word

    def word(self, key: str) -> str:
        """A text, white space folded, or ``""`` where it is not given."""
        self._asked.append(key)
        return self._checked(self._table[key], key) if key in self._table else ""

    def words(self, key: str, n_least: int = 0) -> tuple[str, ...]:
        """A list of texts, each once."""
        self._asked.append(key)
        words = self._table.get(key, [])
        if not isinstance(words, list):
            raise self.slip(f'{key} is to be a list, such as {key} = ["…", "…"]')
        unique = tuple(dict.fromkeys(self._checked(word, key) for word in words))
        if len(unique) < n_least:
            raise self.slip(f"{key} holds {len(unique)} names; it needs at least {n_least}")
        return unique

    def _checked(self, word: Any, key: str) -> str:
        if not isinstance(word, str):
            raise self.slip(f"{key} holds {word!r}, which is not text; put it in quotes")
        folded = " ".join(word.split())
        if not folded:
            raise self.slip(f"{key} holds an empty text; fill it or take it away")
        return folded

    def anchor(self) -> Anchor:
        """The place that it speaks of."""
        return Anchor(
            self.needed("words"),
            self.word("before"),
            self.word("after"),
            self.word("chapter"),
            self._occurrence(),
        )

    def _occurrence(self) -> tuple[int, int] | None:
        text = self.word("occurrence")
        if not text:
            return None
        match = _OCCURRENCE.fullmatch(text)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise self.slip(f'occurrence is {text!r}; write it as in occurrence = "2 of 3"')
        return int(match[1]), int(match[2])


def _read_merge(table: _Table) -> Fix:
    names = table.words("names", 2)
    return Merge(table.entry(), names)


def _read_separate(table: _Table) -> Fix:
    names = table.words("names", 2)
    return Separate(table.entry(), names)


def _read_split(table: _Table) -> Fix:
    name, names = table.needed("name"), table.words("names", 1)
    return Split(table.entry(), name, names)


def _read_rename(table: _Table) -> Fix:
    name, to, identity = table.needed("name"), table.needed("to"), table.word("id")
    return Rename(table.entry(), name, to, identity or None)


def _read_lock(table: _Table) -> Fix:
    name, names, identity = table.needed("name"), table.words("names"), table.word("id")
    return Lock(table.entry(), name, names, identity or None)


def _read_not_character(table: _Table) -> Fix:
    names, category = table.words("names", 1), table.word("category")
    if category and category not in _THINGS:
        raise table.slip(f"category is {category!r}; choose of: {', '.join(_THINGS)}")
    return NotCharacter(table.entry(), names, category or None)


def _read_mention(table: _Table) -> Fix:
    anchor, who = table.anchor(), table.needed("is")
    return MentionFix(table.entry(), anchor, who)


def _read_line(table: _Table) -> Fix:
    anchor, speaker, to = table.anchor(), table.word("speaker"), table.word("to")
    if not speaker and not to:
        raise table.slip('it says neither speaker = "…" nor to = "…"')
    if speaker and speaker.casefold() == to.casefold():
        raise table.slip(f"{speaker!r} cannot both say the line and be told it")
    return LineFix(table.entry(), anchor, speaker or None, to or None)


def _read_meant(table: _Table) -> Fix:
    anchor = table.anchor()
    return MeantFix(table.entry(), anchor)


_KINDS: Final[dict[str, Callable[[_Table], Fix]]] = {
    "merge": _read_merge,
    "separate": _read_separate,
    "split": _read_split,
    "rename": _read_rename,
    "lock": _read_lock,
    "not_character": _read_not_character,
    "mention": _read_mention,
    "line": _read_line,
    "meant": _read_meant,
}
