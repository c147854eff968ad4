"""``fabula notes``: what some readers want to be told of a story beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, Unpack

import click

from fabula.cli.passages import mark_passage, name_part
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.export import row_to_json
from fabula.records import Note, NoteKind, Story

_KINDS: Final = click.Choice([str(kind) for kind in NoteKind])
_COLUMNS: Final = (
    PrintColumn("note"),
    PrintColumn("grade"),
    PrintColumn("depicted", is_number=True),
    PrintColumn("mentioned", is_number=True),
    PrintColumn("in", is_wide=True),
)
_PASSAGE_COLUMNS: Final = (
    PrintColumn("note"),
    PrintColumn("grade"),
    PrintColumn("in"),
    PrintColumn("passage", is_wide=True),
)
_N_PARTS: Final = 4
"""So many chapters are named; the rest are counted."""


@click.command(
    "notes",
    short_help="Print what readers may want to be told beforehand.",
    epilog="\b\nExamples:\n  fabula notes emma.fabula\n"
    "  fabula notes emma.fabula --only violence --only suicide --passages\n"
    "  fabula notes emma.epub --without drugs --json",
)
@click.argument("story", metavar="STORY")
@click.option(
    "--only",
    metavar="KIND",
    multiple=True,
    type=_KINDS,
    help="Show only this kind. May be given again.",
)
@click.option(
    "--without",
    metavar="KIND",
    multiple=True,
    type=_KINDS,
    help="Do not show this kind. May be given again.",
)
@click.option("--passages", is_flag=True, help="Print every passage, with its words.")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print the notes as a JSON list.")
@reading_options
def print_notes(
    *,
    story: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    passages: bool,
    as_of: str | None,
    as_json: bool,
    **options: Unpack[ReadingOptions],
) -> None:
    """Print the content notes of STORY, a .fabula store or a source file.

    Each note is graded: mention (it is only spoken of), depicted (a passage tells it as an event)
    or central (in much of the story). The kinds are listed in docs/notes.md.
    """
    told = get_story_as_of(story, options, as_of)
    notes = [
        note for note in told.notes if (not only or note.kind in only) and note.kind not in without
    ]
    if passages:
        rows = [row for note in notes for row in _passage_rows(told, note)]
        if as_json:
            print_json(rows)
        else:
            print_rows(
                _PASSAGE_COLUMNS,
                ([row["kind"], row["grade"], row["part"], row["shown"]] for row in rows),
            )
    elif as_json:
        print_json([row_to_json(note) for note in notes])
    else:
        print_rows(_COLUMNS, (_note_row(told, note) for note in notes))


def _note_row(story: Story, note: Note) -> list[str]:
    shown = note.depictions or note.mentions
    parts = list(dict.fromkeys(name_part(story, start) for start, _ in shown))
    more = f" and {len(parts) - _N_PARTS} more" if len(parts) > _N_PARTS else ""
    where = "; ".join(parts[:_N_PARTS]) + more
    return [note.kind, note.grade, f"{len(note.depictions):,}", f"{len(note.mentions):,}", where]


def _passage_rows(story: Story, note: Note) -> Iterator[dict[str, Any]]:
    """Every passage of a note, in order."""
    yield from sorted(
        (
            *_graded(story, note, note.depictions, "depicted"),
            *_graded(story, note, note.mentions, "mention"),
        ),
        key=lambda row: (row["start"], row["end"]),
    )


def _graded(
    story: Story, note: Note, spans: Sequence[tuple[int, int]], grade: str
) -> Iterator[dict[str, Any]]:
    for start, end in spans:
        yield {
            "kind": str(note.kind),
            "grade": grade,
            "start": start,
            "end": end,
            "text": story.text.content[start:end],
            "part": name_part(story, start),
            "shown": mark_passage(story, start, end),
        }
