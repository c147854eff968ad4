"""Scenes, times and whereabouts of a story: the table of contents of staging."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.staging.companies import Company, gather_company
from fabula.interpret.staging.cuts import SIGNS, Stretch, cut_paragraphs, points_of
from fabula.interpret.staging.kinds import tell_kinds
from fabula.interpret.staging.orders import order_stretches
from fabula.interpret.staging.paragraphs import read_paragraphs
from fabula.interpret.staging.settings import find_place
from fabula.interpret.staging.times import list_times
from fabula.interpret.staging.whereabouts import find_whereabouts
from fabula.records import Event, Layout, Section
from fabula.records.scenes import Cut, Move, Scene, SceneKind, TimeExpression, Whereabouts

_SEEN: Final = 0.3
"""A sign so strong is named among what cuts."""


@dataclass(frozen=True, slots=True)
class Staging:
    """When, where and in whose company: the rows of three tables."""

    times: list[TimeExpression]
    scenes: list[Scene]
    whereabouts: list[Whereabouts]


def stage_story(
    layout: Layout, telling: Telling, events: Sequence[Event], *, cast: Collection[str]
) -> Staging:
    """Find the time expressions and the scenes of a story.

    Args:
        layout: its parts.
        telling: its words with their grammar, mentions and lines.
        events: sorted by start.
        cast: ids of the characters.
    """
    words = telling.words
    times = list_times(words, telling.ends)
    paragraphs = read_paragraphs(
        words, layout, times, mentions=telling.mentions, quotes=telling.quotes, events=events
    )
    if not paragraphs:
        return Staging([time for _, time in times], [], [])
    stretches = cut_paragraphs(paragraphs, words)
    kinds = tell_kinds(stretches)
    stage = _Stage(words, frozenset(cast))
    scenes: list[Scene] = []
    whereabouts: list[Whereabouts] = []
    for stretch, kind in zip(stretches, kinds, strict=True):
        company = gather_company(stretch.paragraphs, kind, words, stage.cast)
        scene = _open_scene(len(scenes), stretch, kind, company)
        place = find_place(stretch.paragraphs, words)
        if place:
            spans = ((place.start, place.end),)
            scene = replace(scene, place=place.entity, place_words=spans)
        scenes.append(scene)
        whereabouts += _list_whereabouts(stage, stretch, company, scene.id)
    scenes = _join(scenes, stretches, len(telling.content), layout.sections)
    return Staging([time for _, time in times], scenes, whereabouts)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What all stretches share: the words and the cast."""

    words: Words
    cast: frozenset[str]


def _open_scene(index: int, stretch: Stretch, kind: SceneKind, company: Company) -> Scene:
    """What a stretch alone tells."""
    points = [(time.start, time.end) for p in stretch.paragraphs for _, time in points_of(p)]
    n_opening = len(points_of(stretch.paragraphs[0]))
    return Scene(
        id=f"s{index + 1}",
        start=stretch.paragraphs[0].start,
        end=stretch.paragraphs[-1].end,
        kind=kind,
        cuts=(),
        evidence=tuple(points[:n_opening]),
        place=None,
        place_words=(),
        times=tuple(points[: max(1, n_opening)]),
        order=None,
        since="",
        elapsed="",
        present=company.present,
        enters=_who(company, Move.TO),
        leaves=_who(company, Move.FROM),
        section=None,
    )


def _who(company: Company, move: Move) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.who for c in company.comings if c.move is move))


def _list_whereabouts(
    stage: _Stage, stretch: Stretch, company: Company, scene: str
) -> list[Whereabouts]:
    """Who comes and goes, and who is told to be where."""
    rows = [
        Whereabouts(c.start, c.end, c.who, c.move, None, is_habitual=False, scene=scene)
        for c in company.comings
    ]
    for paragraph in stretch.paragraphs:
        found = find_whereabouts(paragraph, stage.words, stage.cast)
        rows += [
            Whereabouts(f.start, f.end, f.who, f.move, f.place, f.is_habitual, scene) for f in found
        ]
    return sorted(rows, key=lambda row: (row.start, row.end))


def _join(
    scenes: list[Scene], stretches: list[Stretch], end: int, sections: Sequence[Section]
) -> list[Scene]:
    """Scenes beside each other: where each ends, what cuts it off, when and where it goes on."""
    orders = order_stretches(stretches, [scene.kind for scene in scenes])
    starts = [section.start for section in sections]
    joined: list[Scene] = []
    ends = [*(scene.start for scene in scenes[1:]), end]
    for scene, stretch, order, end_char in zip(scenes, stretches, orders, ends, strict=True):
        placed = replace(
            scene,
            end=end_char,
            order=order.order,
            since=order.since,
            elapsed=order.elapsed,
            section=_innermost(sections, starts, scene.start),
        )
        joined.append(_set_off(placed, joined[-1] if joined else None, stretch.seen))
    return joined


def _set_off(scene: Scene, before: Scene | None, seen: dict[str, float]) -> Scene:
    """Name what changes; where nothing tells of another place, it is the same one."""
    if before is None:
        return replace(scene, cuts=(str(Cut.START),))
    changed = {sign.cut for sign in SIGNS if sign.cut and seen[sign.name] >= _SEEN}
    if scene.kind is not before.kind:
        changed.add(Cut.TELLING)
    if not set(scene.present) & set(before.present):
        changed.add(Cut.COMPANY)
    if scene.place is None and not changed & {Cut.PLACE, Cut.TELLING, Cut.MARKER}:
        scene = replace(scene, place=before.place, place_words=before.place_words)
    elif scene.place and scene.place != before.place:
        changed.add(Cut.PLACE)
    return replace(scene, cuts=tuple(str(cut) for cut in Cut if cut in changed))


def _innermost(sections: Sequence[Section], starts: list[int], place: int) -> str | None:
    """The section that holds a place and starts last."""
    for section in reversed(sections[: bisect_right(starts, place)]):
        if place < section.end:
            return section.id
    return None
