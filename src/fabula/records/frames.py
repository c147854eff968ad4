"""Tables shown as data frames of other libraries.

None of the libraries is needed to use fabula; each is an extra.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from fabula.records.columns import Column, ColumnKind

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


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


TEXT: Final = Column("text", ColumnKind.TEXT)
"""The column of the words that a row's span covers."""


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


def list_texts(content: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The words of each span."""
    return [content[start:end] for start, end in spans]


def _to_pandas(columns: dict[Column, list[Any]]) -> pd.DataFrame:
    library = import_extra("pandas", "pandas")
    series = {}
    for column, values in columns.items():
        dtypes = _PANDAS_OPTIONAL_DTYPES if column.optional else _PANDAS_DTYPES
        series[column.name] = library.Series(values, dtype=dtypes[column.kind])
    frame: pd.DataFrame = library.DataFrame(series)
    return frame


def _to_polars(columns: dict[Column, list[Any]]) -> pl.DataFrame:
    library = import_extra("polars", "polars")
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
    library = import_extra("pyarrow", "arrow")
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


def import_extra(library: str, extra: str) -> Any:
    """A library that only an extra installs.

    Raises:
        ImportError: it is not installed; the message says how to install it.
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise ImportError(
            f"this needs {library.partition('.')[0]}, which is not installed: "
            f"pip install 'fabula[{extra}]'"
        ) from error
