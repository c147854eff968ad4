"""Hypothesis strategies for stories of any content, sense or nonsense."""

from typing import Any

from hypothesis import strategies as st

from fabula.records import (
    Character,
    Entity,
    Event,
    Mark,
    Mention,
    Omission,
    Origin,
    Quote,
    Section,
    Source,
    Story,
    Table,
    Tag,
    Text,
)
from fabula.records.columns import Column, ColumnKind, columns_of

_INTEGERS = st.integers(-(2**40), 2**40)
_TEXTS = st.text(max_size=12)
_VALUES: dict[ColumnKind, st.SearchStrategy[Any]] = {
    ColumnKind.TEXT: _TEXTS,
    ColumnKind.INTEGER: _INTEGERS,
    ColumnKind.NUMBER: st.floats(allow_nan=False),
    ColumnKind.FLAG: st.booleans(),
    ColumnKind.TEXTS: st.lists(_TEXTS, max_size=3).map(tuple),
    ColumnKind.SPANS: st.lists(st.tuples(_INTEGERS, _INTEGERS), max_size=3).map(tuple),
}


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Any value that a column may hold."""
    values = st.sampled_from(list(column.words)) if column.words else _VALUES[column.kind]
    return st.none() | values if column.optional else values


def records_of(row_type: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a type."""
    return st.builds(row_type, **{c.name: values_of(c) for c in columns_of(row_type)})


def tables_of(row_type: type[Any]) -> st.SearchStrategy[Table[Any]]:
    """Any short table of a record type."""
    rows = st.lists(records_of(row_type), max_size=4)
    return rows.map(lambda found: Table(row_type, found))


def _tuples_of(row_type: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records_of(row_type), max_size=3).map(tuple)


def stories() -> st.SearchStrategy[Story]:
    """Any story that the types allow, spans out of range included."""
    return st.builds(
        Story,
        text=st.builds(
            Text,
            content=st.text(max_size=60),
            source=records_of(Source),
            marks=_tuples_of(Mark),
            omissions=_tuples_of(Omission),
            origins=_tuples_of(Origin),
        ),
        sections=tables_of(Section),
        mentions=tables_of(Mention),
        entities=tables_of(Entity),
        characters=tables_of(Character),
        quotes=tables_of(Quote),
        tags=tables_of(Tag),
        events=tables_of(Event),
        bundle=_TEXTS,
    )
