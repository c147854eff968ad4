"""Evidence of death and dying: of people, and of animals."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.living_beings import Being, LivingBeings
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
from fabula.records import NoteKind, Standing

_BURIED: Final = word_set(
    "churchyard cemetery grave vault tomb earth ground dead wife husband son sons child"
)

_PLACING: Final = word_set("in on at under upon with beside among against beneath by")
_STRIKING: Final = word_set(
    """
    strike deal aim land receive rain hit fell fire come ring hear follow stun rifle gun pistol
    revolver musket club whip sword
    """
)

GETTING: Final = word_set("get got gets getting grow grew become became")
PAST_BEING: Final = word_set("was were lay fell")


def judge_dying(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody dies, an animal does; *am I going to die?*."""
    words = living.telling.words
    if not words.is_verb(row):
        return
    clause, weight = living.telling.setting.clauses.get(row), weigh(living, row)
    if living.is_reflexive(row):
        yield make_evidence(NoteKind.SUICIDE, row, weight)
        return
    agents = living.agents(row) | living.patients(row)
    if Being.ANIMAL in agents:
        yield make_evidence(NoteKind.ANIMAL_DEATH, row, weight)
    elif agents & PEOPLE:
        if words.lemmas[row] == "die" and clause is not None and _is_dying(words, clause):
            yield make_evidence(NoteKind.DYING, row, Weight.DEPICTED)
        elif words.forms[row] == "dying":
            yield make_evidence(NoteKind.DYING, row, Weight.SPOKEN_OF)
        else:
            is_shown = weight is Weight.DEPICTED and _is_told_with_detail(words, row)
            is_plain = weight is Weight.DEPICTED and not is_shown
            yield make_evidence(NoteKind.DEATH, row, Weight.REPORTED if is_plain else weight)


def _is_dying(words: Words, clause: Clause) -> bool:
    """*He was dying*; in a line *I am dying*, *am I going to die?*, of who is there."""
    subject = words.forms[clause.subject] if clause.subject >= 0 else ""
    if clause.is_negated or clause.connector in {"if", "as if"}:
        return False
    is_now = words.forms[clause.row] == "dying" and not BEING.isdisjoint(clause.helpers)
    if words.line[clause.row] < 0:
        return is_now
    return subject in {"i", "you"} and (is_now or "going to" in clause.helpers)


def _is_told_with_detail(words: Words, row: int) -> bool:
    """*Died in the stable, on a heap of sacks*: where or how, in two phrases at least."""
    n_phrases = 0
    for at in range(row + 1, words.unit_end(row)):
        if words.forms[at] in {";", ":"} or words.is_verb(at):
            break
        n_phrases += words.forms[at] in _PLACING
    return n_phrases >= 2


