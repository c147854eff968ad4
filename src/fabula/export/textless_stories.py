"""Stories without their words, for works whose text may not be shared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fabula.records import Story, Table
from fabula.records.references import list_ids, rename_ids


def withhold_words(story: Story) -> Story:
    """The story with its spans and labels, but no word of its text.

    What stays are ids, names and pronouns of the cast and the work's title and author. Other ids
    are made of the text's words (``his-cold-little-office``): they become ``entity-12``, numbered
    in order of first mention. The text, aliases, titles of sections, reasons, samples and lemmas
    are empty, and the words of roles are left out.
    """
    told = rename_ids(story, _number_ids(story))
    cast = {character.id for character in told.characters}
    entities = [row if row.id in cast else replace(row, name=row.id) for row in told.entities]
    things = {thing.id: f"thing-{number}" for number, thing in enumerate(told.things, start=1)}
    text = replace(
        story.text,
        content="",
        marks=tuple(replace(mark, label="") for mark in story.text.marks),
        omissions=tuple(replace(omission, sample="") for omission in story.text.omissions),
    )
    rows: dict[str, list[Any]] = {
        "sections": [replace(section, title="") for section in told.sections],
        "entities": entities,
        "characters": [replace(character, aliases=()) for character in told.characters],
        "quotes": [replace(quote, reason="") for quote in told.quotes],
        "things": [replace(row, id=things[row.id], name=things[row.id]) for row in told.things],
        "relations": [replace(row, who_terms=(), to_terms=()) for row in told.relations],
        "roles": [],
        "facts": [replace(row, value="") for row in told.facts],
        "contradictions": [replace(row, reason="") for row in told.contradictions],
        "handlings": [
            replace(row, thing=things.get(row.thing, row.thing)) for row in told.handlings
        ],
    }
    tables: dict[str, Any] = {
        name: Table(getattr(told, name).row_type, found) for name, found in rows.items()
    }
    syntax = replace(told.syntax, lemma=("",) * len(told.syntax))
    return replace(told, text=text, syntax=syntax, **tables)


def _number_ids(story: Story) -> dict[str, str]:
    """What each id becomes; those of the cast stay."""
    cast = {character.id for character in story.characters}
    return {
        identity: identity if identity in cast else f"entity-{number}"
        for number, identity in enumerate(list_ids(story), start=1)
    }
