"""Who is there: those who act and are spoken to in a stretch, and who is seen to come and go.

To be mentioned is not to be present: what is recalled, supposed, planned or only said of somebody
puts nobody on the stage.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.paragraphs import Paragraph
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Standing
from fabula.records.scenes import Move, SceneKind

_REAL: Final = frozenset({Standing.HAPPENED, Standing.UNDONE, Standing.NEGATED})
_BACK: Final = _REAL | {Standing.RECALLED, Standing.HABITUAL}
_DISTANT: Final = word_set(
    """
    think tell call say ask name remember hear envy love hate miss know mean mention describe write
    forget expect fear
    """
)
"""What can be done to, or told of, somebody who is not there."""

_COMING: Final = word_set("come enter arrive return appear join approach emerge")
_GOING: Final = word_set("go leave depart withdraw retire vanish disappear escape flee part")
_WALKING: Final = word_set(
    """
    walk run ride hurry step drive slip rush stride march stroll sail climb creep crawl hasten dash
    stagger swim row fly limp trot gallop wander slide look
    """
)
_BRINGING: Final = word_set("bring carry lead show usher take")
_INWARD: Final = word_set("in into up to back down in")
_AWAY: Final = word_set("away off out past from")
_NEAR: Final = 2


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody comes or goes.

    Attributes:
        start, end: the verb's span.
        who: id of the character.
        move: :attr:`Move.TO` or :attr:`Move.FROM`.
    """

    start: int
    end: int
    who: str
    move: Move


@dataclass(frozen=True, slots=True)
class Company:
    """Those who are there.

    Attributes:
        present: their ids, the most active first.
        comings: who is seen to come and to go, in order.
    """

    present: tuple[str, ...]
    comings: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class _Act:
    """Something by which somebody is there; ``event`` is None of a line."""

    start: int
    who: str
    event: Event | None = None
    is_done_to: bool = False


def gather_company(
    paragraphs: list[Paragraph],
    kind: SceneKind,
    words: Words,
    cast: AbstractSet[str],
) -> Company:
    """Who is there in a stretch.

    Args:
        paragraphs: the stretch.
        kind: how it tells: in a flashback what is recalled is what happens.
        words: the words of the story.
        cast: ids of the characters.
    """
    standings = _BACK if kind is SceneKind.FLASHBACK else _REAL
    acts = [
        act
        for act in (*_told(paragraphs, standings, words), *_talked(paragraphs))
        if act.who in cast
    ]
    acts.sort(key=lambda act: act.start)
    counts = Counter(act.who for act in acts)
    first = {act.who: act for act in reversed(acts)}
    last = {act.who: act for act in acts}
    comings = [
        Coming(act.event.start, act.event.end, act.who, move)
        for act in acts
        if act.event and (move := _read_move(act, first, last, words))
    ]
    present = sorted(counts, key=lambda who: (-counts[who], first[who].start))
    return Company(tuple(present), tuple(comings))


def _told(
    paragraphs: list[Paragraph],
    standings: AbstractSet[Standing],
    words: Words,
) -> Iterator[_Act]:
    """Those who do something, and to whom it is done."""
    for paragraph in paragraphs:
        for event in paragraph.events:
            if event.standing not in standings:
                continue
            yield from (_Act(event.start, who, event) for who in event.agents)
            row = words.row_at(event.start)
            is_near = row >= 0 and words.lemmas[row] not in _DISTANT
            if is_near and event.standing is Standing.HAPPENED:
                done_to = event.patients
                yield from (_Act(event.start, who, event, is_done_to=True) for who in done_to)


def _talked(paragraphs: list[Paragraph]) -> Iterator[_Act]:
    """Those who speak, and to whom."""
    for paragraph in paragraphs:
        for line in paragraph.lines:
            if line.kind == "speech" and line.speaker:
                yield _Act(line.start, line.speaker)
                yield from (_Act(line.start, who) for who in line.addressees[:1])


def _read_move(
    act: _Act, first: dict[str, _Act], last: dict[str, _Act], words: Words
) -> Move | None:
    """To come is the first thing that one is seen to do in a scene, to go the last."""
    row = words.row_at(act.start)
    if row < 0 or act.event is None or act.event.standing is Standing.NEGATED:
        return None
    lemma = words.lemmas[row]
    near = set(words.forms[row + 1 : min(row + 1 + _NEAR, words.unit_end(row))])
    is_first, is_last = first[act.who] is act, last[act.who] is act
    if act.is_done_to:
        is_brought = lemma in _BRINGING and near & {"in", "into"}
        return Move.TO if is_brought and is_first else None
    if is_first and (lemma in _COMING or (lemma in _WALKING and near & _INWARD)):
        return Move.TO
    if is_last and (lemma in _GOING or (lemma in _WALKING and (near & _AWAY or lemma == "run"))):
        return Move.FROM
    return None
