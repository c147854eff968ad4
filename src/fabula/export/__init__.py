"""Stories in formats that other programs read; one module a format."""

from fabula.export.formats import FORMATS, make_files, write_files
from fabula.export.json_contracts import SCHEMA, dump_json, row_to_json, story_to_json

__all__ = [
    "FORMATS",
    "SCHEMA",
    "dump_json",
    "make_files",
    "row_to_json",
    "story_to_json",
    "write_files",
]
