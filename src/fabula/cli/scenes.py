"""``fabula scenes`` and ``fabula timeline``: where, when and in whose company a story is told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, Final, Unpack

import click

import fabula
from fabula.cli.printing import PrintColumn, print_json, print_rows
from fabula.cli.reading import ReadingOptions, as_of_option, get_story_as_of, reading_options
from fabula.export import row_to_json
from fabula.records import Scene, Story
from fabula.records.durations import tell_duration

_SCREEN_COLUMNS: Final = (
    PrintColumn("id"),
    PrintColumn("is"),
    PrintColumn("when"),
    PrintColumn("where"),
    PrintColumn("who is there", is_wide=True),
    PrintColumn("begins", is_wide=True),
)
_TIMELINE_COLUMNS: Final = (
    PrintColumn("order", is_number=True),
    PrintColumn("told as"),
    PrintColumn("is"),
    PrintColumn("after what is told before"),
    PrintColumn("takes"),
    PrintColumn("when"),
    PrintColumn("who is there", is_wide=True),
)
_PIPE_COLUMNS: Final = tuple(
    PrintColumn(name)
    for name in (
        *("id", "kind", "cuts", "order", "since", "elapsed", "times", "place", "present"),
        *("enters", "leaves", "section", "start", "end"),
    )
)
_N_BEGIN_CHARS: Final = 60
_N_PEOPLE: Final = 8

AsOf = str | None


@click.command(
    "scenes",
    short_help="Print where, when and in whose company it is told.",
    epilog="\b\nExamples:\n  fabula scenes emma.fabula\n  fabula scenes emma.epub --json\n"
    "  fabula scenes emma.fabula --as-of 40%",
)
@click.argument("story", metavar="STORY")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print the scenes as a JSON list.")
@reading_options
def print_scenes(story: str, as_of: AsOf, as_json: bool, **options: Unpack[ReadingOptions]) -> None:
    """Print the scenes of STORY, a store or a source, in the order of telling.

    A scene begins where place, time, company or the way of telling change, with or without a
    break. On a screen + stands before whoever comes, and - behind whoever goes.
    """
    told = get_story_as_of(story, options, as_of)
    _print(told, told.scenes, _SCREEN_COLUMNS, as_json=as_json)


@click.command(
    "timeline",
    short_help="Print the scenes in the order in which they happen.",
    epilog="\b\nExamples:\n  fabula timeline emma.fabula\n  fabula timeline emma.epub --json",
)
@click.argument("story", metavar="STORY")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print the scenes as a JSON list.")
@reading_options
def print_timeline(
    story: str, as_of: AsOf, as_json: bool, **options: Unpack[ReadingOptions]
) -> None:
    """Print the scenes of STORY, a store or a source, in the order of happening.

    What the text leaves open stays so: a flashback that does not say how far it goes back comes
    last, without a number.
    """
    told = get_story_as_of(story, options, as_of)
    _print(told, fabula.timeline(told), _TIMELINE_COLUMNS, as_json=as_json)


def _print(
    story: Story, scenes: Iterable[Scene], columns: tuple[PrintColumn, ...], *, as_json: bool
) -> None:
    names = {entity.id: entity.name for entity in story.entities}
    if as_json:
        print_json([_json_row(story, scene, names) for scene in scenes])
    elif not sys.stdout.isatty():
        print_rows(_PIPE_COLUMNS, (_pipe_row(story, scene) for scene in scenes))
    elif columns is _SCREEN_COLUMNS:
        print_rows(columns, (_screen_row(story, scene, names) for scene in scenes))
    else:
        print_rows(columns, (_timeline_row(story, scene, names) for scene in scenes))


def _json_row(story: Story, scene: Scene, names: dict[str, str]) -> dict[str, Any]:
    """The record, with the words that it points at."""
    words = {"place_name": names.get(scene.place or ""), "time_words": _times(story, scene)}
    return row_to_json(scene) | words


def _screen_row(story: Story, scene: Scene, names: dict[str, str]) -> list[str]:
    begins = " ".join(story.text.content[scene.start : scene.start + _N_BEGIN_CHARS].split())
    place = names.get(scene.place or "", "")
    when = ", ".join(_times(story, scene))
    return [scene.id, scene.kind, when, place, _people(scene, names), f"{begins}…"]


def _timeline_row(story: Story, scene: Scene, names: dict[str, str]) -> list[str]:
    return [
        "?" if scene.order is None else str(scene.order),
        scene.id,
        scene.kind,
        tell_duration(scene.since),
        tell_duration(scene.elapsed),
        ", ".join(_times(story, scene)),
        _people(scene, names),
    ]


def _pipe_row(story: Story, scene: Scene) -> list[str]:
    told = [
        *(scene.id, scene.kind, ", ".join(scene.cuts)),
        *("" if scene.order is None else str(scene.order), scene.since, scene.elapsed),
        *(", ".join(_times(story, scene)), scene.place or ""),
    ]
    people = [", ".join(ids) for ids in (scene.present, scene.enters, scene.leaves)]
    return [*told, *people, scene.section or "", str(scene.start), str(scene.end)]


def _people(scene: Scene, names: dict[str, str]) -> str:
    """Those who are there, the most active first, and how many more."""
    marked = [
        f"{'+' * (who in scene.enters)}{names.get(who, who)}{'-' * (who in scene.leaves)}"
        for who in scene.present[:_N_PEOPLE]
    ]
    n_more = len(scene.present) - len(marked)
    return ", ".join([*marked, f"{n_more} more"] if n_more else marked)


def _times(story: Story, scene: Scene) -> list[str]:
    return [" ".join(story.text.content[start:end].split()) for start, end in scene.times]
