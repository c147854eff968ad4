"""Passages that bear content notes: which words, of whom, and how real they are told.

A word names a candidate. It counts where no figure of speech holds it, where the living take part
as its sense asks for, and as its standing says: what happens is depicted, what is said, feared,
planned or denied is only spoken of.
"""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.figures_of_speech import is_figurative, is_hyperbole
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


_PEOPLE: Final = frozenset({Being.PERSON, Being.CHILD})
_WEIGHTS: Final = {
    Standing.HAPPENED: Weight.DEPICTED,
    Standing.UNDONE: Weight.DEPICTED,
    Standing.RECALLED: Weight.REPORTED,
    Standing.SAID: Weight.REPORTED,
}
_BEING: Final = word_set("am is are was were be been being 's 're 'm")
_PAST_BEING: Final = word_set("was were lay fell")
_GETTING: Final = word_set("get got gets getting grow grew become became")
_AIMS: Final = word_set("at upon again twice on straight")
_PROJECTILES: Final = word_set("shot bullet ball one arrow spear stone blow")
_WEAPONS: Final = word_set("knife sword dagger bayonet blade spear")
_BEFORE_AND_AFTER: Final = word_set("before after since till until")
_NEARLY: Final = word_set("half nearly almost from to less")
_BURIED: Final = word_set(
    "churchyard cemetery grave vault tomb earth ground dead wife husband son sons child"
)
_MOSTLY: Final = word_set("deal lot heavily hard freely")
_OPIATES: Final = word_set("opium laudanum morphine morphia cocaine heroin hashish")


def find_evidences(living: LivingBeings, titles: Container[int]) -> Iterator[Evidence]:
    """All passages that bear a note, in order.

    Args:
        living: the words, the clauses, and who lives.
        titles: rows of words in titles and names.
    """
    words = living.happenings.words
    for row, lemma in enumerate(words.lemmas):
        judge = _JUDGES.get(lemma) or _JUDGES.get(words.forms[row])
        if judge is None or is_figurative(words, row, titles):
            continue
        yield from judge(living, row)


def _told(living: LivingBeings, row: int) -> Weight:
    """How real a verb is told."""
    event = living.events.get(row)
    standing = event.standing if event else living.happenings.setting.standings.get(row)
    weight = _WEIGHTS.get(standing, Weight.SPOKEN_OF) if standing else Weight.SPOKEN_OF
    if weight is not Weight.DEPICTED:
        return weight
    words, clause = living.happenings.words, living.happenings.setting.clauses.get(row)
    if clause and _is_of_no_one_event(words, clause):
        return Weight.SPOKEN_OF
    is_past = clause is not None and clause.connector in _BEFORE_AND_AFTER
    return Weight.REPORTED if is_past or _is_dated_back(words, row) else weight


def _is_of_no_one_event(words: Words, clause: Clause) -> bool:
    """*To be beheaded*, *from being broken*, *those who died*, *half drowned*."""
    before = words.forms[max(words.unit_start(clause.row), clause.first - 1)]
    is_of_all = clause.subject >= 0 and words.forms[clause.subject] in {"those", "whoever", "men"}
    is_open = "to" in clause.helpers or words.forms[clause.first] == "being"
    return is_of_all or is_open or before in _NEARLY


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


def _around(living: LivingBeings, row: int) -> Weight:
    """How real the clause is told that a noun stands in; DEPICTED in narration alone."""
    words, at = living.happenings.words, row
    for _ in range(6):
        if at in living.happenings.setting.standings:
            return _told(living, at)
        if words.heads[at] == at:
            break
        at = words.heads[at]
    return Weight.SPOKEN_OF


def _one(kind: NoteKind, row: int, weight: Weight, end: int | None = None) -> Evidence:
    return Evidence(kind, row, end or row + 1, weight)


