"""Ingest: from the bytes of a file to one canonical :class:`~fabula.records.Text`.

A format's parser (lxml, python-docx, markdown-it-py) is imported only when that format is met.
"""

from fabula.ingest.casts import read_cast
from fabula.ingest.fixes import fixes_beside, read_fixes
from fabula.ingest.kinds import KINDS, MAX_LOSS
from fabula.ingest.languages import doubt_language
from fabula.ingest.sources import MAX_SOURCE_BYTES
from fabula.ingest.texts import read_text

__all__ = [
    "KINDS",
    "MAX_LOSS",
    "MAX_SOURCE_BYTES",
    "doubt_language",
    "fixes_beside",
    "read_cast",
    "read_fixes",
    "read_text",
]