def judge_burial(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody is buried, in a grave or by those who are left."""
    words = living.telling.words
    low, end = words.unit_start(row), words.unit_end(row)
    is_grave = not _BURIED.isdisjoint(words.lemmas[low:end])
    if words.is_verb(row) and is_grave and not living.is_reflexive(row):
        patients = living.patients(row)
        if patients & PEOPLE:
            yield make_evidence(NoteKind.DEATH, row, weigh(living, row))
        elif Being.ANIMAL in patients:
            yield make_evidence(NoteKind.ANIMAL_DEATH, row, weigh(living, row))


def judge_dead(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He was dead*, *a dead man*, *the dead*; not *the dead elm*."""
    words = living.telling.words
    after = row + 1 if row + 1 < words.unit_end(row) else row
    heads = [at for at in (after, words.heads[row]) if words.upos[at] in {"NOUN", "PROPN"}]
    before = words.forms[row - 1] if row > words.unit_start(row) else ""
    is_attribute = bool(heads) and words.relations[row] == "amod"
    if is_attribute:
        being = living.being_at(heads[0])
        if words.lemmas[heads[0]] == "body":
            being = Being.PERSON
        kind = NoteKind.ANIMAL_DEATH if being is Being.ANIMAL else NoteKind.DEATH
        if being:
            yield make_evidence(
                kind, row, Weight.SPOKEN_OF, heads[0] + 1 if heads[0] > row else None
            )
        return
    if before in {"n't", "not", "never", "half", "nearly"}:
        return
    being = subject_before(living, row)
    if being is None:
        return
    kind = NoteKind.ANIMAL_DEATH if being is Being.ANIMAL else NoteKind.DEATH
    is_told = before in PAST_BEING and words.line[row] < 0
    is_scene = is_told and _opens_with_pronoun(words, row)
    yield make_evidence(kind, row, Weight.DEPICTED if is_scene else Weight.SPOKEN_OF)


def _opens_with_pronoun(words: Words, row: int) -> bool:
    """*He was dead*, a clause of its own; not *for his mother was dead*, told in passing."""
    low = words.unit_start(row)
    return row - low <= 3 and words.forms[row - 2] in {"he", "she", "they"}


def subject_before(living: LivingBeings, row: int) -> Being | None:
    """Who *was dead*, *was drunk*: the noun or pronoun before the form of *be*, or the tree's."""
    words = living.telling.words
    for child in words.children(row):
        if words.relations[child] in {"nsubj", "nsubj:pass"}:
            return living.being_at(child)
    at = row - 1
    if words.forms[at] in BEING | GETTING and at > words.unit_start(row):
        return living.being_at(at - 1)
    return None


def judge_noun(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Nouns of death and of blows: depicted where they are told as what takes place."""
    words = living.telling.words
    lemma, event = words.lemmas[row].lower(), living.events.get(row)
    if words.upos[row] not in {"NOUN", "VERB"}:
        return
    if lemma == "suicide":
        yield make_evidence(NoteKind.SUICIDE, row, Weight.SPOKEN_OF)
    elif lemma in {"grave", "deathbed"}:
        if words.upos[row] == "NOUN":
            kind = NoteKind.DYING if lemma == "deathbed" else NoteKind.DEATH
            yield make_evidence(kind, row, Weight.SPOKEN_OF)
    elif lemma in lists.CORPSES:
        is_met = (
            words.relations[row] in {"obj", "nsubj", "nsubj:pass"}
            and words.heads[row] in living.events
        )
        yield make_evidence(
            NoteKind.DEATH, row, weigh_around(living, row) if is_met else Weight.SPOKEN_OF
        )
    elif lemma in lists.DEATH_NOUNS and words.upos[row] == "NOUN":
        yield make_evidence(NoteKind.DEATH, row, Weight.SPOKEN_OF)
        if lemma in {"murder", "murderer", "massacre", "assassin"}:
            yield make_evidence(NoteKind.VIOLENCE, row, Weight.SPOKEN_OF)
    elif lemma in lists.BLOWS and words.upos[row] == "NOUN" and event and event.realis:
        is_now = (
            event.standing is Standing.HAPPENED and weigh_around(living, row) is Weight.DEPICTED
        )
        strong = Weight.DEPICTED if is_now and _is_struck(words, row) else Weight.WEAK
        yield make_evidence(NoteKind.VIOLENCE, row, strong)


def _is_struck(words: Words, row: int) -> bool:
    """*Struck him a blow*, *a blow on the head*, *the shot came*; not *took the blow bravely*."""
    low, end = max(words.unit_start(row), row - 5), min(row + 6, words.unit_end(row))
    near = words.lemmas[low:row] + words.lemmas[row + 1 : end]
    return not _STRIKING.isdisjoint(near) or any(lemma in lists.BODY_PARTS for lemma in near)


def judge_neck(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*With his neck the wrong way round*, *broke his neck*, of the last one named."""
    words = living.telling.words
    if words.line[row] >= 0:
        return
    low, end = words.unit_start(row), words.unit_end(row)
    told = set(words.forms[max(low, row - 3) : min(row + 5, end)])
    if {"wrong", "way"} <= told or not told.isdisjoint({"broken", "snapped", "broke"}):
        named = [living.being_at(at) for at in range(low, row) if words.xpos[at] != "PRP$"]
        last = next((being for being in reversed(named) if being), None)
        if last:
            kind = NoteKind.ANIMAL_DEATH if last is Being.ANIMAL else NoteKind.DEATH
            yield make_evidence(kind, row, weigh_around(living, row))
