"""Rows as numpy columns, the form in which DuckDB takes many of them at once."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fabula.records.columns import Column, ColumnKind, plain_value
from fabula.records.story_tables import StoryTable

_DTYPES: Final = {
    ColumnKind.INTEGER: np.int64,
    ColumnKind.NUMBER: np.float64,
    ColumnKind.FLAG: np.bool_,
}


def array_columns(table: StoryTable, rows: Sequence[Any], content: str) -> dict[str, NDArray[Any]]:
    """The rows of a table by column, each with one item a row.

    Args:
        table: the table.
        rows: its rows.
        content: the canonical text.

    Returns:
        First ``nr``, a row's place in its list from 0; then the record's fields; last ``text``,
        the words of its span, where the table has them. Numbers and flags that are never null have
        dtypes of their own (int64, float64, bool); all else is objects.
    """
    arrays: dict[str, NDArray[Any]] = {"nr": np.arange(len(rows), dtype=np.int64)}
    for column in table.columns:
        arrays[column.name] = _array(column, [getattr(row, column.name) for row in rows])
    if table.has_text:
        arrays["text"] = _objects([content[row.start : row.end] for row in rows])
    return arrays


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
