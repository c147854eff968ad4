"""Evidence of violence: somebody living is hurt or killed, by somebody living."""

from collections.abc import Callable, Container, Iterator
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.deaths import judge_noun
from fabula.interpret.noting.figures_of_speech import is_hyperbole
from fabula.interpret.noting.living_beings import Being, LivingBeings
from fabula.interpret.noting.weights import BEING, PEOPLE, Evidence, Weight, make_evidence, weigh
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

_OWN: Final = {"he": "his", "she": "her", "i": "my", "you": "your"}
_AIMS: Final = word_set("at upon again twice on straight")

_PROJECTILES: Final = word_set("shot bullet ball one arrow spear stone blow")

_WEAPONS: Final = word_set("knife sword dagger bayonet blade spear")


def judge_killing(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody is killed, an animal is, or somebody kills himself."""
    words = living.telling.words
    if not words.is_verb(row):
        yield from judge_noun(living, row)
        return
    if is_hyperbole(words, row) or (words.lemmas[row] == "hang" and words.forms[row] == "hung"):
        return
    weight = weigh(living, row)
    if living.is_reflexive(row):
        yield make_evidence(NoteKind.SUICIDE, row, weight)
        return
    patients = living.patients(row)
    if _is_of_speaker(living, row):
        return
    if patients & PEOPLE:
        yield make_evidence(NoteKind.DEATH, row, weight)
        if words.lemmas[row] != "hang":
            yield make_evidence(NoteKind.VIOLENCE, row, weight)
    elif Being.ANIMAL in patients:
        yield make_evidence(NoteKind.ANIMAL_DEATH, row, weight)


def _is_of_speaker(living: LivingBeings, row: int) -> bool:
    """*We were killed in Boston*: who says so in a line is alive."""
    words, clause = living.telling.words, living.telling.setting.clauses.get(row)
    subject = words.forms[clause.subject] if clause and clause.subject >= 0 else ""
    is_past = clause is not None and not {"was", "were"}.isdisjoint(clause.helpers)
    return words.line[row] >= 0 and subject in {"i", "we"} and is_past


def judge_hurting(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody living is hurt by somebody living, or by what somebody shot."""
    words = living.telling.words
    if not words.is_verb(row) or is_hyperbole(words, row):
        return
    lemma, weight, patients = words.lemmas[row], weigh(living, row), living.patients(row)
    if living.is_reflexive(row):
        if lemma in lists.TAKING_ALONG:
            yield make_evidence(NoteKind.SUICIDE, row, weight)
    elif not patients:
        if lemma in lists.HURTING_BODIES and _hurts_body(living, row):
            yield make_evidence(NoteKind.VIOLENCE, row, weight)
    elif lemma in lists.HURTING and _is_done_by_somebody(living, row):
        yield from _hurt_somebody(living, row, weight)


def _hurt_somebody(living: LivingBeings, row: int, weight: Weight) -> Iterator[Evidence]:
    """By whom it is done to: an animal, a child, or anybody."""
    words, patients = living.telling.words, living.patients(row)
    lemma = words.lemmas[row]
    if Being.ANIMAL in patients:
        if lemma in lists.CRUELTIES:
            yield make_evidence(NoteKind.ANIMAL_CRUELTY, row, weight)
        elif lemma in {"shoot", "stab", "club"}:
            yield make_evidence(NoteKind.ANIMAL_DEATH, row, weight)
        return
    if lemma == "slap" and _is_on(words, row, {"back", "shoulder", "knee"}):
        return
    if lemma == "beat" and not living.agents(row) and not _is_on(words, row, {"with", "to"}):
        # *They were beaten*: in a fight, or at cards.
        weight = Weight.WEAK
    yield make_evidence(NoteKind.VIOLENCE, row, weight)
    if Being.CHILD in patients and lemma in lists.BEATING:
        yield make_evidence(NoteKind.CHILD_ABUSE, row, weight)


def _is_done_by_somebody(living: LivingBeings, row: int) -> bool:
    """Whether somebody living does it, or in the passive nobody else is said to."""
    words, clause = living.telling.words, living.telling.setting.clauses.get(row)
    is_passive = clause is not None and not BEING.isdisjoint(clause.helpers)
    after = words.forms[row + 1 : row + 4]
    if is_passive and ("by" in after or "with" in after):
        by = next(at for at in range(row + 1, row + 4) if words.forms[at] in {"by", "with"})
        near = range(by + 1, min(by + 4, words.unit_end(row)))
        return any(living.being_at(at) or words.lemmas[at] in _PROJECTILES for at in near)
    if is_passive and words.lemmas[row] == "strike" and "in" in after:
        return _is_on(words, row, lists.BODY_PARTS)
    if is_passive or living.agents(row):
        return True
    if clause is None or clause.subject < 0:
        return clause is not None
    return words.lemmas[clause.subject] in _PROJECTILES


def _is_on(words: Words, row: int, parts: Container[str]) -> bool:
    end = min(row + 6, words.unit_end(row))
    return any(words.lemmas[at] in parts for at in range(row + 1, end))


def judge_shutting(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He shut the door on her hand*: hers is not his own."""
    words, event = living.telling.words, living.events.get(row)
    for at in range(row + 1, min(row + 7, words.unit_end(row) - 2)):
        is_owned = words.forms[at] == "on" and words.xpos[at + 1] == "PRP$"
        if is_owned and words.lemmas[at + 2] in lists.BODY_PARTS and event:
            owner = living.telling.places.entity_at(at + 1)
            if owner is None or owner not in event.agents:
                yield make_evidence(NoteKind.VIOLENCE, row, weigh(living, row))
                if _is_by_parent(living, row, at + 1):
                    yield make_evidence(NoteKind.CHILD_ABUSE, row, weigh(living, row))


def _is_by_parent(living: LivingBeings, row: int, owner: int) -> bool:
    """*Her stepfather … on her hand*: the nearest parent before is of the one who is hurt."""
    words = living.telling.words
    for at in range(row - 1, words.unit_start(row), -1):
        if words.lemmas[at] in lists.PARENTS and words.xpos[at - 1] == "PRP$":
            return words.forms[at - 1] == words.forms[owner]
    return False


def _hurts_body(living: LivingBeings, row: int) -> bool:
    """*Boxed his ears*, where they are somebody else's."""
    words = living.telling.words
    for at in range(row + 1, min(row + 5, words.unit_end(row))):
        if words.upos[at] in {"PUNCT", "VERB", "ADP"}:
            return False
        if words.lemmas[at] in lists.BODY_PARTS:
            owner = next((o for o in range(row + 1, at) if words.xpos[o] in {"PRP$", "NNP"}), -1)
            return owner >= 0 and bool(living.agents(row)) and _is_anothers(living, row, owner)
    return False


def _is_anothers(living: LivingBeings, row: int, owner: int) -> bool:
    """*He boxed her ears*, *she slapped Tom's face*; not *he struck his hand on the table*."""
    words, clause = living.telling.words, living.telling.setting.clauses.get(row)
    doer = words.forms[clause.subject] if clause and clause.subject >= 0 else ""
    event, whose = living.events.get(row), living.telling.places.entity_at(owner)
    if words.xpos[owner] == "NNP":
        return event is not None and whose not in event.agents
    return doer in _OWN and words.forms[owner] not in {_OWN[doer], "its", "their"}


def judge_brawl(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Fought*, *attacked*: weak, for people also fight for breath and attack an argument."""
    words = living.telling.words
    if words.is_verb(row) and living.agents(row) | living.patients(row):
        is_shot = words.lemmas[row] == "fire" and words.forms[row + 1] in _AIMS
        weight = weigh(living, row)
        strong = is_shot and weight is not Weight.SPOKEN_OF
        yield make_evidence(NoteKind.VIOLENCE, row, weight if strong else Weight.WEAK)


def judge_hit_by(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*This one took Brand in the left arm*; *saw the knife go in*."""
    words, clause = living.telling.words, living.telling.setting.clauses.get(row)
    if clause is None or clause.subject < 0:
        return
    end = words.unit_end(row)
    by = words.lemmas[clause.subject]
    if words.lemmas[row] == "go":
        if by in _WEAPONS and words.forms[row + 1 : row + 2] in (["in"], ["into"]):
            yield make_evidence(NoteKind.VIOLENCE, row, weigh(living, row))
        return
    told = words.forms[row + 1 : min(row + 7, end)]
    is_aimed = any(form in {"in", "through", "on", "across"} for form in told)
    is_body = any(words.lemmas[at] in lists.BODY_PARTS for at in range(row + 1, min(row + 8, end)))
    if by in _PROJECTILES and is_aimed and is_body and living.patients(row):
        yield make_evidence(NoteKind.VIOLENCE, row, weigh(living, row))


def judge_done(kind: NoteKind) -> Callable[[LivingBeings, int], Iterator[Evidence]]:
    """What is done to somebody living and has one name."""

    def judge(living: LivingBeings, row: int) -> Iterator[Evidence]:
        if living.telling.words.is_verb(row) and living.patients(row) & PEOPLE:
            yield make_evidence(kind, row, weigh(living, row))

    return judge
