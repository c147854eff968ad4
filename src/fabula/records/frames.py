"""Tables shown as data frames of other libraries, and as HTML for notebooks.

None of the libraries is needed to use fabula; each is an extra.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
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


class Framed(ABC):
    """Rows that can show themselves as a data frame, with a column for each field of a row."""

    __slots__ = ()

    @abstractmethod
    def frame_columns(self) -> dict[Column, list[Any]]:
        """The columns of a row, in order, each with its plain values, one a row."""

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame; texts have the dtype ``string``.

        Raises:
            ImportError: pandas is not installed; the message says how to install it.
        """
        return _to_pandas(self.frame_columns())

    def to_polars(self) -> pl.DataFrame:
        """The rows as a Polars data frame.

        Raises:
            ImportError: Polars is not installed; the message says how to install it.
        """
        return _to_polars(self.frame_columns())

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table.

        Raises:
            ImportError: pyarrow is not installed; the message says how to install it.
        """
        return _to_arrow(self.frame_columns())


def _to_pandas(columns: dict[Column, list[Any]]) -> pd.DataFrame:
    library = _import_extra("pandas", "pandas")
    series = {}
    for column, values in columns.items():
        dtypes = _PANDAS_OPTIONAL_DTYPES if column.optional else _PANDAS_DTYPES
        series[column.name] = library.Series(values, dtype=dtypes[column.kind])
    frame: pd.DataFrame = library.DataFrame(series)
    return frame


def _to_polars(columns: dict[Column, list[Any]]) -> pl.DataFrame:
    library = _import_extra("polars", "polars")
    dtypes = {
        ColumnKind.TEXT: library.String,
        ColumnKind.INTEGER: library.Int64,
        ColumnKind.NUMBER: library.Float64,
        ColumnKind.FLAG: library.Boolean,
        ColumnKind.TEXTS: library.List(library.String),
        ColumnKind.SPANS: library.List(library.List(library.Int64)),
    }
    frame: pl.DataFrame = library.DataFrame(
        {column.name: values for column, values in columns.items()},
        schema={column.name: dtypes[column.kind] for column in columns},
    )
    return frame


def _to_arrow(columns: dict[Column, list[Any]]) -> pa.Table:
    library = _import_extra("pyarrow", "arrow")
    types = {
        ColumnKind.TEXT: library.string(),
        ColumnKind.INTEGER: library.int64(),
        ColumnKind.NUMBER: library.float64(),
        ColumnKind.FLAG: library.bool_(),
        ColumnKind.TEXTS: library.list_(library.string()),
        ColumnKind.SPANS: library.list_(library.list_(library.int64())),
    }
    schema = library.schema(
        [library.field(c.name, types[c.kind], nullable=c.optional) for c in columns]
    )
    return library.table({c.name: values for c, values in columns.items()}, schema=schema)


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


def _import_extra(library: str, extra: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise ImportError(
            f"this needs {library}, which is not installed: pip install 'fabula[{extra}]'"
        ) from error
