"""Scenes, times and whereabouts of a story: the table of contents of staging."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.happening.stretches import lay_words
from fabula.interpret.staging.companies import Company, gather_company
from fabula.interpret.staging.cuts import SIGNS, Stretch, cut_paragraphs, points_of
from fabula.interpret.staging.kinds import tell_kinds
from fabula.interpret.staging.orders import order_stretches
from fabula.interpret.staging.paragraphs import read_paragraphs
from fabula.interpret.staging.settings import find_place
from fabula.interpret.staging.times import list_times
from fabula.interpret.staging.whereabouts import find_whereabouts
from fabula.records import Annotations, Event, Layout, Mention, Quote, Section
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
    content: str,
    layout: Layout,
    annotations: Annotations,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    events: Sequence[Event],
    cast: Collection[str],
) -> Staging:
    """Find the time expressions and the scenes of a story.

    Args:
        content: the canonical text.
        layout: its parts.
        annotations: its words with their grammar.
        mentions, quotes, events: sorted by start.
        cast: ids of the characters.
    """
    words = lay_words(content, annotations.syntax, quotes)
    times = list_times(words, annotations.syntax.words.end.tolist())
    paragraphs = read_paragraphs(words, layout, times, mentions, quotes, events)
    stretches = cut_paragraphs(paragraphs, words)
    kinds = tell_kinds(stretches)
    rows = {start: row for row, start in enumerate(words.starts)}
    members = frozenset(cast)
    scenes: list[Scene] = []
    whereabouts: list[Whereabouts] = []
    for stretch, kind in zip(stretches, kinds, strict=True):
        company = gather_company(stretch.paragraphs, kind, words, rows, members)
        scene = _open_scene(len(scenes), stretch, kind, company)
        place = find_place(stretch.paragraphs, words, rows)
        if place:
            spans = ((place.start, place.end),)
            scene = replace(scene, place=place.entity, place_words=spans)
        scenes.append(scene)
        moves = _list_moves(company, scene.id)
        found = [
            Whereabouts(f.start, f.end, f.who, f.move, f.place, f.is_habitual, scene.id)
            for paragraph in stretch.paragraphs
            for f in find_whereabouts(paragraph, words, rows, members)
        ]
        whereabouts += sorted([*moves, *found], key=lambda row: (row.start, row.end))
    scenes = _join(scenes, stretches, len(content), layout.sections)
    return Staging([time for _, time in times], scenes, whereabouts)


def _open_scene(index: int, stretch: Stretch, kind: SceneKind, company: Company) -> Scene:
    """What a stretch alone tells."""
    opening = [(time.start, time.end) for _, time in points_of(stretch.paragraphs[0])]
    told = [(t.start, t.end) for p in stretch.paragraphs for q, t in p.times if (q, t) in points_of(p)]
    return Scene(
        id=f"s{index + 1}",
        start=stretch.paragraphs[0].start,
        end=stretch.paragraphs[-1].end,
        kind=kind,
        cuts=(),
        evidence=tuple(opening),
        place=None,
        place_words=(),
        times=tuple(opening or told[:1]),
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


def _list_moves(company: Company, scene: str) -> list[Whereabouts]:
    return [
        Whereabouts(c.start, c.end, c.who, c.move, None, is_habitual=False, scene=scene)
        for c in company.comings
    ]


def _join(
    scenes: list[Scene], stretches: list[Stretch], end: int, sections: Sequence[Section]
) -> list[Scene]:
    """Scenes beside each other: where each ends, what cuts it off, when and where it goes on."""
    orders = order_stretches(stretches, [scene.kind for scene in scenes])
    starts = [section.start for section in sections]
    joined: list[Scene] = []
    for index, scene in enumerate(scenes):
        before = joined[-1] if joined else None
        holder = _innermost(sections, starts, scene.start)
        scene = replace(
            scene,
            end=scenes[index + 1].start if index + 1 < len(scenes) else end,
            order=orders[index].order,
            since=orders[index].since,
            elapsed=orders[index].elapsed,
            section=holder,
        )
        joined.append(_set_off(scene, before, stretches[index].seen))
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
