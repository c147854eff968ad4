"""Parquet: one file a table, written by DuckDB."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np

from fabula.export.tables import ExportTable, list_tables
from fabula.records import Story


def make_parquet(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """One Parquet file a table; the text is the one row of ``texts.parquet``.

    Args:
        story: the story.
        stem: not used: the files are named after their tables.
        with_text: False leaves out ``texts.parquet`` and every column of words.
    """
    del stem
    story.text.content.encode("utf-8")  # half a character: DuckDB says it less well
    tables = list(list_tables(story, with_text=with_text))
    if with_text:
        content = np.array([story.text.content], dtype=object)
        tables.append(ExportTable("texts", {"content": content}, {"content": "VARCHAR"}))
    with duckdb.connect(":memory:") as connection, TemporaryDirectory() as folder:
        return {
            f"{table.name}.parquet": _to_parquet(connection, table, Path(folder))
            for table in tables
        }


def _to_parquet(connection: duckdb.DuckDBPyConnection, table: ExportTable, folder: Path) -> bytes:
    rows = table.arrays
    n_rows = len(next(iter(rows.values())))
    place = folder / f"{table.name}.parquet"
    casts = ", ".join(f'"{name}"::{table.sql_types[name]} AS "{name}"' for name in rows)
    # DuckDB guesses a list's type from some rows and fails where those are empty: look at all.
    connection.execute(f"SET pandas_analyze_sample = {max(1, n_rows)}")
    path = str(place).replace("'", "''")
    connection.execute(f"COPY (SELECT {casts} FROM rows) TO '{path}' (FORMAT parquet)")  # noqa: S608 our own names
    return place.read_bytes()
