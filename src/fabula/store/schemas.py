"""The schema of a store, derived from the records; docs/store.md shows it to readers.

A record is a table and a field a column of the same name. Two kinds of columns are added: ``nr``,
a row's place in its list from 0, and ``text``, the words that a span covers.
"""

from __future__ import annotations

from typing import Final

from fabula.records.columns import SQL_TYPES, Column
from fabula.records.story_tables import STORY_TABLES, StoryTable

SCHEMA_VERSION: Final = 6
"""Raised by every change of a table or column that another fabula could not read."""

META_SQL: Final = """
CREATE TABLE fabula_meta (
    schema_version INTEGER NOT NULL, fabula_version VARCHAR NOT NULL, bundle VARCHAR NOT NULL
);
CREATE TABLE texts (content VARCHAR NOT NULL);
"""

VIEWS_SQL: Final = """
CREATE VIEW chapters AS
SELECT number, id, kind,
       CASE WHEN trim(title) <> '' THEN title
            WHEN kind = 'front' THEN 'Front matter'
            WHEN kind = 'back' THEN 'Back matter'
            ELSE 'Chapter ' || number END AS title,
       start, "end"
FROM (SELECT *, row_number() OVER (ORDER BY start, nr) AS number FROM sections WHERE parent IS NULL)
ORDER BY number;

CREATE VIEW lines AS
SELECT q.nr, q.id, q.speaker, coalesce(c.name, e.name) AS speaker_name, q.text, q.cue,
       q.confidence, q.reason, q.section, s.title AS section_title, q.start, q."end",
       h.number AS chapter, h.title AS chapter_title, q.kind, q.conversation, q.interrupted_by
FROM quotes q
LEFT JOIN characters c ON c.id = q.speaker
LEFT JOIN entities e ON e.id = q.speaker
LEFT JOIN sections s ON s.id = q.section
ASOF LEFT JOIN chapters h ON q.start >= h.start
ORDER BY q.nr;

CREATE VIEW said_to AS
SELECT l.nr, l.id, l.speaker, l.speaker_name, a.addressee,
       coalesce(c.name, e.name) AS addressee_name, l.text, l.confidence, l.chapter, l.chapter_title
FROM lines l
JOIN (SELECT nr, unnest(addressees) AS addressee FROM quotes WHERE kind = 'speech') a ON a.nr = l.nr
LEFT JOIN characters c ON c.id = a.addressee
LEFT JOIN entities e ON e.id = a.addressee
ORDER BY l.nr, a.addressee;

CREATE VIEW named_mentions AS
SELECT m.nr, m.text, m.entity, coalesce(c.name, e.name) AS entity_name, m.category, m.form,
       m.score, m.start, m."end", h.number AS chapter, h.title AS chapter_title
FROM mentions m
LEFT JOIN characters c ON c.id = m.entity
LEFT JOIN entities e ON e.id = m.entity
ASOF LEFT JOIN chapters h ON m.start >= h.start
ORDER BY m.nr;

CREATE VIEW appearances AS
SELECT m.chapter, m.chapter_title, c.id AS "character", c.name, count(*) AS n_mentions
FROM named_mentions m
JOIN characters c ON c.id = m.entity
WHERE m.chapter IS NOT NULL
GROUP BY ALL
ORDER BY m.chapter, n_mentions DESC, "character";

CREATE VIEW deeds AS
SELECT m.nr, m.entity, m.entity_name, verb.lemma AS verb, verb.text,
       coalesce(event.realis, false) AS happened, event.standing, verb.start, verb."end",
       m.chapter, m.chapter_title
FROM named_mentions m
JOIN words subject ON subject.relation = 'nsubj'
     AND subject.start >= m.start AND subject."end" <= m."end"
JOIN words verb ON verb.nr = subject.head AND verb.upos = 'VERB'
LEFT JOIN events event ON event.start = verb.start
WHERE verb.start NOT BETWEEN m.start AND m."end" - 1
ORDER BY m.nr;
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
