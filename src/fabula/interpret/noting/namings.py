"""Evidence in words that name a thing by themselves: oaths, slurs, opium, adultery."""

from collections.abc import Callable, Iterator
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.living_beings import LivingBeings
from fabula.interpret.noting.weights import BEING, PEOPLE, Evidence, Weight, make_evidence, weigh
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

_OPIATES: Final = word_set("opium laudanum morphine morphia cocaine heroin hashish")
_MARRIED: Final = word_set("husband wife married marriage fiancé fiancée girlfriend boyfriend")
_AROUND: Final = 30
_DECEIVING: Final = word_set("deceive betray cheat")


def judge_oath(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """Strong language: to use the word is to depict it."""
    words = living.telling.words
    form = words.forms[row]
    nearby = words.lemmas[max(0, row - 40) : row + 40]
    if form in {"bitch", "bitches"} and any(lemma in {"dog", "pup", "puppy"} for lemma in nearby):
        return
    if form not in lists.STRONG_WORDS | lists.MILD_WORDS:
        return
    weight = Weight.DEPICTED if form in lists.STRONG_WORDS else Weight.SPOKEN_OF
    yield make_evidence(NoteKind.BAD_LANGUAGE, row, weight)


def judge_slur(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """A name by which people are despised: in a line somebody is called so."""
    in_line = living.telling.words.line[row] >= 0
    yield make_evidence(NoteKind.RACISM, row, Weight.DEPICTED if in_line else Weight.SPOKEN_OF)


def judge_word(kind: NoteKind) -> Callable[[LivingBeings, int], Iterator[Evidence]]:
    """What is spoken of by its name; opiates are depicted where somebody takes them."""

    def judge(living: LivingBeings, row: int) -> Iterator[Evidence]:
        words = living.telling.words
        after = row + 1 if row + 1 < words.unit_end(row) else row
        is_odd = words.forms[row] == "rum" and (
            (words.upos[after] in {"NOUN", "PRON", "PROPN"} and after > row)
            or words.forms[row - 1] in BEING
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
            weight = weigh(living, head)
        yield make_evidence(kind, row, weight)

    return judge


def _is_of_marriage(words: Words, row: int) -> bool:
    """Whether a husband or wife is spoken of nearby."""
    return not _MARRIED.isdisjoint(words.forms[max(0, row - _AROUND) : row + _AROUND])


def judge_infidelity(living: LivingBeings, row: int) -> Iterator[Evidence]:
    """*An affair with him*, *slept with her*, *deceived her husband*."""
    words = living.telling.words
    end = words.unit_end(row)
    after = range(row + 1, min(row + 4, end))
    lemma = words.lemmas[row]
    if lemma == "affair" and words.forms[row + 1 : row + 2] == ["with"]:
        if row + 2 < end and living.being_at(row + 2) in PEOPLE:
            yield make_evidence(NoteKind.INFIDELITY, row, Weight.SPOKEN_OF)
    elif lemma == "cheat" and words.forms[row + 1 : row + 2] == ["on"] and words.is_verb(row):
        yield make_evidence(NoteKind.INFIDELITY, row, weigh(living, row))
    elif words.forms[row - 1 : row + 1] == ["love", "affair"]:
        yield make_evidence(NoteKind.INFIDELITY, row, Weight.SPOKEN_OF)
    elif lemma == "sleep" and words.forms[row + 1 : row + 2] == ["with"] and words.is_verb(row):
        if row + 2 < end and living.being_at(row + 2) in PEOPLE and _is_of_marriage(words, row):
            yield make_evidence(NoteKind.INFIDELITY, row, weigh(living, row))
    elif lemma in _DECEIVING and any(words.forms[at] in {"husband", "wife"} for at in after):
        yield make_evidence(NoteKind.INFIDELITY, row, weigh(living, row))
