"""The JSON contract ``fabula.story/1``: a Story as JSON, documented in docs/json.md.

The words with their grammar are not in it: they would make it several times as long.

``story-1.schema.json`` beside this file is the contract as a JSON Schema. Keys may be added within
version 1; a key is never renamed, removed or given another meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from fabula.records import Story
from fabula.records.columns import plain_value

SCHEMA: Final = "fabula.story/1"
"""Name and version of the contract, the first key of every document."""

SCHEMA_FILE: Final = "story-1.schema.json"
"""The contract as a JSON Schema, a file of this package."""

N_DECIMALS: Final = 4
"""Probabilities are rounded: what lies behind differs from machine to machine."""

# Legal in JSON as they are, but a terminal obeys some of them, line-wise readers split at others,
# and no encoding can write a lone surrogate.
_UNSAFE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def story_to_json(story: Story) -> dict[str, Any]:
    """A story as plain dicts, lists, strings and numbers, by the contract ``fabula.story/1``."""
    text = story.text
    return {
        "schema": SCHEMA,
        "source": row_to_json(text.source),
        "bundle": story.bundle,
        "text": text.content,
        "sections": _rows(story.sections),
        "mentions": _rows(story.mentions),
        "entities": _rows(story.entities),
        "characters": _rows(story.characters),
        "quotes": _rows(story.quotes),
        "conversations": _rows(story.conversations),
        "quoted_words": _rows(story.quoted_words),
        "tags": _rows(story.tags),
        "events": _rows(story.events),
        "emotions": _rows(story.emotions),
        "relations": _rows(story.relations),
        "roles": _rows(story.roles),
        "feelings": _rows(story.feelings),
        "attitudes": _rows(story.attitudes),
        "things": _rows(story.things),
        "handlings": _rows(story.handlings),
        "times": _rows(story.times),
        "scenes": _rows(story.scenes),
        "whereabouts": _rows(story.whereabouts),
        "notes": _rows(story.notes),
        "facts": _rows(story.facts),
        "contradictions": _rows(story.contradictions),
        "withdrawals": _rows(story.withdrawals),
        "omissions": _rows(text.omissions),
    }


def dump_json(value: Any) -> str:
    """A value as JSON on one line; equal values give equal text, on any machine.

    Letters stand as they are, not as escapes; control characters and line separators do not.
    """
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def row_to_json(row: Any) -> dict[str, Any]:
    """A record as a dict, its fields in their order."""
    return {field.name: _json_value(getattr(row, field.name)) for field in fields(row)}


def _rows(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [row_to_json(row) for row in rows]


def _json_value(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, N_DECIMALS)
    return plain_value(value)
