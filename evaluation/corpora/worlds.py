"""The worlds that stories tell, annotated by reading before any system had read them.

Each story of ``evaluation/gold`` is a text and a TOML file of one name; the guidelines lie beside.
Those of ``evaluation/gold/unseen`` are kept apart: no rule may be made or tuned on them.
"""

import tomllib
import typing
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation.corpora.folders import CorpusError, read_corpus_file
from evaluation.corpora.passages import Passage
from evaluation.corpora.world_facts import GoldNote, GoldRelation
from evaluation.corpora.world_records import GoldEvent, GoldMove, GoldScene, GoldWorld
from evaluation.corpora.world_rows import Context, read_row
from evaluation.corpora.world_terms import SYMMETRIC, Grade, SceneKind, Standing

GOLD_FOLDER = Path(__file__).parents[1] / "gold"
"""The stories and their annotations, part of this repository: the development stories."""
UNSEEN_FOLDER = GOLD_FOLDER / "unseen"
"""Those whose texts and errors nobody reads who makes the rules."""

_WITH_IDS = ("characters", "places", "things", "works", "scenes")


def load_worlds(folder: Path = GOLD_FOLDER) -> list[GoldWorld]:
    """All annotated stories of a folder, by name; of folders in it none.

    Raises:
        CorpusError: as :func:`load_world`.
    """
    return [load_world(path) for path in sorted(folder.glob("*.toml"))]


def load_world(path: Path) -> GoldWorld:
    """A story and its annotations, from the TOML file; the text lies beside it as ``.txt``.

    Raises:
        CorpusError: a file is missing or no TOML, a row is not what the guidelines say, words are
            not found exactly once, or rows do not fit together.
    """
    raw = read_corpus_file(path.with_suffix(".txt"))
    try:
        tables = tomllib.loads(read_corpus_file(path))
        world = _read_world(path.stem, raw, tables)
    except (tomllib.TOMLDecodeError, CorpusError) as error:
        raise CorpusError(f"{path.name}: {error}") from error
    _check_world(world, path.name)
    return world


def count_rows(world: GoldWorld) -> dict[str, int]:
    """How many rows each layer has, and the events by standing."""
    standings = Counter(event.standing for event in world.events)
    return {
        "words": len(world.raw.split()),
        **{layer: len(getattr(world, layer)) for layer in _layers()},
        **{f"events: {standing}": standings[standing] for standing in Standing},
    }


def format_counts(worlds: Sequence[GoldWorld]) -> str:
    """The counts of all worlds as a Markdown table, with their sum."""
    counts = [count_rows(world) for world in worlds]
    lines = [
        f"| | {' | '.join(world.name for world in worlds)} | all |",
        "|---|" + "---|" * (len(worlds) + 1),
    ]
    for layer in counts[0]:
        found = [count[layer] for count in counts]
        lines.append(f"| {layer} | {' | '.join(f'{n:,}' for n in (*found, sum(found)))} |")
    return "\n".join(lines)


def _layers() -> dict[str, type]:
    """The arrays of a file, each with the record of its rows."""
    hints = typing.get_type_hints(GoldWorld)
    return {name: typing.get_args(hint)[0] for name, hint in hints.items() if hint is not str}


def _read_world(name: str, raw: str, tables: dict[str, Any]) -> GoldWorld:
    unknown = sorted(set(tables) - set(_layers()))
    if unknown:
        raise CorpusError(f"no such layer: {', '.join(unknown)}.")
    declared = {
        layer: [str(row["id"]) for row in _tables(tables, layer) if "id" in row]
        for layer in _WITH_IDS
    }
    for identifier, count in Counter(i for ids in declared.values() for i in ids).items():
        if count > 1:
            raise CorpusError(f"the id {identifier!r} is declared {count} times.")
    context = Context(raw, {layer: frozenset(ids) for layer, ids in declared.items()})
    rows = {
        layer: tuple(read_row(record, row, context) for row in _tables(tables, layer))
        for layer, record in _layers().items()
    }
    return GoldWorld(name, raw, **rows)


