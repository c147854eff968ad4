"""Deeds that a later deed undoes: *she shook them out* and *poured them back*.

Withdrawal is about telling, undoing is about the world. Asked for are the opposite verb with
*back* or *again*, soon after, of the same person, with the same thing. Coming back and opening
and shutting what is opened and shut all day undo nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Standing

_PUTTING: Final = word_set("put lay set place")
_TAKING: Final = word_set("take lift pull pick draw get bring")
_POURING: Final = word_set("shake pour tip empty spill")
_CLOSING: Final = word_set("tie fasten bind lock bolt button")
_OPENING: Final = word_set("untie unfasten unlock unbolt unbutton undo")
_CUTTING: Final = word_set("cut tear rip")
_OPPOSITES: Final = {
    **dict.fromkeys(_PUTTING, word_set("take remove lift pull")),
    **dict.fromkeys(_POURING, word_set("pour put tip sweep")),
    **dict.fromkeys(_TAKING, _PUTTING | {"push"}),
    **dict.fromkeys(_CLOSING, _OPENING),
    **dict.fromkeys(_OPENING, _CLOSING | {"do"}),
    **dict.fromkeys(_CUTTING, word_set("sew stitch mend")),
    "hang": word_set("take lift"),
    "write": word_set("cross rub erase strike tear"),
    "give": word_set("take"),
    "hide": word_set("take pull"),
}
_REVERSING: Final = word_set("back again")
_DONE: Final = frozenset({Standing.HAPPENED, Standing.RECALLED, Standing.SAID})
_REACH: Final = 120
"""So many words later the deed that undoes may come."""

_OBJECTS: Final = word_set("it them him her me us these those")
_LEFT: Final = word_set("rest all others")


def find_undone(telling: Telling, events: Sequence[Event]) -> set[int]:
    """Places in the list of events of those that are undone."""
    words = telling.words
    undone = set()
    done: list[tuple[int, int]] = []
    for place, event in enumerate(events):
        row = bisect_left(words.starts, event.start)
        if event.standing not in _DONE or not words.is_verb(row):
            continue
        if _reverses(words, row):
            for other, at in reversed(done):
                if row - at > _REACH:
                    break
                if _undoes(telling, event, row, events[other], at):
                    undone.add(other)
                    break
        done.append((place, row))
    return undone


def _reverses(words: Words, row: int) -> bool:
    """*Poured … back into*, *took … away again*."""
    end = min(row + 8, words.unit_end(row))
    for at in range(row + 1, end):
        if words.forms[at] in _REVERSING:
            return True
        if words.is_verb(at) or words.forms[at] in {".", ";", ","}:
            return False
    return False


def _undoes(telling: Telling, event: Event, row: int, other: Event, at: int) -> bool:
    words = telling.words
    if words.lemmas[row] not in _OPPOSITES.get(words.lemmas[at], ()):
        return False
    if words.lemmas[at] in _POURING and "out" not in words.forms[at + 1 : at + 4]:
        return False  # *shook her head*
    same_line = words.line[row] == words.line[at]
    same_kind = event.standing is other.standing
    same_doer = bool(event.agents) and event.agents == other.agents
    return same_line and same_kind and same_doer and _same_thing(words, row, at)


def _same_thing(words: Words, row: int, at: int) -> bool:
    """What both are done to: *it* and *the rest* may be anything that was named."""
    first, second = _object(words, at), _object(words, row)
    if first is None or second is None:
        return False
    return first == second or second in _OBJECTS | _LEFT or (first in _OBJECTS and second in _LEFT)


def _object(words: Words, row: int) -> str | None:
    """The first noun or object pronoun after a verb."""
    for at in range(row + 1, min(row + 6, words.unit_end(row))):
        if words.forms[at] in _OBJECTS | _LEFT:
            is_owner = words.xpos[at] == "PRP$"
            if not is_owner:
                return words.forms[at]
        elif words.upos[at] in {"NOUN", "PROPN"}:
            return words.lemmas[at]
        elif words.upos[at] == "PUNCT" or words.is_verb(at):
            return None
    return None
