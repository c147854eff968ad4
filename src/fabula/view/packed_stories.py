"""Stories packed for the page: the text once, and all that is said of it as columns of numbers.

Places are counted in UTF-16 units, as browsers count; a column of places has each by its distance
from the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fabula.export.blocks import block_spans, find_own_ends
from fabula.export.chapters import Chapters, chapter_title
from fabula.export.entities import list_ids
from fabula.interpret import WordIndex, frame_anchors, index_words
from fabula.records import CATEGORIES, FORMS, Mention, Quote, Story

CUES: Final = ("explicit", "anaphoric", "implicit")

Packed = dict[str, Any]
"""What JSON can hold."""


class Units:
    """Places of a text in UTF-16 units: characters beyond the first 65,536 count twice."""

    __slots__ = ("_twice",)

    def __init__(self, content: str) -> None:
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._twice = np.flatnonzero(codes > 0xFFFF)

    def at(self, places: Iterable[int]) -> NDArray[np.int64]:
        """The units before each code point: int64[n_places]."""
        points = np.fromiter(places, dtype=np.int64)
        return points + np.searchsorted(self._twice, points)


def pack_story(story: Story) -> Packed:
    """A story as dicts, lists, numbers and texts, for the page's scripts."""
    content, source = story.text.content, story.text.source
    units, index = Units(content), index_words(content)
    people = _order_people(story)
    numbers = {identity: number for number, identity in enumerate(people)}
    mentions = sorted(story.mentions, key=lambda mention: (mention.start, -mention.end))
    lines = sorted(story.quotes, key=lambda line: (line.start, -line.end))
    return {
        "title": source.title or source.name,
        "author": source.author or "",
        "file": source.name,
        "model": story.bundle,
        "text": content,
        "chapters": _pack_chapters(story, units),
        "blocks": _pack_blocks(story, units),
        "lineEnds": _steps(units.at(sorted(find_own_ends(story)))),
        "people": _pack_people(story, people),
        "mentions": _pack_mentions(mentions, numbers)
        | _pack_spans(mentions, units)
        | _pack_anchors(mentions, index, units),
        "lines": _pack_lines(lines, numbers, units)
        | _pack_spans(lines, units)
        | _pack_anchors(lines, index, units),
    }


def _order_people(story: Story) -> list[str]:
    """The ids of all that mentions and lines speak of, the cast first and in its order."""
    cast = [character.id for character in story.characters]
    return list(dict.fromkeys([*cast, *list_ids(story)]))


def _pack_people(story: Story, people: list[str]) -> Packed:
    names = {entity.id: entity.name for entity in story.entities}
    names |= {character.id: character.name for character in story.characters}
    categories = {entity.id: entity.category for entity in story.entities}
    narrators = [number for number, who in enumerate(story.characters) if who.is_narrator]
    return {
        "id": people,
        "name": [names.get(identity, identity) for identity in people],
        "category": [categories.get(identity, CATEGORIES[0]) for identity in people],
        "nCast": len(story.characters),
        "narrator": narrators[0] if narrators else -1,
    }


def _pack_chapters(story: Story, units: Units) -> Packed:
    """The parts that tile a text; ``said`` is what an anchor calls one, nothing if it is alone."""
    sections = Chapters(story).sections
    starts = [0, *(section.start for section in sections[1:])]
    return {
        "start": units.at(starts).tolist(),
        "title": [chapter_title(part, row) for row, part in enumerate(sections, 1)] or ["Text"],
        "kind": [str(section.kind) for section in sections] or ["chapter"],
        "said": [part.title or part.id for part in sections] if len(sections) > 1 else [""],
    }


def _pack_blocks(story: Story, units: Units) -> Packed:
    blocks = list(block_spans(story))
    return {
        "start": _steps(units.at(start for _, start, _ in blocks)),
        "length": _lengths(((start, end) for _, start, end in blocks), units),
        "kind": "".join(kind[0] for kind, _, _ in blocks),
    }


def _pack_spans(rows: Sequence[Mention | Quote], units: Units) -> Packed:
    return {
        "start": _steps(units.at(row.start for row in rows)),
        "length": _lengths(((row.start, row.end) for row in rows), units),
    }


def _pack_mentions(mentions: Sequence[Mention], numbers: Mapping[str, int]) -> Packed:
    return {
        "who": [-1 if mention.entity is None else numbers[mention.entity] for mention in mentions],
        "form": "".join(str(FORMS.index(mention.form)) for mention in mentions),
    }


def _pack_lines(lines: Sequence[Quote], numbers: Mapping[str, int], units: Units) -> Packed:
    reasons = {reason: row for row, reason in enumerate(dict.fromkeys(q.reason for q in lines))}
    return {
        "id": [line.id for line in lines],
        "who": [-1 if line.speaker is None else numbers[line.speaker] for line in lines],
        "to": [[numbers[identity] for identity in line.addressees] for line in lines],
        "confidence": [round(100 * line.confidence) for line in lines],
        "cue": [CUES.index(line.cue) if line.cue in CUES else -1 for line in lines],
        "isThought": [int(line.kind == "thought") for line in lines],
        "reasons": list(reasons),
        "reason": [reasons[line.reason] for line in lines],
        "evidence": [
            units.at(place for span in line.evidence for place in span).tolist() for line in lines
        ],
    }


def _pack_anchors(rows: Sequence[Mention | Quote], index: WordIndex, units: Units) -> Packed:
    """Where the page cuts the anchors of corrections from; ``before`` is -1 where there is none.

    ``before`` and ``after`` reach out from the words; ``inset`` is how far these lie in the span.
    """
    frames = frame_anchors(((row.start, row.end) for row in rows), index)
    low, start, end, high = (
        units.at(column.tolist()) for column in (frames.low, frames.start, frames.end, frames.high)
    )
    span_starts = units.at(row.start for row in rows)
    has_none = frames.low < 0
    columns = {
        "before": start - low,
        "inset": start - span_starts,
        "own": end - start,
        "after": high - end,
    }
    return {name: np.where(has_none, -1, column).tolist() for name, column in columns.items()} | {
        "nth": {str(row): nth for row, nth in frames.occurrences.items()}
    }


def _lengths(spans: Iterable[tuple[int, int]], units: Units) -> list[int]:
    places = units.at(place for span in spans for place in span)
    lengths: list[int] = (places[1::2] - places[::2]).tolist()
    return lengths


def _steps(places: NDArray[np.int64]) -> list[int]:
    """Each place by its distance from the one before it; the first as it is."""
    values = places.tolist()
    return [high - low for low, high in pairwise([0, *values])]
