"""The tables of a story as columns of plain values, for formats that keep one file a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from numpy.typing import NDArray

from fabula.export.textless_stories import withhold_words
from fabula.records import Story
from fabula.records.arrays import array_columns
from fabula.records.columns import SQL_TYPES
from fabula.records.story_tables import STORY_TABLES, StoryTable

_WORDS: Final = {"omissions": {"sample"}, "quotes": {"reason"}, "words": {"lemma"}}
"""Columns that hold nothing but words of the text, beside ``text``."""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table.

    Attributes:
        name: its name, as in the store.
        arrays: its columns by name, in order, numpy arrays with an item a row.
        sql_types: the type of each column in SQL.
    """

    name: str
    arrays: dict[str, NDArray[Any]]
    sql_types: dict[str, str]

    @property
    def columns(self) -> dict[str, list[Any]]:
        """The columns as lists of plain values."""
        return {name: array.tolist() for name, array in self.arrays.items()}


def list_tables(story: Story, *, with_text: bool) -> Iterator[ExportTable]:
    """The tables of a story, as docs/store.md has them; the text itself is none of them.

    Args:
        story: the story.
        with_text: False leaves out the columns that hold words of the text alone, and in others
            all but the names of the cast.
    """
    told = story if with_text else withhold_words(story)
    for table in STORY_TABLES:
        arrays = array_columns(table, told)
        if not with_text:
            left_out = {"text", *_WORDS.get(table.name, ())}
            arrays = {name: array for name, array in arrays.items() if name not in left_out}
        yield ExportTable(table.name, arrays, _sql_types(table))


def _sql_types(table: StoryTable) -> dict[str, str]:
    types = {column.name: SQL_TYPES[column.kind] for column in table.columns}
    return {"nr": "BIGINT", "text": "VARCHAR"} | types
