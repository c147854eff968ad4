import sys

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings

from fabula.records import Mention, Quote, Section, Table
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import tables_of

TABLES = ("sections", "mentions", "entities", "characters", "quotes", "events")


def test_a_table_is_an_immutable_sequence_of_its_rows() -> None:
    quotes = make_story().quotes
    assert [quote.id for quote in quotes] == ["q1", "q2", "q3", "q4"]
    assert quotes[-1].speaker is None
    assert [quote.id for quote in quotes[1:3]] == ["q2", "q3"]
    assert quotes == make_story().quotes
    assert hash(quotes) == hash(make_story().quotes)
    assert repr(quotes) == "<4 Quote rows>"
    with pytest.raises(AttributeError):
        quotes.note = "x"  # type: ignore[attr-defined]


def test_pandas_frames_have_typed_columns_and_nulls() -> None:
    frame = make_story().quotes.to_pandas()
    assert list(frame.columns[:4]) == ["id", "start", "end", "speaker"]
    assert str(frame.dtypes["start"]) == "int64"
    assert str(frame.dtypes["confidence"]) == "float64"
    assert str(frame.dtypes["speaker"]) == "string"
    assert frame["speaker"].isna().tolist() == [False, False, False, True]
    assert frame["addressees"][0] == ["emma-vane"]
    assert len(frame[frame["speaker"] == "mr-okoro"]) == 2
    assert str(make_story().events.to_pandas().dtypes["realis"]) == "bool"


def test_frames_of_a_story_tell_the_words_of_each_span() -> None:
    story = make_story()
    for name in ("quotes", "mentions", "tags", "events", "quoted_words", "emotions"):
        table = getattr(story, name)
        words = [story.text.content[row.start : row.end] for row in table]
        assert table.to_pandas()["text"].tolist() == words
        assert table[1:].to_polars()["text"].to_list() == words[1:]
        assert table.to_arrow().column_names[-1] == "text"
    written = story.syntax.to_polars()["text"].to_list()
    assert written == [story.text.content[word.start : word.end] for word in story.syntax]
    # A chapter's text is a chapter; a table that belongs to no story has none.
    assert "text" not in story.sections.to_pandas()
    assert "text" not in Table(Quote, list(story.quotes)).to_pandas()


def test_enumerations_are_plain_text_in_frames() -> None:
    sections = make_story().sections
    assert type(sections.to_pandas()["kind"][0]) is str
    assert sections.to_polars()["kind"].to_list() == ["chapter", "scene"]
    assert sections.to_arrow()["kind"].to_pylist() == ["chapter", "scene"]


def test_polars_and_arrow_frames_have_typed_columns() -> None:
    quotes = make_story().quotes
    assert quotes.to_polars().schema["evidence"] == pl.List(pl.List(pl.Int64))
    assert quotes.to_polars()["speaker"].null_count() == 1
    arrow = quotes.to_arrow()
    assert arrow.schema.field("evidence").type == pa.list_(pa.list_(pa.int64()))
    assert arrow["speaker"].null_count == 1
    assert not arrow.schema.field("start").nullable


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_keeps_its_columns_and_dtypes(name: str) -> None:
    full, empty = getattr(make_story(), name), getattr(make_empty_story(), name)
    assert full.to_pandas().dtypes.to_dict() == empty.to_pandas().dtypes.to_dict()
    assert full.to_polars().schema == empty.to_polars().schema
    assert full.to_arrow().schema == empty.to_arrow().schema


@settings(max_examples=20, deadline=None)
@given(table=tables_of(Quote) | tables_of(Section) | tables_of(Mention))
def test_frames_hold_what_the_rows_hold(table: Table[object]) -> None:
    assert table.to_arrow().to_pylist() == table.to_polars().to_dicts()
    assert table.to_arrow().num_rows == len(table.to_pandas()) == len(table)


@pytest.mark.parametrize(
    ("library", "method", "extra"),
    [
        ("pandas", "to_pandas", "pandas"),
        ("polars", "to_polars", "polars"),
        ("pyarrow", "to_arrow", "arrow"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    library: str, method: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"pip install 'fabula\[{extra}\]'"):
        getattr(make_story().quotes, method)()