def _tables(tables: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    """The rows of a layer; one that is not in the file has none."""
    rows = tables.get(layer, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CorpusError(f"{layer} is no list of tables.")
    return rows


def _check_world(world: GoldWorld, file: str) -> None:
    problems = [
        *_disorder(world.raw, "scenes", [scene.starts for scene in world.scenes]),
        *_disorder(world.raw, "events", [event.at for event in world.events]),
        *_disorder(world.raw, "times", [time.at for time in world.times]),
        *_stray_events(world),
        *_misgraded(world.notes),
        *_misplaced(world),
        *_unrecalled(world),
        *_strange_tones(world),
        *_repeated(world.relations),
    ]
    if problems:
        raise CorpusError(f"{file}: {'; '.join(problems)}.")


def _disorder(raw: str, layer: str, passages: list[Passage]) -> list[str]:
    """Rows stand in the order of the text, so that a slip of place is seen."""
    return [
        f"{layer}: {raw[after.start : after.end]!r} comes before {raw[first.start : first.end]!r}"
        for first, after in pairwise(passages)
        if after.start < first.end
    ]


def _stray_events(world: GoldWorld) -> list[str]:
    """Events of a withdrawn claim are withdrawn, those undone say by what, those said by whom."""
    problems = []
    for event in world.events:
        word = world.raw[event.at.start : event.at.end]
        claimed = any(_holds(row.claim, event) for row in world.withdrawals)
        if (event.standing is Standing.WITHDRAWN) != claimed:
            problems.append(f"{word!r}: events in a claim of withdrawals, and they, are withdrawn")
        if (event.standing is Standing.UNDONE) != (event.undone_by is not None):
            problems.append(f"{word!r}: events undone, and they alone, have undone_by")
        if event.standing is Standing.SAID and event.by is None:
            problems.append(f"{word!r}: who said it (by) is missing")
    return problems


def _holds(extent: Passage, row: GoldEvent | GoldMove) -> bool:
    return extent.start <= row.at.start and row.at.end <= extent.end


def _misgraded(notes: tuple[GoldNote, ...]) -> list[str]:
    """A note without a depicting passage is a mention, and one with such a passage is more."""
    return [
        f"note {note.kind}: {note.grade} does not fit its passages"
        for note in notes
        if (note.grade is Grade.MENTION) != (not note.depictions)
        or not (note.mentions or note.depictions)
    ]


def _extents(world: GoldWorld) -> list[tuple[GoldScene, Passage]]:
    """Each segment with the stretch of text that it tells."""
    starts = [scene.starts.start for scene in world.scenes]
    ends = [*starts[1:], len(world.raw)]
    return [
        (scene, Passage(start, end))
        for scene, start, end in zip(world.scenes, starts, ends, strict=True)
    ]


def _misplaced(world: GoldWorld) -> list[str]:
    """Who comes or goes does so inside the segment, and is among those present."""
    return [
        f"scene {scene.id}: {move.who} moves elsewhere or is not present"
        for scene, extent in _extents(world)
        for move in (*scene.enters, *scene.leaves)
        if not _holds(extent, move) or move.who not in scene.present
    ]


def _unrecalled(world: GoldWorld) -> list[str]:
    """What a flashback tells as fact is recalled."""
    return [
        f"{world.raw[event.at.start : event.at.end]!r} happened in flashback {scene.id}"
        for scene, extent in _extents(world)
        for event in world.events
        if scene.kind is SceneKind.FLASHBACK
        and event.standing is Standing.HAPPENED
        and _holds(extent, event)
    ]


def _strange_tones(world: GoldWorld) -> list[str]:
    """Both of a tone are present in its scene, and its evidence stands there."""
    extents = {scene.id: (scene, extent) for scene, extent in _extents(world)}
    problems = []
    for tone in world.tones:
        scene, extent = extents[tone.scene]
        is_there = extent.start <= tone.evidence.start and tone.evidence.end <= extent.end
        if not is_there or not {tone.who, tone.to} <= set(scene.present):
            problems.append(f"tone of {tone.who} to {tone.to}: not in scene {tone.scene}")
    return problems


def _repeated(relations: tuple[GoldRelation, ...]) -> list[str]:
    """A relation stands once; one that holds both ways stands one way."""
    seen = Counter(
        (r.kind, *(sorted((r.who, r.to)) if r.kind in SYMMETRIC else (r.who, r.to)))
        for r in relations
    )
    return [f"relation {' '.join(key)} stands {n} times" for key, n in seen.items() if n > 1]
