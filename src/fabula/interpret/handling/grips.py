"""Grips: verbs that do something with a thing, and the words that name the thing there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.handling.handling_verbs import BACK, KIND_OF, LAID, NO_THINGS
from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.participants import is_passive, rows_after
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set

_PRONOUNS: Final = word_set("it them")
_PARTICLES: Final = word_set("up out off away back down over")
_KEEPING: Final = word_set("arm arms hand hands pocket pockets sleeve belt bosom coat apron lap")
_BESIDE: Final = word_set("beside before into in to")
_BEFORE_NOUNS: Final = frozenset({"DET", "ADJ", "NUM", "ADV", "PART", "NOUN"})
_MAX_WORDS: Final = 10


@dataclass(frozen=True, slots=True)
class Grip:
    """A verb and its object.

    Attributes:
        clause: the verb's.
        kind: one of ``HANDLING_KINDS``.
        object: row of the noun, or of *it* and *them*.
        to: the row of whoever it is laid before, or -1.
    """

    clause: Clause
    kind: str
    object: int
    to: int = -1


def find_grips(telling: Telling) -> Iterator[Grip]:
    """All verbs that may handle a thing, in order."""
    words = telling.words
    for row, clause in telling.setting.clauses.items():
        lemma = words.lemmas[row]
        if lemma in KIND_OF or lemma in LAID or lemma in BACK or lemma == "have":
            at = _find_object(telling, clause)
            if at >= 0 and is_thing(telling, at):
                yield from _judge(telling, clause, at)


def is_thing(telling: Telling, row: int) -> bool:
    """Whether a word may mean a thing: no body part or notion, and nobody."""
    words = telling.words
    if words.forms[row] in _PRONOUNS:
        return True
    mention = telling.places.by_head.get(row)
    is_somebody = mention is not None and mention.category != "VEH"
    return words.upos[row] == "NOUN" and not is_somebody and _is_concrete(words, row)


def _is_concrete(words: Words, row: int) -> bool:
    return NO_THINGS.isdisjoint({words.lemmas[row], words.forms[row].removesuffix("s")})


def _judge(telling: Telling, clause: Clause, at: int) -> Iterator[Grip]:
    words, lemma = telling.words, telling.words.lemmas[clause.row]
    after = words.forms[clause.row + 1 : min(at + 4, words.unit_end(at))]
    if lemma in BACK and "back" in after:
        yield Grip(clause, "returned", at)
    elif lemma in LAID or lemma == "have":
        kind, to = _where_to(telling, at)
        if kind == "held" or (kind and lemma != "have"):
            yield Grip(clause, kind, at, to)
    elif lemma in KIND_OF:
        yield Grip(clause, KIND_OF[lemma], at)


def _where_to(telling: Telling, at: int) -> tuple[str, int]:
    """*Under his arm* is held; *beside Ben's plate* is given to Ben; else ""."""
    words = telling.words
    for row in range(at + 1, min(at + 4, words.unit_end(at))):
        if words.upos[row] == "ADP" and row + 2 < len(words):
            ends = words.forms[row + 1 : min(row + 5, words.unit_end(row))]
            if words.xpos[row + 1] == "PRP$" and not _KEEPING.isdisjoint(ends):
                return "held", -1
            mention = telling.places.by_head.get(row + 1)
            is_person = mention is not None and mention.category == "PER"
            if words.forms[row] in _BESIDE and is_person:
                return "given", row + 1
    return "", -1


def _find_object(telling: Telling, clause: Clause) -> int:
    """The noun or pronoun that the verb acts on: its object, the subject of a passive; or -1."""
    words, places = telling.words, telling.places
    if is_passive(words, clause):
        return clause.subject
    done = clause.row
    for at in rows_after(words, clause):
        if at <= done or words.forms[at] in _PARTICLES:
            continue
        if words.forms[at] in _PRONOUNS or _is_last_noun(words, at):
            return at
        if at in places.by_first and words.upos[at] in {"PRON", "PROPN"}:
            done = places.by_first[at][1] if words.xpos[at] != "PRP$" else at
        elif words.upos[at] not in _BEFORE_NOUNS:
            return -1
    is_relative = clause.connector in {"that", "which"} and clause.first >= 2
    return clause.first - 2 if is_relative else -1


def _is_last_noun(words: Words, row: int) -> bool:
    """The last noun of those that stand side by side: the *box* of *cigar box*."""
    is_compound = row + 1 < words.unit_end(row) and words.upos[row + 1] == "NOUN"
    return words.upos[row] == "NOUN" and not is_compound
