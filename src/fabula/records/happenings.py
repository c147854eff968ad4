"""What one does, undergoes, feels and wants: all that a story tells of somebody, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from fabula.errors import QueryError
from fabula.records.characters import find_candidates, find_character, fold_name
from fabula.records.standings import Standing
from fabula.records.stories import Story
from fabula.records.tables import Table
from fabula.records.things import HANDLING_KINDS, Thing

HAPPENING_KINDS: Final = (
    *("does", "undergoes", "joins"),
    *("feels", "stirs", "wants", "believes", "intends"),
    *HANDLING_KINDS,
)
"""What can be told of somebody, and of a thing.

*Joins*: is spoken to, given to or come to; *stirs*: is felt toward."""

_REAL: Final = frozenset({Standing.HAPPENED, Standing.SAID, Standing.HABITUAL})
_ATTITUDES: Final = {"want": "wants", "belief": "believes", "intention": "intends"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that is told of somebody, or of a thing.

    Attributes:
        start, end: half-open span of the word that tells it.
        kind: one of ``HAPPENING_KINDS``.
        what: the emotion, where it is a feeling; else "".
        standing: how real it is.
        with_whom: ids of the others who take part: by whom, to whom, toward whom.
        content: half-open spans of what is wanted, believed or intended, or of why it is felt.
        section: id of the innermost section that holds it.
    """

    start: int
    end: int
    kind: str
    what: str = ""
    standing: Standing = Standing.HAPPENED
    with_whom: tuple[str, ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    section: str | None = None


def list_happenings(story: Story, who: str) -> Table[Happening]:
    """All that a story tells of an entity or a thing, in order of the text.

    Args:
        story: freshly read or from a store.
        who: its id.
    """
    found = [
        *_list_deeds(story, who),
        *_list_feelings(story, who),
        *_list_attitudes(story, who),
        *_list_handlings(story, who),
    ]
    placed = (replace(row, section=_section_at(story, row.start)) for row in found)
    return Table(Happening, sorted(placed, key=lambda row: (row.start, row.end)))


def find_told(story: Story, name: str) -> str:
    """The id of the character or thing with this id, name or alias; capitals do not matter.

    Raises:
        QueryError: nobody and nothing, or more than one, goes under that name.
    """
    wanted = fold_name(name)
    things = [thing for thing in story.things if wanted in _names_of(thing)]
    if find_candidates(story.characters, name) or not things:
        return find_character(story.characters, name).id
    if len(things) == 1:
        return things[0].id
    ids = ", ".join(thing.id for thing in things)
    raise QueryError(f"{name!r} may be any of {ids}: give one of the ids")


def find_holder(story: Story, thing: str) -> str | None:
    """The id of the one who has a thing, as far as its last real handling tells; or None."""
    real = (row for row in story.handlings if row.thing == thing and row.standing in _REAL)
    last = max(real, key=lambda row: row.start, default=None)
    if last is None or last.kind in {"lost", "damaged", "mended"}:
        return None
    holders = last.to if last.kind in {"given", "returned"} else last.who
    return holders[0] if holders else None


def _names_of(thing: Thing) -> set[str]:
    """Its id, its name, and the last word of that."""
    return {fold_name(thing.id), fold_name(thing.name), fold_name(thing.name).split()[-1]}


def _section_at(story: Story, place: int) -> str | None:
    """The last section that begins before a place and does not end there: the innermost."""
    sections = story.sections
    after = bisect_right(sections, place, key=lambda section: section.start)
    holding = (sections[at] for at in range(after - 1, -1, -1) if sections[at].end > place)
    return next((section.id for section in holding), None)


def _list_deeds(story: Story, who: str) -> Iterator[Happening]:
    for event in story.events:
        roles = (("does", event.agents), ("undergoes", event.patients), ("joins", event.others))
        kind = next((kind for kind, names in roles if who in names), None)
        if kind is not None:
            everybody = dict.fromkeys((*event.agents, *event.patients, *event.others))
            others = tuple(name for name in everybody if name != who)
            yield Happening(event.start, event.end, kind, "", event.standing, others)


def _list_feelings(story: Story, who: str) -> Iterator[Happening]:
    for row in story.feelings:
        span = row.start, row.end
        if row.who == who:
            yield Happening(*span, "feels", row.emotion, row.standing, row.toward, row.cause)
        elif who in row.toward:
            felt_by = (row.who,) if row.who else ()
            yield Happening(*span, "stirs", row.emotion, row.standing, felt_by, row.cause)


def _list_attitudes(story: Story, who: str) -> Iterator[Happening]:
    for row in story.attitudes:
        if row.who == who:
            content = ((row.content_start, row.content_end),)
            kind = _ATTITUDES[row.kind]
            yield Happening(row.start, row.end, kind, "", row.standing, (), content)


def _list_handlings(story: Story, thing: str) -> Iterator[Happening]:
    for row in story.handlings:
        if row.thing == thing:
            place = ((row.thing_start, row.thing_end),)
            people = (*row.who, *row.to)
            yield Happening(row.start, row.end, row.kind, "", row.standing, people, place)
