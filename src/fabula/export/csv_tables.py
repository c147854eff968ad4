"""CSV: one file a table, as RFC 4180 has it, in UTF-8, with the text beside them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any, Final

from fabula.export.tables import ExportTable, list_tables
from fabula.records import Story

# What a spreadsheet would run as a formula, and what already wears the sign that prevents it.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n]")


def make_csv(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """One CSV file a table and the text as ``text.txt``.

    Args:
        story: the story.
        stem: not used: the files are named after their tables.
        with_text: False leaves out ``text.txt`` and every column of words.
    """
    del stem
    files = {
        f"{table.name}.csv": _to_csv(table).encode("utf-8")
        for table in list_tables(story, with_text=with_text)
    }
    if with_text:
        files["text.txt"] = story.text.content.encode("utf-8")
    return files


def _to_csv(table: ExportTable) -> str:
    return csv_text(table.columns, zip(*table.columns.values(), strict=True))


def csv_text(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows under the names of their columns, as RFC 4180 has them; texts are guarded."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(guard_cell(v) if isinstance(v, str) else cell_text(v) for v in row)
    return written.getvalue()


def cell_text(value: Any) -> str:
    """A value as a cell: null is empty, lists are JSON, flags ``true`` and ``false``."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def guard_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: ``'`` before what would begin one.

    A text that begins with such a sign and apostrophes before it gets one more, so that taking
    one away where ``'`` and such a sign begin a cell gives every text back.

    >>> guard_cell("=1+1"), guard_cell("'tis")
    ("'=1+1", "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text
