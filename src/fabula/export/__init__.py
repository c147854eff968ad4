"""Stories in formats that other programs read; one module a format."""

from fabula.export.json_contracts import SCHEMA, dump_json, row_to_json, story_to_json

__all__ = ["SCHEMA", "dump_json", "row_to_json", "story_to_json"]
