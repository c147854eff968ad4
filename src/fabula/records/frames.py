"""Tables shown as data frames of other libraries, and as HTML for notebooks.

None of the libraries is needed to use fabula; each is an extra.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from fabula.records.columns import Column, ColumnKind, columns_of, plain_value

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from fabula.records.tables import Table

N_HTML_ROWS: Final = 20
"""How many rows a notebook shows."""

N_HTML_CHARS: Final = 200
"""How many characters of one value a notebook shows."""

_PANDAS_DTYPES: Final = {
    ColumnKind.TEXT: "string",
    ColumnKind.INTEGER: "int64",
    ColumnKind.NUMBER: "float64",
    ColumnKind.FLAG: "bool",
    ColumnKind.TEXTS: "object",
    ColumnKind.SPANS: "object",
}
_PANDAS_OPTIONAL_DTYPES: Final = _PANDAS_DTYPES | {
    # numpy's own dtypes have no null.
    ColumnKind.INTEGER: "Int64",
    ColumnKind.FLAG: "boolean",
}


def to_pandas(table: Table[Any]) -> pd.DataFrame:
    """See :meth:`fabula.records.Table.to_pandas`."""
    library = _import_extra("pandas", "pandas")
    series = {}
    for column in columns_of(table.row_type):
        dtypes = _PANDAS_OPTIONAL_DTYPES if column.optional else _PANDAS_DTYPES
        series[column.name] = library.Series(_values(table, column), dtype=dtypes[column.kind])
    frame: pd.DataFrame = library.DataFrame(series)
    return frame


def to_polars(table: Table[Any]) -> pl.DataFrame:
    """See :meth:`fabula.records.Table.to_polars`."""
    library = _import_extra("polars", "polars")
    dtypes = {
        ColumnKind.TEXT: library.String,
        ColumnKind.INTEGER: library.Int64,
        ColumnKind.NUMBER: library.Float64,
        ColumnKind.FLAG: library.Boolean,
        ColumnKind.TEXTS: library.List(library.String),
        ColumnKind.SPANS: library.List(library.List(library.Int64)),
    }
    columns = columns_of(table.row_type)
    frame: pl.DataFrame = library.DataFrame(
        {column.name: _values(table, column) for column in columns},
        schema={column.name: dtypes[column.kind] for column in columns},
    )
    return frame


def to_arrow(table: Table[Any]) -> pa.Table:
    """See :meth:`fabula.records.Table.to_arrow`."""
    library = _import_extra("pyarrow", "arrow")
    types = {
        ColumnKind.TEXT: library.string(),
        ColumnKind.INTEGER: library.int64(),
        ColumnKind.NUMBER: library.float64(),
        ColumnKind.FLAG: library.bool_(),
        ColumnKind.TEXTS: library.list_(library.string()),
        ColumnKind.SPANS: library.list_(library.list_(library.int64())),
    }
    columns = columns_of(table.row_type)
    schema = library.schema(
        [library.field(c.name, types[c.kind], nullable=c.optional) for c in columns]
    )
    return library.table({c.name: _values(table, c) for c in columns}, schema=schema)


def to_html(table: Table[Any]) -> str:
    """The first rows as an HTML table; every text in it is escaped."""
    columns = columns_of(table.row_type)
    head = "".join(f"<th>{escape(column.name)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_html_value(getattr(row, c.name))}</td>' for c in columns)}</tr>"
        for row in table[:N_HTML_ROWS]
    )
    n_shown = min(len(table), N_HTML_ROWS)
    caption = f"{table.row_type.__name__}: {n_shown} of {len(table)} rows"
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _html_value(value: object) -> str:
    plain = plain_value(value)
    text = "" if plain is None else str(plain)
    return escape(text if len(text) <= N_HTML_CHARS else f"{text[:N_HTML_CHARS]}…")


def _values(rows: Iterable[object], column: Column) -> list[Any]:
    return [plain_value(getattr(row, column.name)) for row in rows]


def _import_extra(library: str, extra: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise ImportError(
            f"this needs {library}, which is not installed: pip install 'fabula[{extra}]'"
        ) from error
