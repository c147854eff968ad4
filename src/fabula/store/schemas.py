"""The schema of a store, derived from the records; docs/store.md shows it to readers.

A record is a table and a field a column of the same name. Two kinds of columns are added: ``nr``,
a row's place in its list from 0, and ``text``, the words that a span covers.
"""

from __future__ import annotations

from typing import Final

from fabula.records.columns import SQL_TYPES, Column
from fabula.records.story_tables import STORY_TABLES, StoryTable

SCHEMA_VERSION: Final = 3
"""Raised by every change of a table or column that another fabula could not read."""

META_SQL: Final = """
CREATE TABLE fabula_meta (
    schema_version INTEGER NOT NULL, fabula_version VARCHAR NOT NULL, bundle VARCHAR NOT NULL
);
CREATE TABLE texts (content VARCHAR NOT NULL);
"""

VIEWS_SQL: Final = """
CREATE VIEW lines AS
SELECT q.nr, q.id, q.speaker, c.name AS speaker_name, q.text, q.cue, q.confidence, q.reason,
       q.section, s.title AS section_title, q.start, q."end"
FROM quotes q
LEFT JOIN characters c ON c.id = q.speaker
LEFT JOIN sections s ON s.id = q.section
ORDER BY q.nr;

CREATE VIEW named_mentions AS
SELECT m.nr, m.text, m.entity, e.name AS entity_name, m.category, m.form, m.score,
       m.start, m."end"
FROM mentions m
LEFT JOIN entities e ON e.id = m.entity
ORDER BY m.nr;

CREATE VIEW appearances AS
SELECT s.nr AS section_nr, s.id AS section, s.title AS section_title,
       c.id AS "character", c.name, count(*) AS n_mentions
FROM mentions m
JOIN characters c ON c.id = m.entity
ASOF JOIN (FROM sections WHERE parent IS NULL) s ON m.start >= s.start
GROUP BY ALL
ORDER BY section_nr, n_mentions DESC, "character";
"""


def schema_sql() -> str:
    """The SQL that makes all tables and views of an empty store."""
    return "\n".join([META_SQL, *(_table_sql(table) for table in STORY_TABLES), VIEWS_SQL])


def _table_sql(table: StoryTable) -> str:
    columns = ["nr BIGINT NOT NULL", *(_column_sql(column) for column in table.columns)]
    if table.has_text:
        columns.append("text VARCHAR NOT NULL")
    return f"CREATE TABLE {table.name} ({', '.join(columns)});"


def _column_sql(column: Column) -> str:
    null = "" if column.optional else " NOT NULL"
    return f'"{column.name}" {SQL_TYPES[column.kind]}{null}'
