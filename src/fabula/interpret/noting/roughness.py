"""Evidence of rough hands: pushed down, seized by the throat, thrown at, tied up."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.noting.living_beings import LivingBeings
from fabula.interpret.noting.weights import PEOPLE, Evidence, Weight, make_evidence, weigh
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

PUSHING: Final = word_set("push shove knock fling hurl throw pitch slam pin drag haul trip yank")
SEIZING: Final = word_set("seize grab grip grasp catch take clutch hold")
TYING: Final = word_set("tie bind gag chain handcuff rope")
HOLDING: Final = word_set("hold keep take lock shut")
_DOWN: Final = word_set("down over backward backwards headlong sprawling unconscious senseless")
_AGAINST: Final = word_set("against into to onto across through off")
_HARD: Final = word_set(
    "ground floor wall door table stairs steps railing fence feet window pavement bed gutter road"
)
_GRIPS: Final = word_set("throat hair collar neck ear scruff lapels")
_ARMS: Final = word_set("arm wrist shoulder shoulders")
_THROWN: Final = word_set(
    """
    stone stones rock rocks plate bottle glass knife chair book cup vase brick pan shoe boot hammer
    spear lamp ashtray inkstand poker
    """
)
_BONDS: Final = word_set("chair post tree bed pole hands wrists feet ankles mouth rope ropes")
_CAPTIVE: Final = word_set("captive hostage prisoner")
_ROOMS: Final = word_set("cellar room attic cupboard closet basement trunk shed barn boot van")
_REACH: Final = 8


def judge_pushing(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Pushed her against the wall*, *threw the plate at him*; not *pushed his plate away*."""
    words = living.telling.words
    if not words.is_verb(row) or living.is_reflexive(row) or not living.agents(row):
        return
    after = range(row + 1, min(row + _REACH, words.unit_end(row)))
    forms = words.forms[row + 1 : after.stop]
    is_flung = not _THROWN.isdisjoint(forms) and _is_at_somebody(living, after)
    is_down = _is_done_to_somebody(living, row) and _is_thrown_down(forms)
    is_jilted = words.lemmas[row] == "throw" and "over" in forms[:3]
    if is_flung or (is_down and not is_jilted):
        yield make_evidence(NoteKind.VIOLENCE, row, weigh(living, row))


def _is_thrown_down(forms: list[str]) -> bool:
    """*Down*, *over*, *against the wall*, *to the ground*; not far from the verb."""
    near = forms[:4]
    is_hard = not _AGAINST.isdisjoint(forms[:5]) and not _HARD.isdisjoint(forms)
    return is_hard or not _DOWN.isdisjoint(near)


def _is_done_to_somebody(living: LivingBeings, row: int) -> bool:
    """By somebody, to somebody else; *threw them down* is said of papers as well."""
    is_open = living.telling.words.forms[row + 1 : row + 2] == ["them"] or living.is_reflexive(row)
    return not is_open and bool(living.patients(row) & PEOPLE and living.agents(row))


def _is_at_somebody(living: LivingBeings, after: range) -> bool:
    forms = living.telling.words.forms
    return any(
        forms[at] == "at" and any(living.being_at(to) in PEOPLE for to in range(at + 1, at + 3))
        for at in after[:-1]
    )


def judge_seizing(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Took him by the throat*; *by the arm* counts where something stronger is near."""
    words = living.telling.words
    after = words.forms[row + 1 : min(row + _REACH, words.unit_end(row))]
    at = after.index("by") if "by" in after else len(after)
    is_harsh = not _GRIPS.isdisjoint(after[at + 1 : at + 4])
    is_by = is_harsh or not _ARMS.isdisjoint(after[at + 1 : at + 4])
    if is_by and words.is_verb(row) and _is_done_to_somebody(living, row):
        weight = weigh(living, row) if is_harsh else Weight.WEAK
        yield make_evidence(NoteKind.VIOLENCE, row, weight)


def judge_tying(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Tied him to a chair*, *bound her hands*."""
    words = living.telling.words
    after = words.forms[row + 1 : min(row + _REACH, words.unit_end(row))]
    is_bound = not _BONDS.isdisjoint(after) or words.lemmas[row] in {"gag", "handcuff"}
    if words.is_verb(row) and is_bound and _is_done_to_somebody(living, row):
        yield make_evidence(NoteKind.KIDNAPPING, row, weigh(living, row))


def judge_holding(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Held her captive*, *locked him in the cellar*; and what is seized (``judge_seizing``)."""
    words = living.telling.words
    after = words.forms[row + 1 : min(row + _REACH, words.unit_end(row))]
    is_kept = not _CAPTIVE.isdisjoint(after[:4])
    is_locked = words.lemmas[row] in {"lock", "shut"} and "in" in after[:4]
    is_locked = is_locked and not _ROOMS.isdisjoint(after)
    if words.is_verb(row) and (is_kept or is_locked) and _is_done_to_somebody(living, row):
        yield make_evidence(NoteKind.KIDNAPPING, row, weigh(living, row))
    yield from judge_seizing(living, row)
