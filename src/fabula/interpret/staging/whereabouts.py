"""Who is told to be where: each place named in the narration, with who is named before it."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.groundings import NO_PLACE, is_usual, weigh_relations
from fabula.interpret.staging.paragraphs import Paragraph
from fabula.records import Mention, Standing
from fabula.records.scenes import Move

_SURE: Final = 0.5
"""A relation less likely than this is not told."""


_UNREAL: Final = frozenset(
    {Standing.NEGATED, Standing.SUPPOSED, Standing.PLANNED, Standing.FEARED, Standing.ASKED}
)


class Finding(NamedTuple):
    """Somebody at a place.

    Attributes:
        start, end: from the words that name the one to those that name the other.
        who, place: ids.
        move: how.
        is_habitual: whether it is usually so.
    """

    start: int
    end: int
    who: str
    place: str
    move: Move
    is_habitual: bool


def find_whereabouts(
    paragraph: Paragraph, words: Words, cast: AbstractSet[str]
) -> Iterator[Finding]:
    """Those of a paragraph, in order."""
    people = [
        (span, mention)
        for mention in paragraph.people
        if mention.entity in cast and (span := _rows_of(mention, words))
    ]
    for place in paragraph.places:
        at = _rows_of(place, words)
        if at is None or place.entity is None:
            continue
        before = _nearest(people, at, words)
        if before is None:
            continue
        span, person = before
        weights = weigh_relations(words, span, at)
        relation = max(weights, key=lambda name: weights[name])
        is_told = relation != NO_PLACE and weights[relation] >= _SURE
        if not is_told or person.entity is None or _is_unreal(paragraph, person, place):
            continue
        yield Finding(
            person.start,
            place.end,
            person.entity,
            place.entity,
            Move(relation),
            is_usual(words, span, at),
        )


def _is_unreal(paragraph: Paragraph, person: Mention, place: Mention) -> bool:
    """What happens between the two is not told as real."""
    between = [e for e in paragraph.events if person.start <= e.start < place.end]
    return bool(between) and between[-1].standing in _UNREAL


def _rows_of(mention: Mention, words: Words) -> tuple[int, int] | None:
    """First and last row of the words of a mention."""
    first = words.row_at(mention.start)
    if first < 0:
        return None
    last = first
    while last + 1 < len(words) and words.starts[last + 1] < mention.end:
        last += 1
    return first, last


def _nearest(
    people: Sequence[tuple[tuple[int, int], Mention]], at: tuple[int, int], words: Words
) -> tuple[tuple[int, int], Mention] | None:
    """The nearest subject before a place in its sentence."""
    found = None
    for span, mention in people:
        if span[1] >= at[0]:
            break
        same = words.unit[span[0]] == words.unit[at[0]]
        if same and words.relations[span[1]].startswith("nsubj"):
            found = span, mention
    return found
