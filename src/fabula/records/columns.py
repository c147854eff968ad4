"""The columns that a row record has, read off its fields.

Data frames, the store's schema and the JSON contract are all made from this one reading, so a
field added to a record shows up in each of them.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "texts"
    """A list of texts in each row."""
    SPANS = "spans"
    """A list of half-open ``(start, end)`` pairs in each row."""


SQL_TYPES: Final = {
    ColumnKind.TEXT: "VARCHAR",
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.NUMBER: "DOUBLE",
    ColumnKind.FLAG: "BOOLEAN",
    ColumnKind.TEXTS: "VARCHAR[]",
    ColumnKind.SPANS: "BIGINT[][]",
}
"""The type in SQL, as DuckDB has it, of what a column holds."""

REFERENCES: Final = frozenset(
    {
        *("speaker", "addressees", "entity", "character", "participants", "listeners"),
        *("joined", "left", "agents", "patients", "others", "source", "who", "toward", "to"),
        *("with_whom", "owner", "present", "enters", "leaves", "place", "about", "teller"),
        "members",
    }
)
"""Names of the fields that hold an id of an entity, several, or None."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row record.

    Attributes:
        name: the field's name.
        kind: what it holds.
        optional: True where a row may hold None.
        words: the enumeration that a TEXT column takes its values from, or None.
    """

    name: str
    kind: ColumnKind
    optional: bool = False
    words: type[StrEnum] | None = None


_KINDS: dict[object, ColumnKind] = {
    str: ColumnKind.TEXT,
    int: ColumnKind.INTEGER,
    float: ColumnKind.NUMBER,
    bool: ColumnKind.FLAG,
    tuple[str, ...]: ColumnKind.TEXTS,
    tuple[tuple[int, int], ...]: ColumnKind.SPANS,
}


def columns_of(row_type: type[Any]) -> tuple[Column, ...]:
    """The columns of a row record, in the order of its fields.

    Raises:
        TypeError: a field has a type that no column can hold (a defect of the record).
    """
    hints = get_type_hints(row_type)
    return tuple(_column(field.name, hints[field.name]) for field in fields(row_type))


def _column(name: str, hint: Any) -> Column:
    optional = False
    if get_origin(hint) in (Union, UnionType):
        members = [member for member in get_args(hint) if member is not NoneType]
        if len(members) != 1:
            raise TypeError(f"field {name!r} has the type {hint}, which no column can hold")
        hint, optional = members[0], True
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Column(name, ColumnKind.TEXT, optional, hint)
    if hint not in _KINDS:
        raise TypeError(f"field {name!r} has the type {hint}, which no column can hold")
    return Column(name, _KINDS[hint], optional)


def plain_value(value: Any) -> Any:
    """A field's value as plain text, number or list: tuples become lists, words become text."""
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    return str(value) if isinstance(value, StrEnum) else value


def field_value(column: Column, value: Any) -> Any:
    """The field's value made again from the plain one (the inverse of :func:`plain_value`)."""
    match column.kind:
        case ColumnKind.TEXTS:
            return tuple(value)
        case ColumnKind.SPANS:
            return tuple((start, end) for start, end in value)
        case _ if column.words is not None and value is not None:
            return column.words(value)
        case _:
            return value
