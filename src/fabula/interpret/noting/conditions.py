"""Evidence in body and mind: blood, drink, births, madness, pills by the handful."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.deaths import GETTING, PAST_BEING, subject_before
from fabula.interpret.noting.living_beings import LivingBeings
from fabula.interpret.noting.weights import (
    BEING,
    PEOPLE,
    Evidence,
    Weight,
    make_evidence,
    weigh,
    weigh_around,
)
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

_OPIATES: Final = word_set("opium laudanum morphine morphia cocaine heroin hashish")

_MOSTLY: Final = word_set("deal lot heavily hard freely")


def judge_blood(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Blood that is seen, not that of a family; *bleeding*, where it is somebody's."""
    words = living.telling.words
    lemma = words.lemmas[row].lower()
    if lemma == "bleed":
        if living.agents(row) and words.forms[row - 1] not in {"heart", "hearts"}:
            yield make_evidence(NoteKind.BLOOD, row, weigh(living, row))
    elif lemma == "bloody":
        at = words.heads[row] if words.relations[row] == "amod" else row
        if words.lemmas[at] in lists.BLOODIED:
            yield make_evidence(NoteKind.BLOOD, row, weigh_around(living, at))
    elif words.upos[row] == "NOUN" and _is_seen(words, row):
        yield make_evidence(NoteKind.BLOOD, row, weigh_around(living, row))


def _is_seen(words: Words, row: int) -> bool:
    """*Blood ran down*, *covered with blood*, *wiped the blood*, *blood on his hands*."""
    head = words.heads[row]
    low, end = words.unit_start(row), words.unit_end(row)
    nearby = range(max(low, row - 5), row)
    after = words.forms[row + 1] if row + 1 < end else ""
    if (
        after in {"to", "in", "rushed", "rose", "creep", "boil", "tingle"}
        or "veins" in words.forms[low:end]
    ):
        return False
    flows = words.lemmas[head] in lists.FLOWING and words.relations[row] in {"nsubj", "nsubj:outer"}
    follows = row + 1 < end and words.lemmas[row + 1] in lists.FLOWING
    around = any(words.lemmas[at] in lists.BLOODY_AROUND for at in nearby)
    is_done_to = words.relations[row] == "obj" and words.lemmas[head] in lists.BLOOD_DONE_TO
    return flows or follows or around or is_done_to or after in {"on", "upon", "from"}


def judge_mind(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Went mad*, *out of his mind*; not *are you mad?*."""
    words = living.telling.words
    before = words.lemmas[row - 1] if row > words.unit_start(row) else ""
    if before in {"go", "run", "drive"} and words.line[row] < 0:
        after = words.forms[row + 1] if row + 1 < words.unit_end(row) else ""
        if after not in {"with", "about", "for", "over"}:
            yield make_evidence(NoteKind.MENTAL_ILLNESS, row - 1, Weight.SPOKEN_OF, row + 1)


def judge_drunk(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He was drunk*, *got drunk*; not *had drunk his tea*."""
    words = living.telling.words
    if words.xpos[row] == "VBN" and not GETTING.isdisjoint(words.forms[max(row - 2, 0) : row]):
        pass
    elif words.is_verb(row) and words.forms[row - 1] in {"had", "have", "has", "'d", "'ve"}:
        return
    being = subject_before(living, row)
    is_told = words.line[row] < 0 and being in PEOPLE
    before = words.forms[row - 1] if row > words.unit_start(row) else ""
    is_denied = before in {"not", "n't", "never"}
    is_scene = (
        is_told
        and not is_denied
        and before in PAST_BEING | GETTING | word_set("very so half quite")
    )
    yield make_evidence(NoteKind.DRUGS, row, Weight.DEPICTED if is_scene else Weight.SPOKEN_OF)


def judge_drinking(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He drank a good deal*; *he smoked*: mentions, whatever their standing."""
    words = living.telling.words
    after = words.forms[row + 1 : min(row + 5, words.unit_end(row))]
    is_much = any(form in _MOSTLY for form in after) and words.lemmas[row] == "drink"
    is_alone = not after or after[0] in {".", ",", ";", "!", "?", "again", "and"}
    is_much |= words.forms[row] == "drinking" and is_alone and bool(living.agents(row))
    is_smoking = words.lemmas[row] == "smoke" and bool(living.agents(row))
    if words.is_verb(row) and (is_much or is_smoking):
        yield make_evidence(NoteKind.DRUGS, row, Weight.SPOKEN_OF)


def judge_pills(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Swallowed*, *on my tongue*, where so many pills were poured out that it can be one thing."""
    words = living.telling.words
    if words.line[row] >= 0 or weigh(living, row) is not Weight.DEPICTED:
        return
    low = max(0, row - 150)
    told = words.lemmas[low:row]
    has_pills = any(form in lists.PILLS for form in words.forms[low:row])
    is_counted = "count" in told or any(
        form in {"bottle", "handful"} for form in words.forms[low:row]
    )
    is_poured = any(lemma in {"shake", "pour", "tip", "empty"} for lemma in told)
    if has_pills and is_counted and is_poured:
        yield make_evidence(NoteKind.SUICIDE, row, Weight.DEPICTED)


def judge_birth(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Gave birth*, *expecting a child*, *with child*, *miscarried*."""
    words = living.telling.words
    forms, end = words.forms, words.unit_end(row)
    after = forms[row + 1 : min(row + 4, end)]
    if forms[row] == "birth" and words.lemmas[row - 1] == "give":
        yield make_evidence(NoteKind.CHILDBIRTH, row, weigh(living, row - 1))
    elif words.lemmas[row] == "expect" and ("baby" in after or "child" in after):
        yield make_evidence(NoteKind.PREGNANCY, row, Weight.SPOKEN_OF)
    elif (
        forms[row] == "child"
        and forms[row - 1] == "with"
        and forms[row - 2] in BEING | {"big", "great", "heavy"}
    ):
        yield make_evidence(NoteKind.PREGNANCY, row - 1, Weight.SPOKEN_OF, row + 1)
    elif words.lemmas[row] == "miscarry" and living.agents(row):
        yield make_evidence(NoteKind.MISCARRIAGES, row, weigh(living, row))
    elif words.lemmas[row] == "miscarriage" and after[:1] != ["of"]:
        yield make_evidence(NoteKind.MISCARRIAGES, row, Weight.SPOKEN_OF)
