"""Scenes: a chapter cut at its break signs, wide gaps and smaller headings."""

from bisect import bisect_left
from collections import Counter
from typing import Final

from fabula.records import Mark, MarkKind, Section, SectionKind
from fabula.segment.blocks import Block
from fabula.segment.chapters import Chapter
from fabula.segment.headings import Roles

_MOST_GAPS: Final = 0.08
"""Gaps more frequent than this are the text's usual spacing, not breaks."""


def find_scenes(chapter: Chapter) -> list[Section]:
    """Cut a chapter into scenes; none where nothing in it marks a break.

    Returns:
        Scenes that tile the chapter from its ``body_start`` to its end.
    """
    content, blocks, roles = chapter.content, chapter.blocks, chapter.roles
    section, held = chapter.section, chapter.held
    titled = (index for index in held if index in roles.heads and index not in roles.documents)
    headings = {index: roles.heads[index] for index in titled}
    opens = (
        set(headings) | _find_gaps(blocks, roles, held) | _find_marked(blocks, chapter.marks, held)
    )
    opens |= {index + 1 for index in held if index in roles.breaks}
    starts = sorted(i for i in opens if i in held and i not in roles.breaks and i > held.start)
    if not starts:
        return []
    if any(i not in roles.breaks for i in range(held.start, starts[0])):
        starts.insert(0, held.start)
    scenes = []
    for number, first in enumerate(starts, 1):
        start = blocks[first].start if number > 1 else section.body_start
        end = blocks[starts[number]].start if number < len(starts) else section.end
        after = headings.get(first, first)
        body = blocks[after].start if first in headings and after < len(blocks) else start
        title = " ".join(content[blocks[first].start : body].split()) if body > start else ""
        name = f"{section.id}-scene-{number}"
        body = min(body, end)
        scenes.append(Section(name, SectionKind.SCENE, title, start, end, body, section.id))
    return scenes if len(scenes) > 1 else []


def _find_gaps(blocks: list[Block], roles: Roles, held: range) -> set[int]:
    """The blocks above which stands clearly more blank space than is usual in the chapter."""
    signs = [i for i in held if i in roles.breaks]
    near_signs = {*signs, *(i + 1 for i in signs)}
    for first in held:
        if first in roles.heads:
            near_signs |= {first, roles.heads[first]}
    inner = [i for i in held if i > held.start and i not in near_signs]
    if len(inner) < 4:
        return set()
    counts = Counter(blocks[i].n_blank for i in inner)
    usual = counts.most_common(1)[0][0]
    least = usual + 2 if usual else 1
    wide = {i for i in inner if blocks[i].n_blank >= least}
    return wide if len(wide) <= max(1, _MOST_GAPS * len(inner)) else set()


def _find_marked(blocks: list[Block], marks: tuple[Mark, ...], held: range) -> set[int]:
    """The blocks that follow a break of the source's markup."""
    starts = [blocks[index].start for index in held]
    places = (mark.start for mark in marks if mark.kind is MarkKind.BREAK)
    inner = (bisect_left(starts, place) for place in places)
    return {held.start + place for place in inner if 0 < place < len(held)}
