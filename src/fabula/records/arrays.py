"""Rows as numpy columns, the form in which DuckDB takes many of them at once."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fabula.records.columns import Column, ColumnKind, plain_value
from fabula.records.stories import Story
from fabula.records.story_tables import StoryTable
from fabula.records.syntax import Syntax

_DTYPES: Final = {
    ColumnKind.INTEGER: np.int64,
    ColumnKind.NUMBER: np.float64,
    ColumnKind.FLAG: np.bool_,
}


def array_columns(table: StoryTable, story: Story) -> dict[str, NDArray[Any]]:
    """The rows that a story has for a table, by column, each with one item a row.

    Returns:
        First ``nr``, a row's place in its list from 0; then the record's fields; last ``text``,
        the words of its span, where the table has them. Numbers and flags that are never null have
        dtypes of their own (int64, float64, bool); all else is objects.
    """
    rows, content = table.rows_of(story), story.text.content
    arrays: dict[str, NDArray[Any]] = {"nr": np.arange(len(rows), dtype=np.int64)}
    arrays |= rows.to_columns() if isinstance(rows, Syntax) else _row_columns(table, rows)
    if table.has_text:
        spans = zip(arrays["start"].tolist(), arrays["end"].tolist(), strict=True)
        arrays["text"] = _objects([content[start:end] for start, end in spans])
    return arrays


def _row_columns(table: StoryTable, rows: Sequence[Any]) -> dict[str, NDArray[Any]]:
    return {
        column.name: _array(column, [getattr(row, column.name) for row in rows])
        for column in table.columns
    }


def _array(column: Column, values: list[Any]) -> NDArray[Any]:
    if column.kind in _DTYPES and not column.optional:
        return np.array(values, dtype=_DTYPES[column.kind])
    return _objects([plain_value(value) for value in values])


def _objects(values: list[Any]) -> NDArray[Any]:
    array = np.empty(len(values), dtype=object)
    # Not ``array[:] = values``, which makes a matrix of lists that are equally long.
    for index, value in enumerate(values):
        array[index] = value
    return array
