"""Evidence of what people do to themselves, and of the ends that have other words than death."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.noting.living_beings import Being, LivingBeings
from fabula.interpret.noting.weights import PEOPLE, Evidence, Weight, make_evidence, weigh
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

CUTTING: Final = word_set("cut slash slit scratch burn")
LEAPING: Final = word_set("jump leap throw fling hurl")
ENDING: Final = word_set("stop breathe pass end find lose go last")
_OWN: Final = word_set("my his her your their")
_LIMBS: Final = word_set("arm arms forearm thigh thighs leg legs skin")
_WRISTS: Final = word_set("wrist wrists")
_BLADES: Final = word_set("razor blade blades knife scissors glass cigarette lighter")
_HEIGHTS: Final = word_set("bridge roof cliff window ledge tower train river canal water")
_REACH: Final = 8


def judge_cutting(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Slit her own wrists*, *cut her arm with the razor*: one's own, by who does it."""
    words, event = living.telling.words, living.events.get(row)
    after = range(row + 1, min(row + _REACH, words.unit_end(row)))
    owner = next((at for at in after if words.forms[at] in _OWN), -1)
    if not words.is_verb(row) or event is None:
        return
    forms = words.forms[row + 1 : after.stop]
    is_own = "own" in forms or living.telling.places.entity_at(owner) in event.agents
    if owner >= 0 and is_own and not _WRISTS.isdisjoint(forms):
        yield make_evidence(NoteKind.SUICIDE, row, weigh(living, row))
    elif not _BLADES.isdisjoint(words.forms[words.unit_start(row) : words.unit_end(row)]):
        is_limb = owner >= 0 and is_own and not _LIMBS.isdisjoint(forms)
        if is_limb or (living.is_reflexive(row) and "on" not in forms):
            yield make_evidence(NoteKind.SELF_HARM, row, weigh(living, row))


def judge_leaping(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Threw herself under the train*, *jumped off the bridge*."""
    words = living.telling.words
    forms = words.forms[row + 1 : min(row + _REACH, words.unit_end(row))]
    is_off = not {"off", "from", "under", "into"}.isdisjoint(forms[:2])
    is_thrown = living.is_reflexive(row) or (
        words.lemmas[row] == "jump" and "off" in forms[:1] and "bridge" in forms
    )
    if words.is_verb(row) and is_thrown and is_off and not _HEIGHTS.isdisjoint(forms):
        yield make_evidence(NoteKind.SUICIDE, row, weigh(living, row))


def judge_ending(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Stopped breathing*, *passed away*, *found him dead*, *lost the baby*, *went into labour*."""
    words = living.telling.words
    lemma, forms = words.lemmas[row], words.forms[row + 1 : min(row + 5, words.unit_end(row))]
    if not words.is_verb(row):
        return
    weight = weigh(living, row)
    is_people = bool(living.agents(row) & PEOPLE)
    stops = lemma == "stop" and forms[:1] in (["breathing"], ["beating"])
    breathes = lemma == "breathe" and "last" in forms[:2]
    passes = lemma == "pass" and forms[:1] == ["away"]
    if is_people and (stops or breathes or passes):
        yield make_evidence(NoteKind.DEATH, row, min(weight, Weight.REPORTED) if passes else weight)
    elif lemma == "find" and "dead" in forms[:3] and Being.ANIMAL not in living.patients(row):
        yield make_evidence(NoteKind.DEATH, row, weight)
    elif lemma in {"end", "take"} and forms[1:3] == ["own", "life"]:
        yield make_evidence(NoteKind.SUICIDE, row, weight)
    elif lemma == "lose" and is_people and not {"baby", "babies"}.isdisjoint(forms[:3]):
        yield make_evidence(NoteKind.MISCARRIAGES, row, min(weight, Weight.REPORTED))
    elif lemma == "go" and forms[:2] in (["into", "labour"], ["into", "labor"]):
        yield make_evidence(NoteKind.CHILDBIRTH, row, weight)