def _judge_killing(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody is killed, an animal is, or somebody kills himself."""
    words = living.happenings.words
    if not words.is_verb(row):
        yield from _judge_noun(living, row)
        return
    if is_hyperbole(words, row) or (words.lemmas[row] == "hang" and words.forms[row] == "hung"):
        return
    weight = _told(living, row)
    if living.is_reflexive(row):
        yield _one(NoteKind.SUICIDE, row, weight)
        return
    patients = living.patients(row)
    if _is_of_speaker(living, row):
        return
    if patients & _PEOPLE:
        yield _one(NoteKind.DEATH, row, weight)
        if words.lemmas[row] != "hang":
            yield _one(NoteKind.VIOLENCE, row, weight)
    elif Being.ANIMAL in patients:
        yield _one(NoteKind.ANIMAL_DEATH, row, weight)


def _is_of_speaker(living: LivingBeings, row: int) -> bool:
    """*We were killed in Boston*: who says so in a line is alive."""
    words, clause = living.happenings.words, living.happenings.setting.clauses.get(row)
    subject = words.forms[clause.subject] if clause and clause.subject >= 0 else ""
    is_past = clause is not None and not {"was", "were"}.isdisjoint(clause.helpers)
    return words.line[row] >= 0 and subject in {"i", "we"} and is_past


def _judge_hurting(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody living is hurt by somebody living, or by what somebody shot."""
    words = living.happenings.words
    if not words.is_verb(row) or is_hyperbole(words, row):
        return
    lemma, weight, patients = words.lemmas[row], _told(living, row), living.patients(row)
    if living.is_reflexive(row):
        if lemma in lists.TAKING_ALONG:
            yield _one(NoteKind.SUICIDE, row, weight)
        return
    if not patients:
        if _hurts_body(living, row) and lemma in lists.HURTING_BODIES:
            yield _one(NoteKind.VIOLENCE, row, weight)
        return
    if lemma not in lists.HURTING or not _is_done_by_somebody(living, row):
        return
    if lemma == "slap" and _is_on(words, row, {"back", "shoulder", "knee"}):
        return
    if Being.ANIMAL in patients:
        if lemma in lists.CRUELTIES:
            yield _one(NoteKind.ANIMAL_CRUELTY, row, weight)
        elif lemma in {"shoot", "stab", "club"}:
            yield _one(NoteKind.ANIMAL_DEATH, row, weight)
        return
    if lemma == "beat" and not living.agents(row) and not _is_on(words, row, {"with", "to"}):
        # *They were beaten*: in a fight, or at cards.
        weight = Weight.WEAK
    yield _one(NoteKind.VIOLENCE, row, weight)
    if Being.CHILD in patients and lemma in lists.BEATING:
        yield _one(NoteKind.CHILD_ABUSE, row, weight)


def _is_done_by_somebody(living: LivingBeings, row: int) -> bool:
    """Whether somebody living does it, or in the passive nobody else is said to."""
    words, clause = living.happenings.words, living.happenings.setting.clauses.get(row)
    is_passive = clause is not None and not _BEING.isdisjoint(clause.helpers)
    after = words.forms[row + 1 : row + 4]
    if is_passive and ("by" in after or "with" in after):
        by = next(at for at in range(row + 1, row + 4) if words.forms[at] in {"by", "with"})
        near = range(by + 1, min(by + 4, words.unit_end(row)))
        return any(living.being_at(at) or words.lemmas[at] in _PROJECTILES for at in near)
    if is_passive or living.agents(row):
        return True
    if clause is None or clause.subject < 0:
        return clause is not None
    return words.lemmas[clause.subject] in _PROJECTILES


def _is_on(words: Words, row: int, parts: Container[str]) -> bool:
    end = min(row + 6, words.unit_end(row))
    return any(words.lemmas[at] in parts for at in range(row + 1, end))


def _judge_shutting(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He shut the door on her hand*: hers is not his own."""
    words, event = living.happenings.words, living.events.get(row)
    for at in range(row + 1, min(row + 7, words.unit_end(row) - 2)):
        is_owned = words.forms[at] == "on" and words.xpos[at + 1] == "PRP$"
        if is_owned and words.lemmas[at + 2] in lists.BODY_PARTS and event:
            owner = living.happenings.places.entity_at(at + 1)
            if owner is None or owner not in event.agents:
                yield _one(NoteKind.VIOLENCE, row, _told(living, row))
                if _is_by_parent(living, row, at + 1):
                    yield _one(NoteKind.CHILD_ABUSE, row, _told(living, row))


def _is_by_parent(living: LivingBeings, row: int, owner: int) -> bool:
    """*Her stepfather … on her hand*: the nearest parent before is of the one who is hurt."""
    words = living.happenings.words
    for at in range(row - 1, words.unit_start(row), -1):
        if words.lemmas[at] in lists.PARENTS and words.xpos[at - 1] == "PRP$":
            return words.forms[at - 1] == words.forms[owner]
    return False


def _hurts_body(living: LivingBeings, row: int) -> bool:
    """*Boxed his ears*, where they are somebody else's."""
    words, event = living.happenings.words, living.events.get(row)
    for at in range(row + 1, min(row + 5, words.unit_end(row))):
        if words.upos[at] in {"PUNCT", "VERB", "ADP"}:
            return False
        if words.lemmas[at] in lists.BODY_PARTS:
            owner = next((o for o in range(row + 1, at) if words.xpos[o] in {"PRP$", "NNP"}), -1)
            whose = living.happenings.places.entity_at(owner) if owner >= 0 else None
            agents = event.agents if event else ()
            return whose is not None and bool(agents) and whose not in agents
    return False


def _judge_dying(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Somebody dies, an animal does; *am I going to die?*."""
    words = living.happenings.words
    if not words.is_verb(row):
        return
    clause, weight = living.happenings.setting.clauses.get(row), _told(living, row)
    if living.is_reflexive(row):
        yield _one(NoteKind.SUICIDE, row, weight)
        return
    agents = living.agents(row) | living.patients(row)
    if Being.ANIMAL in agents:
        yield _one(NoteKind.ANIMAL_DEATH, row, weight)
    elif agents & _PEOPLE:
        helpers = set(clause.helpers) if clause else set()
        is_going = words.forms[row] == "dying" or "going to" in helpers
        is_denied = clause is not None and clause.is_negated
        if is_going and words.lemmas[row] == "die":
            is_told = words.line[row] >= 0 or not _BEING.isdisjoint(helpers)
            strong = is_told and not is_denied and Weight.DEPICTED
            yield _one(NoteKind.DYING, row, strong or Weight.SPOKEN_OF)
        else:
            yield _one(NoteKind.DEATH, row, weight)


def _judge_burial(living: LivingBeings, row: int) -> Iterator[Evidence]:
    words = living.happenings.words
    low, end = words.unit_start(row), words.unit_end(row)
    is_grave = not _BURIED.isdisjoint(words.lemmas[low:end])
    if words.is_verb(row) and is_grave and not living.is_reflexive(row):
        patients = living.patients(row)
        if patients & _PEOPLE:
            yield _one(NoteKind.DEATH, row, _told(living, row))
        elif Being.ANIMAL in patients:
            yield _one(NoteKind.ANIMAL_DEATH, row, _told(living, row))


def _judge_dead(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He was dead*, *a dead man*, *the dead*; not *the dead elm*."""
    words = living.happenings.words
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
            yield _one(kind, row, Weight.SPOKEN_OF, heads[0] + 1 if heads[0] > row else None)
        return
    if before in {"n't", "not", "never", "half", "nearly"}:
        return
    being = _subject_before(living, row)
    if being is None:
        return
    kind = NoteKind.ANIMAL_DEATH if being is Being.ANIMAL else NoteKind.DEATH
    is_told = before in _PAST_BEING and words.line[row] < 0
    is_scene = is_told and _opens_with_pronoun(words, row)
    yield _one(kind, row, Weight.DEPICTED if is_scene else Weight.SPOKEN_OF)


def _opens_with_pronoun(words: Words, row: int) -> bool:
    """*He was dead*, a clause of its own; not *for his mother was dead*, told in passing."""
    low = words.unit_start(row)
    return row - low <= 3 and words.forms[row - 2] in {"he", "she", "they"}


def _subject_before(living: LivingBeings, row: int) -> Being | None:
    """Who *was dead*, *was drunk*: the noun or pronoun before the form of *be*, or the tree's."""
    words = living.happenings.words
    for child in words.children[row]:
        if words.relations[child] in {"nsubj", "nsubj:pass"}:
            return living.being_at(child)
    at = row - 1
    if words.forms[at] in _BEING | _GETTING and at > words.unit_start(row):
        return living.being_at(at - 1)
    return None


def _judge_noun(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Nouns of death and of blows: depicted where they are told as what takes place."""
    words = living.happenings.words
    lemma, event = words.lemmas[row].lower(), living.events.get(row)
    if words.upos[row] not in {"NOUN", "VERB"}:
        return
    if lemma == "suicide":
        yield _one(NoteKind.SUICIDE, row, Weight.SPOKEN_OF)
    elif lemma in {"grave", "deathbed"}:
        if words.upos[row] == "NOUN":
            kind = NoteKind.DYING if lemma == "deathbed" else NoteKind.DEATH
            yield _one(kind, row, Weight.SPOKEN_OF)
    elif lemma in lists.CORPSES:
        is_met = (
            words.relations[row] in {"obj", "nsubj", "nsubj:pass"}
            and words.heads[row] in living.events
        )
        yield _one(NoteKind.DEATH, row, _around(living, row) if is_met else Weight.SPOKEN_OF)
    elif lemma in lists.DEATH_NOUNS and words.upos[row] == "NOUN":
        yield _one(NoteKind.DEATH, row, Weight.SPOKEN_OF)
        if lemma in {"murder", "murderer", "massacre", "assassin"}:
            yield _one(NoteKind.VIOLENCE, row, Weight.SPOKEN_OF)
    elif lemma in lists.BLOWS and words.upos[row] == "NOUN" and event and event.realis:
        yield _one(
            NoteKind.VIOLENCE,
            row,
            _around(living, row) if event.standing is Standing.HAPPENED else Weight.SPOKEN_OF,
        )


def _judge_brawl(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Fought*, *attacked*: weak, for people also fight for breath and attack an argument."""
    words = living.happenings.words
    if words.is_verb(row) and living.agents(row) | living.patients(row):
        is_shot = words.lemmas[row] == "fire" and words.forms[row + 1] in _AIMS
        is_attack = words.lemmas[row] in {"attack", "assault"} and living.patients(row) & _PEOPLE
        weight = _told(living, row)
        strong = (is_shot or is_attack) and weight is not Weight.SPOKEN_OF
        yield _one(NoteKind.VIOLENCE, row, weight if strong else Weight.WEAK)


def _judge_hit_by(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*This one took Brand in the left arm*; *saw the knife go in*."""
    words, clause = living.happenings.words, living.happenings.setting.clauses.get(row)
    if clause is None or clause.subject < 0:
        return
    end = words.unit_end(row)
    by = words.lemmas[clause.subject]
    if words.lemmas[row] == "go":
        if by in _WEAPONS and words.forms[row + 1 : row + 2] in (["in"], ["into"]):
            yield _one(NoteKind.VIOLENCE, row, _told(living, row))
        return
    told = words.forms[row + 1 : min(row + 7, end)]
    is_aimed = any(form in {"in", "through", "on", "across"} for form in told)
    is_body = any(words.lemmas[at] in lists.BODY_PARTS for at in range(row + 1, min(row + 8, end)))
    if by in _PROJECTILES and is_aimed and is_body and living.patients(row):
        yield _one(NoteKind.VIOLENCE, row, _told(living, row))


def _judge_blood(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Blood that is seen, not that of a family; *bleeding*, where it is somebody's."""
    words = living.happenings.words
    lemma = words.lemmas[row].lower()
    if lemma == "bleed":
        if living.agents(row) and words.forms[row - 1] not in {"heart", "hearts"}:
            yield _one(NoteKind.BLOOD, row, _told(living, row))
    elif lemma == "bloody":
        at = words.heads[row] if words.relations[row] == "amod" else row
        if words.lemmas[at] in lists.BLOODIED:
            yield _one(NoteKind.BLOOD, row, _around(living, at))
    elif words.upos[row] == "NOUN" and _is_seen(words, row):
        yield _one(NoteKind.BLOOD, row, _around(living, row))


def _is_seen(words: Words, row: int) -> bool:
    """*Blood ran down*, *covered with blood*, *wiped the blood*, *blood on his hands*."""
    head = words.heads[row]
    low, end = words.unit_start(row), words.unit_end(row)
    nearby = range(max(low, row - 5), row)
    after = words.forms[row + 1] if row + 1 < end else ""
    if after in {"to", "in", "rushed", "rose"} or "veins" in words.forms[low:end]:
        return False
    flows = words.lemmas[head] in lists.FLOWING and words.relations[row] in {"nsubj", "nsubj:outer"}
    follows = row + 1 < end and words.lemmas[row + 1] in lists.FLOWING
    around = any(words.lemmas[at] in lists.BLOODY_AROUND for at in nearby)
    is_done_to = words.relations[row] == "obj" and words.lemmas[head] in lists.BLOOD_DONE_TO
    return flows or follows or around or is_done_to or after in {"on", "upon", "from"}


def _judge_neck(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*With his neck the wrong way round*, *broke his neck*, of the last one named."""
    words = living.happenings.words
    if words.line[row] >= 0:
        return
    low, end = words.unit_start(row), words.unit_end(row)
    told = set(words.forms[max(low, row - 3) : min(row + 5, end)])
    if {"wrong", "way"} <= told or not told.isdisjoint({"broken", "snapped", "broke"}):
        named = [living.being_at(at) for at in range(low, row) if words.xpos[at] != "PRP$"]
        last = next((being for being in reversed(named) if being), None)
        if last:
            kind = NoteKind.ANIMAL_DEATH if last is Being.ANIMAL else NoteKind.DEATH
            yield _one(kind, row, _around(living, row))


def _judge_mind(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Went mad*, *out of his mind*; not *are you mad?*."""
    words = living.happenings.words
    before = words.lemmas[row - 1] if row > words.unit_start(row) else ""
    if before in {"go", "run", "drive"} and words.line[row] < 0:
        after = words.forms[row + 1] if row + 1 < words.unit_end(row) else ""
        if after not in {"with", "about", "for", "over"}:
            yield _one(NoteKind.MENTAL_ILLNESS, row - 1, _told(living, row - 1), row + 1)


def _judge_drunk(living: LivingBeings, row: int) -> Iterator[Evidence]:
    words = living.happenings.words
    if words.xpos[row] == "VBN" and not _GETTING.isdisjoint(words.forms[max(row - 2, 0) : row]):
        pass
    elif words.is_verb(row) and words.forms[row - 1] in {"had", "have", "has", "'d", "'ve"}:
        return
    being = _subject_before(living, row)
    is_told = words.line[row] < 0 and being in _PEOPLE
    before = words.forms[row - 1] if row > words.unit_start(row) else ""
    is_denied = before in {"not", "n't", "never"}
    is_scene = (
        is_told
        and not is_denied
        and before in _PAST_BEING | _GETTING | word_set("very so half quite")
    )
    yield _one(NoteKind.DRUGS, row, Weight.DEPICTED if is_scene else Weight.SPOKEN_OF)


def _judge_drinking(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*He drank a good deal*; *he smoked*: mentions, whatever their standing."""
    words = living.happenings.words
    after = words.forms[row + 1 : min(row + 5, words.unit_end(row))]
    is_much = any(form in _MOSTLY for form in after) and words.lemmas[row] == "drink"
    is_alone = not after or after[0] in {".", ",", ";", "!", "?", "again", "and"}
    is_much |= words.forms[row] == "drinking" and is_alone and bool(living.agents(row))
    is_smoking = words.lemmas[row] == "smoke" and bool(living.agents(row))
    if words.is_verb(row) and (is_much or is_smoking):
        yield _one(NoteKind.DRUGS, row, Weight.SPOKEN_OF)


def _judge_pills(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Swallowed*, *on my tongue*, where so many pills were poured out that it can be one thing."""
    words = living.happenings.words
    if words.line[row] >= 0 or _told(living, row) is not Weight.DEPICTED:
        return
    low = max(0, row - 150)
    told = words.lemmas[low:row]
    has_pills = any(form in lists.PILLS for form in words.forms[low:row])
    is_counted = "count" in told or any(
        form in {"bottle", "handful"} for form in words.forms[low:row]
    )
    is_poured = any(lemma in {"shake", "pour", "tip", "empty"} for lemma in told)
    if has_pills and is_counted and is_poured:
        yield _one(NoteKind.SUICIDE, row, Weight.DEPICTED)


def _judge_birth(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*Gave birth*, *expecting a child*, *with child*, *miscarried*."""
    words = living.happenings.words
    forms, end = words.forms, words.unit_end(row)
    after = forms[row + 1 : min(row + 4, end)]
    if forms[row] == "birth" and words.lemmas[row - 1] == "give":
        yield _one(NoteKind.CHILDBIRTH, row, _told(living, row - 1))
    elif words.lemmas[row] == "expect" and ("baby" in after or "child" in after):
        yield _one(NoteKind.PREGNANCY, row, Weight.SPOKEN_OF)
    elif (
        forms[row] == "child"
        and forms[row - 1] == "with"
        and forms[row - 2] in _BEING | {"big", "great", "heavy"}
    ):
        yield _one(NoteKind.PREGNANCY, row - 1, Weight.SPOKEN_OF, row + 1)
    elif words.lemmas[row] == "miscarry" and living.agents(row):
        yield _one(NoteKind.MISCARRIAGES, row, _told(living, row))
    elif words.lemmas[row] == "miscarriage" and after[:1] != ["of"]:
        yield _one(NoteKind.MISCARRIAGES, row, Weight.SPOKEN_OF)


def _judge_oath(living: LivingBeings, row: int) -> Iterator[Evidence]:
    words = living.happenings.words
    form = words.forms[row]
    nearby = words.lemmas[max(0, row - 40) : row + 40]
    if form in {"bitch", "bitches"} and any(lemma in {"dog", "pup", "puppy"} for lemma in nearby):
        return
    if form not in lists.STRONG_WORDS | lists.MILD_WORDS:
        return
    weight = Weight.DEPICTED if form in lists.STRONG_WORDS else Weight.SPOKEN_OF
    yield _one(NoteKind.BAD_LANGUAGE, row, weight)


def _judge_slur(living: LivingBeings, row: int) -> Iterator[Evidence]:
    in_line = living.happenings.words.line[row] >= 0
    yield _one(NoteKind.RACISM, row, Weight.DEPICTED if in_line else Weight.SPOKEN_OF)


def _judge_done(kind: NoteKind) -> Callable[[LivingBeings, int], Iterator[Evidence]]:
    """What is done to somebody living and has one name."""

    def judge(living: LivingBeings, row: int) -> Iterator[Evidence]:
        if living.happenings.words.is_verb(row) and living.patients(row) & _PEOPLE:
            yield _one(kind, row, _told(living, row))

    return judge


def _judge_word(kind: NoteKind) -> Callable[[LivingBeings, int], Iterator[Evidence]]:
    """What is spoken of by its name; opiates are depicted where somebody takes them."""

    def judge(living: LivingBeings, row: int) -> Iterator[Evidence]:
        words = living.happenings.words
        after = row + 1 if row + 1 < words.unit_end(row) else row
        is_odd = words.forms[row] == "rum" and (
            (words.upos[after] in {"NOUN", "PRON", "PROPN"}
            and after > row)
            or words.forms[row - 1] in _BEING
        )
        if words.upos[row] not in {"NOUN", "ADJ"} or is_odd:
            return
        weight, head = Weight.SPOKEN_OF, words.heads[row]
        is_of_thing = words.relations[row] == "amod" and living.being_at(head) is None
        if is_of_thing and words.upos[row] == "ADJ":
            return
        if words.forms[row] in _OPIATES and words.lemmas[head] in {
            "take",
            "smoke",
            "inject",
            "drink",
        }:
            weight = _told(living, head)
        yield _one(kind, row, weight)

    return judge


def _judge_infidelity(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*An affair with him*, *slept with her*, *deceived her husband*."""
    words = living.happenings.words
    end = words.unit_end(row)
    after = range(row + 1, min(row + 4, end))
    lemma = words.lemmas[row]
    if lemma == "affair" and words.forms[row + 1 : row + 2] == ["with"]:
        if row + 2 < end and living.being_at(row + 2) in _PEOPLE:
            yield _one(NoteKind.INFIDELITY, row, Weight.SPOKEN_OF)
    elif lemma in {"deceive", "betray", "cheat"} and words.is_verb(row):
        if any(words.forms[at] in {"husband", "wife"} for at in after):
            yield _one(NoteKind.INFIDELITY, row, _told(living, row))


_JUDGES: Final[dict[str, Callable[[LivingBeings, int], Iterator[Evidence]]]] = {
    **{word: _judge_word(kind) for word, kind in lists.SMALL_LISTS.items()},
    **dict.fromkeys(lists.DEATH_NOUNS | lists.BLOWS, _judge_noun),
    **dict.fromkeys(lists.HURTING_BODIES, _judge_hurting),
    **dict.fromkeys(lists.KILLING, _judge_killing),
    **dict.fromkeys(lists.BRAWLS, _judge_brawl),
    **dict.fromkeys(lists.DYING, _judge_dying),
    **dict.fromkeys(lists.TAKING, _judge_done(NoteKind.KIDNAPPING)),
    **dict.fromkeys(lists.ASSAULTS, _judge_done(NoteKind.SEXUAL_ASSAULT)),
    **dict.fromkeys(lists.DISSECTIONS, _judge_done(NoteKind.DISSECTION)),
    **dict.fromkeys(lists.STRONG_WORDS | lists.MILD_WORDS, _judge_oath),
    **dict.fromkeys(lists.SLURS, _judge_slur),
    **dict.fromkeys(lists.DRUNK, _judge_drunk),
    **dict.fromkeys(word_set("take catch go"), _judge_hit_by),
    **dict.fromkeys(word_set("blood bleed bloody"), _judge_blood),
    **dict.fromkeys(word_set("smoke drink"), _judge_drinking),
    **dict.fromkeys(word_set("swallow tongue"), _judge_pills),
    **dict.fromkeys(word_set("birth expect child miscarry miscarriage"), _judge_birth),
    **dict.fromkeys(word_set("affair deceive betray cheat"), _judge_infidelity),
    **dict.fromkeys(word_set("shut slam close"), _judge_shutting),
    "bury": _judge_burial,
    "dead": _judge_dead,
    "mad": _judge_mind,
    "neck": _judge_neck,
}
"""Who judges a candidate, by its dictionary form or its form."""
