"""``fabula who``: what a story tells of one character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Unpack

import click

import fabula
from fabula.cli.passages import show_passage
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.cli.relations import (
    RELATION_COLUMNS,
    list_words,
    names_of,
    relation_json,
    relation_row,
)
from fabula.export import row_to_json
from fabula.records import CharacterCard, Story

_CARD_COLUMNS: Final = (
    PrintColumn("what"),
    PrintColumn("told", is_wide=True),
    PrintColumn("passage", is_wide=True),
)


@click.command(
    "who",
    short_help="Print what is told of a character.",
    epilog="\b\nExamples:\n  fabula who emma.fabula 'Mr. Knightley'\n"
    "  fabula who emma.fabula Harriet --as-of chapter-10\n"
    "  fabula who emma.epub Emma --json",
)
@click.argument("story", metavar="STORY")
@click.argument("name", metavar="NAME")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print the card as JSON.")
@reading_options
def print_card(
    *, story: str, name: str, as_of: str | None, as_json: bool, **options: Unpack[ReadingOptions]
) -> None:
    """Print what STORY, a .fabula store or a source file, tells of the character called NAME.

    Names, roles, relations, where it first appears, how much is told of it and said by it: each
    with words of the text that show it. NAME is an id, a name or an alias.
    """
    told = get_story_as_of(story, options, as_of)
    card = fabula.who(told, name)
    if as_json:
        print_json(_card_json(told, card))
        return
    print_rows(_CARD_COLUMNS, _card_rows(told, card))
    if card.relations:
        names, who = names_of(told), card.character.id
        click.echo()
        print_rows(
            RELATION_COLUMNS[1:],
            (relation_row(told, r, who, names)[1:] for r in card.relations),
        )


def _card_rows(story: Story, card: CharacterCard) -> Iterator[list[str]]:
    character = card.character
    narrator = ", who tells the story" if character.is_narrator else ""
    yield ["name", f"{character.name}{narrator}", show_passage(story, [card.first])]
    for use in card.names:
        if use.name != character.name:
            passage = show_passage(story, [(use.start, use.end)])
            yield ["also called", f"{use.name} ({use.n_mentions:,})", passage]
    yield ["pronouns", ", ".join(character.pronouns), ""]
    for role in card.roles:
        yield ["role", f"{role.name} ({role.n_shown:,})", show_passage(story, [role.evidence[0]])]
    yield [
        "told of",
        f"{_count(character.n_mentions, 'mention')}, {_count(card.n_deeds, 'deed')}",
        "",
    ]
    yield ["says", f"{_count(character.n_lines, 'line')}, {_count(card.n_said_words, 'word')}", ""]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _card_json(story: Story, card: CharacterCard) -> dict[str, Any]:
    names = names_of(story)
    return {
        "character": row_to_json(card.character),
        "names": [row_to_json(use) for use in card.names],
        "first": list(card.first),
        "n_said_words": card.n_said_words,
        "n_deeds": card.n_deeds,
        "roles": [
            row_to_json(role) | {"passages": list_words(story, role.evidence)}
            for role in card.roles
        ],
        "relations": [relation_json(story, r, names) for r in card.relations],
    }
