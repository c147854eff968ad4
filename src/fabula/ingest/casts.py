"""Cast lists given by the user, as TOML."""

import tomllib
from typing import Any, Final

from fabula.errors import SourceError
from fabula.ingest.encodings import decode_text
from fabula.ingest.sources import Readable, read_bytes
from fabula.records import CastFile, CastMember

_FIELDS: Final = ("id", "name", "aliases", "pronouns")


def read_cast(source: Readable, *, name: str | None = None) -> CastFile:
    r"""Read a cast file: TOML with one ``[[character]]`` table for each character.

    Args:
        source: a path, the bytes themselves, or a file open for reading bytes.
        name: what to call the source in messages.

    Raises:
        SourceError: it is no such file; the message names the character and the field.

    >>> read_cast(b'[[character]]\nid = "emma"\nname = "Emma Woodhouse"').members[0].id
    'emma'
    """
    shown, data = read_bytes(source, name)
    members = [_read_member(table, n, shown) for n, table in enumerate(_tables(data, shown), 1)]
    _check_unique(members, shown)
    return CastFile(tuple(members))


def _tables(data: bytes, name: str) -> list[Any]:
    text, _ = decode_text(data, name)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{name}: it is not TOML: {error}") from None
    except RecursionError:
        raise SourceError(f"{name}: its tables lie too deep in one another") from None
    unknown = sorted(document.keys() - {"character"})
    if unknown:
        raise SourceError(
            f"{name}: {unknown[0]!r} is unknown; a cast file holds [[character]] only"
        )
    tables = document.get("character")
    if not isinstance(tables, list) or not tables:
        raise SourceError(
            f"{name}: it names no character; begin each with the line [[character]], "
            'then id = "…" and name = "…"'
        )
    return tables


def _read_member(table: Any, number: int, name: str) -> CastMember:
    where = f"{name}: character {number}"
    if not isinstance(table, dict):
        raise SourceError(f"{where}: it is not a table; begin it with the line [[character]]")
    label = table.get("id") or table.get("name")
    if isinstance(label, str):
        where += f" ({label!r})"
    unknown = sorted(table.keys() - set(_FIELDS))
    if unknown:
        raise SourceError(f"{where}: {unknown[0]!r} is unknown; choose of: {', '.join(_FIELDS)}")
    return CastMember(
        _word(table, "id", where),
        _word(table, "name", where),
        _words(table, "aliases", where),
        _words(table, "pronouns", where),
    )


def _word(table: dict[str, Any], field: str, where: str) -> str:
    if field not in table:
        raise SourceError(f'{where}: it has no {field}; add {field} = "…"')
    return _checked(table[field], field, where)


def _words(table: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    words = table.get(field, [])
    if not isinstance(words, list):
        raise SourceError(f'{where}: {field} is to be a list, such as {field} = ["…", "…"]')
    return tuple(dict.fromkeys(_checked(word, field, where) for word in words))


def _checked(word: Any, field: str, where: str) -> str:
    if not isinstance(word, str):
        raise SourceError(f"{where}: {field} holds {word!r}, which is not text; put it in quotes")
    folded = " ".join(word.split())
    if not folded:
        raise SourceError(f"{where}: {field} holds an empty text; fill it or take it away")
    return folded


def _check_unique(members: list[CastMember], name: str) -> None:
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for member in members:
        if member.id in ids:
            raise SourceError(f"{name}: the id {member.id!r} is given twice; each needs its own")
        ids.add(member.id)
        for called in dict.fromkeys((member.name, *member.aliases)):
            owner = owners.setdefault(called.casefold(), member.id)
            if owner != member.id:
                raise SourceError(
                    f"{name}: {called!r} is a name of both {owner!r} and {member.id!r}; "
                    "leave it to one of them"
                )
