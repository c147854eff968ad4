import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import ExportError
from fabula.export.csv_tables import guard_cell, make_csv
from fabula.export.formats import make_files
from fabula.export.parquet_tables import make_parquet
from fabula.records import Story
from fabula.records.columns import ColumnKind
from fabula.records.story_tables import STORY_TABLES
from tests.example_stories import CONTENT, make_empty_story, make_story

TABLES = {table.name: table for table in STORY_TABLES}
WORDS = (
    *("Sit down", "Who is there", "*** START", "the tag says", "the-cafe", "come"),
    *("came to", "“No,”"),
)
LABELS = ('"Em"', "Title page")


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_every_row_of_every_table_is_in_csv(story: Story) -> None:
    files = make_csv(story, "book", True)
    assert set(files) == {f"{name}.csv" for name in TABLES} | {"text.txt"}
    assert files["text.txt"].decode("utf-8") == story.text.content
    for name, table in TABLES.items():
        rows = csv_rows(files[f"{name}.csv"])
        assert len(rows) == len(list(table.rows_of(story)))
        for row, record in zip(rows, table.rows_of(story), strict=True):
            for column in table.columns:
                value, cell = getattr(record, column.name), row[column.name]
                if value is None:
                    assert cell == ""
                elif column.kind is ColumnKind.TEXT:
                    assert cell == guard_cell(value)
                else:
                    assert json.loads(cell) == json.loads(json.dumps(value))


def test_csv_is_that_of_the_rfc() -> None:
    content = make_csv(make_story(), "book", True)["quotes.csv"]
    assert content.startswith(b"nr,id,start,end,speaker")
    assert content.count(b"\r\n") == 5
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert "“and tell me.”".encode() in content


@pytest.mark.parametrize("sign", "=+-@\t\r")
def test_no_cell_begins_a_formula(sign: str) -> None:
    story = make_story()
    hostile = f'{sign}HYPERLINK("http://x")'
    source = replace(story.text.source, title=hostile)
    story = replace(story, text=replace(story.text, source=source))
    (row,) = csv_rows(make_csv(story, "book", True)["source.csv"])
    assert row["title"] == f"'{hostile}"


def test_numbers_below_nought_stay_numbers() -> None:
    rows = csv_rows(make_csv(make_story(), "book", True)["origins.csv"])
    assert [row["char"] for row in rows] == ["900", "-1"]


@given(text=st.text(alphabet="'=+-@\t\r\na", max_size=6))
def test_guarded_cells_give_their_texts_back(text: str) -> None:
    cell = guard_cell(text)
    assert cell[:1] not in set("=+-@\t\r\n")
    is_guarded = cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@\t\r\n")
    assert (cell[1:] if is_guarded and cell.strip("'") else cell) == text


@pytest.mark.parametrize("story", [make_story(), make_empty_story()])
def test_parquet_is_read_by_another_library(story: Story, tmp_path: Path) -> None:
    files = make_parquet(story, "book", True)
    assert set(files) == {f"{name}.parquet" for name in TABLES} | {"texts.parquet"}
    (texts,) = pq.read_table(io.BytesIO(files["texts.parquet"])).to_pylist()
    assert texts == {"content": story.text.content}
    for name, table in TABLES.items():
        read = pq.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pylist()
        records = list(table.rows_of(story))
        assert len(read) == len(records)
        for row, record in zip(read, records, strict=True):
            for column in table.columns:
                value = getattr(record, column.name)
                expected = json.loads(json.dumps(value))
                assert row[column.name] == expected


def test_parquet_has_the_types_of_the_store_also_where_it_is_empty() -> None:
    schema = pq.read_schema(
        io.BytesIO(make_parquet(make_empty_story(), "b", True)["quotes.parquet"])
    )
    types = {field.name: str(field.type) for field in schema}
    assert types["start"] == "int64"
    assert types["confidence"] == "double"
    assert types["text"] == types["speaker"] == "string"
    assert types["addressees"].startswith("list<")
    assert types["evidence"].startswith("list<")
    assert "int64" in types["evidence"]


def test_parquet_files_are_asked_in_sql(tmp_path: Path) -> None:
    for name, content in make_parquet(make_story(), "b", True).items():
        (tmp_path / name).write_bytes(content)
    question = (
        "SELECT c.name, count(*) FROM 'quotes.parquet' q JOIN 'characters.parquet' c "
        "ON c.id = q.speaker GROUP BY ALL ORDER BY 2 DESC"
    ).replace("'", f"'{tmp_path.as_posix()}/", 1)
    question = question.replace(" 'characters", f" '{tmp_path.as_posix()}/characters")
    assert duckdb.sql(question).fetchall() == [("Mr. Okoro", 2), ("Emma Vane", 1)]


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_without_text_no_words_are_left(name: str) -> None:
    files = make_files(make_story(), name, "book", with_text=False)
    assert not {"text.txt", "texts.parquet"} & set(files)
    written = b"".join(files.values())
    assert all(words.encode() not in written for words in (*WORDS, *LABELS))
    assert b"emma-vane" in written
    with_text = b"".join(make_files(make_story(), name, "book").values())
    assert all(words.encode() in with_text for words in WORDS[:6])


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_half_a_character_is_told(name: str) -> None:
    story = make_story()
    story = replace(story, text=replace(story.text, content=CONTENT + "\ud83c"))
    with pytest.raises(ExportError, match="half a character"):
        make_files(story, name, "book")
