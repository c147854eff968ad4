"""Tables: the immutable lists of records that a Story is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from fabula.records.columns import Column, columns_of, plain_value
from fabula.records.displays import Setting, show_rows
from fabula.records.frames import TEXT, Framed, list_texts

Row = TypeVar("Row")


class Table(Sequence[Row], Framed, Generic[Row]):
    """An immutable list of records that can show itself as a data frame.

    >>> from fabula.records import Event
    >>> table = Table(Event, [Event(0, 4, True, 0.9)])
    >>> len(table), table[0].realis
    (1, True)

    A frame has one column for each field of the record, in the same order, also where the table
    is empty. Integers are ``int64``, probabilities ``float64``, flags booleans, texts strings;
    tuples become lists. A missing value is a null. In a story, tables of lines, mentions, tags,
    events and the like have one column more at the end, ``text``: the words of each span.

    In a notebook the tables of a story, and slices of them, show the words that a row stands for.
    """

    __slots__ = ("_rows", "_setting", "row_type")

    def __init__(
        self, row_type: type[Row], rows: Sequence[Row], setting: Setting | None = None
    ) -> None:
        self.row_type = row_type
        self._rows = tuple(rows)
        self._setting = setting

    def set_in(self, setting: Setting) -> Table[Row]:
        """The same rows, shown with the words and names of a story; it counts as equal."""
        return Table(self.row_type, self._rows, setting)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Table[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Table[Row]:
        if isinstance(index, slice):
            return Table(self.row_type, self._rows[index], self._setting)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.row_type.__name__} rows>"

    def frame_columns(self) -> dict[Column, list[Any]]:
        """See :class:`fabula.records.frames.Framed`."""
        columns = {
            column: [plain_value(getattr(row, column.name)) for row in self]
            for column in columns_of(self.row_type)
        }
        if self._setting and self.row_type in self._setting.with_text:
            rows: Sequence[Any] = self._rows
            spans = ((row.start, row.end) for row in rows)
            columns[TEXT] = list_texts(self._setting.content, spans)
        return columns

    def _repr_html_(self) -> str:
        """The first rows as an HTML table, for notebooks."""
        return show_rows(self, self._setting)
