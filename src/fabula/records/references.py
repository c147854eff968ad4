"""Fields of a story's rows that hold ids of entities, and other ids put into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from fabula.records.columns import REFERENCES, columns_of
from fabula.records.tables import Table

if TYPE_CHECKING:
    from fabula.records.stories import Story

_OWN_IDS: Final = ("entities", "characters")
"""The tables whose own ids are those of entities."""


def rename_ids(story: Story, ids: Mapping[str, str]) -> Story:
    """A story with other ids for its entities, wherever they stand; those not given stay."""
    renamed: dict[str, Any] = {
        name: _rename(table, name, ids) for name, table in _list_tables(story)
    }
    return replace(story, **renamed)


def list_ids(story: Story) -> list[str]:
    """The ids of all entities, and of whoever else a row names, each once."""
    found = dict.fromkeys(entity.id for entity in story.entities)
    for _, table in _list_tables(story):
        for field in sorted(_fields_of(table)):
            for row in table:
                named = getattr(row, field)
                found |= dict.fromkeys([named] if isinstance(named, str) else named or ())
    return list(found)


def _list_tables(story: Story) -> Iterator[tuple[str, Table[Any]]]:
    for field in fields(story):
        value = getattr(story, field.name)
        if isinstance(value, Table):
            yield field.name, value


def _fields_of(table: Table[Any]) -> set[str]:
    return {column.name for column in columns_of(table.row_type)} & REFERENCES


def _rename(table: Table[Any], name: str, ids: Mapping[str, str]) -> Table[Any]:
    changed = _fields_of(table) | ({"id"} if name in _OWN_IDS else set())
    if not changed:
        return table
    rows = [replace(row, **{f: _put(ids, getattr(row, f)) for f in changed}) for row in table]
    return Table(table.row_type, rows)


def _put(ids: Mapping[str, str], named: Any) -> Any:
    if isinstance(named, tuple):
        return tuple(ids.get(name, name) for name in named)
    return ids.get(named, named)
