from dataclasses import dataclass

import pytest
from hypothesis import given

from fabula.records import Quote, Section, SectionKind
from fabula.records.columns import (
    Column,
    ColumnKind,
    columns_of,
    field_value,
    plain_value,
)
from tests.random_stories import records_of


def test_columns_are_read_off_the_fields() -> None:
    columns = {column.name: column for column in columns_of(Quote)}
    assert columns["start"] == Column("start", ColumnKind.INTEGER)
    assert columns["speaker"] == Column("speaker", ColumnKind.TEXT, optional=True)
    assert columns["addressees"].kind is ColumnKind.TEXTS
    assert columns["evidence"].kind is ColumnKind.SPANS
    assert columns_of(Section)[1] == Column("kind", ColumnKind.TEXT, words=SectionKind)


@dataclass
class Odd:
    value: dict[str, int]


@dataclass
class Either:
    value: int | str | None


@pytest.mark.parametrize("row_type", [Odd, Either])
def test_a_type_that_no_column_holds_is_a_defect(row_type: type) -> None:
    with pytest.raises(TypeError, match="'value'"):
        columns_of(row_type)


@given(record=records_of(Quote) | records_of(Section))
def test_plain_values_give_the_field_back(record: object) -> None:
    for column in columns_of(type(record)):
        value = getattr(record, column.name)
        again = field_value(column, plain_value(value))
        assert again == value
        assert type(again) is type(value)
