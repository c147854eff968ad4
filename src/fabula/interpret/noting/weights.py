"""How much a passage shows: depicted, reported, or only spoken of, as its standing says."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting.living_beings import Being, LivingBeings
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind, Standing


class Weight(IntEnum):
    """How much a passage shows."""

    WEAK = 0
    """Nothing, but where something stronger stands in its paragraph."""
    SPOKEN_OF = 1
    REPORTED = 2
    """As a fact, by somebody or from before: several in one paragraph are a depiction."""
    DEPICTED = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bears a note.

    Attributes:
        kind: of which note.
        first, end: its rows, half-open.
        weight: how much it shows.
    """

    kind: NoteKind
    first: int
    end: int
    weight: Weight


PEOPLE: Final = frozenset({Being.PERSON, Being.CHILD})

_WEIGHTS: Final = {
    Standing.HAPPENED: Weight.DEPICTED,
    Standing.UNDONE: Weight.DEPICTED,
    Standing.RECALLED: Weight.REPORTED,
    Standing.SAID: Weight.REPORTED,
}

BEING: Final = word_set("am is are was were be been being 's 're 'm")

_BEFORE_AND_AFTER: Final = word_set("before after since till until")

_ANYBODY: Final = word_set("those whoever men all people")
_MODALS: Final = word_set("would could should may might must will shall can 'll")
_REASONS: Final = word_set("for of without from by")
_NEARLY: Final = word_set("half nearly almost from to less")


def weigh(living: LivingBeings, row: int) -> Weight:
    """How real a verb is told."""
    event = living.events.get(row)
    standing = event.standing if event else living.telling.setting.standings.get(row)
    words, clause = living.telling.words, living.telling.setting.clauses.get(row)
    if standing is None or (clause is not None and _is_of_no_one_event(words, clause)):
        return Weight.SPOKEN_OF
    weight = _WEIGHTS.get(standing, Weight.SPOKEN_OF)
    is_past = clause is not None and (
        clause.connector in _BEFORE_AND_AFTER or "having" in clause.helpers
    )
    is_old = weight is Weight.DEPICTED and (is_past or _is_dated_back(words, row))
    return Weight.REPORTED if is_old else weight


def _is_of_no_one_event(words: Words, clause: Clause) -> bool:
    """*To be hanged*, *for stabbing his wife*, *the murdered man*, *those who died*."""
    first = clause.first
    before = words.forms[first - 1] if first > words.unit_start(clause.row) else ""
    subject = words.forms[clause.subject] if clause.subject >= 0 else ""
    is_of_all = subject in _ANYBODY or (words.forms[first] == "who" and before in _ANYBODY)
    is_reason = before in _REASONS and words.xpos[clause.row] == "VBG"
    is_open = "to" in clause.helpers or words.forms[first] == "being"
    is_bare = words.xpos[clause.row] == "VBN" and not clause.helpers
    is_modal = not _MODALS.isdisjoint(clause.helpers)
    return is_of_all or is_reason or is_open or is_bare or is_modal or before in _NEARLY


def _is_dated_back(words: Words, row: int) -> bool:
    """*He drowned when I was twelve*, *years ago*, *the winter that Tam was ten*: from before."""
    told = words.forms[row + 1 : words.unit_end(row)]
    for at, form in enumerate(told):
        if form in {"ago", "previously"} or (form == "before" and told[at - 1 : at] == ["years"]):
            return True
        if form in {"when", "that"} and "was" in told[at + 1 : at + 4]:
            age = told.index("was", at) + 1
            if _is_number(words, row + 1 + age):
                return True
    return False


def _is_number(words: Words, row: int) -> bool:
    return row < words.unit_end(row - 1) and words.upos[row] == "NUM"


def weigh_around(living: LivingBeings, row: int) -> Weight:
    """How real the clause is told that a noun stands in; DEPICTED in narration alone."""
    words, at = living.telling.words, row
    for _ in range(6):
        if at in living.telling.setting.standings:
            return weigh(living, at)
        if words.heads[at] == at:
            break
        at = words.heads[at]
    return Weight.SPOKEN_OF


def make_evidence(kind: NoteKind, row: int, weight: Weight, end: int | None = None) -> Evidence:
    """What a word shows, or words up to ``end``."""
    return Evidence(kind, row, end or row + 1, weight)
