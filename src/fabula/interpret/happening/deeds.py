"""Verbs that tell an event: all but states, attitudes, and those that only carry another verb."""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import CARRIERS, PHASES, STANCES, STATES

_NO_VERBS: Final = frozenset({"amod", "case", "fixed", "compound"})
"""Relations of words that only look like a verb: *the frozen ground*, *according to*."""

_NO_DEEDS: Final = STATES | STANCES
_HAVING: Final = frozenset({"have", "has", "'ve", "'s"})
_REACH: Final = 5
"""How many words after *made* or *let* the verb that it carries may come."""


def is_deed(words: Words, clause: Clause, clauses: Mapping[int, Clause]) -> bool:
    """Whether a verb tells an event."""
    row = clause.row
    if words.lemmas[row] in _NO_DEEDS or words.relations[row] in _NO_VERBS:
        return False
    carries = _carries_next(words, row) or _carries_bare(words, row, clauses)
    return not (carries or _is_manner(words, row) or _is_owning(words, clause))


def _carries_next(words: Words, row: int) -> bool:
    """*Began to sing*, *stopped singing*."""
    if words.lemmas[row] not in PHASES or row + 2 >= len(words):
        return False
    if words.forms[row + 1] == "to":
        return words.xpos[row + 2] in {"VB", "VBP"}
    is_next = words.xpos[row + 1] == "VBG" and words.unit[row + 1] == words.unit[row]
    return is_next and words.lemmas[row] not in {"get", "help"}


def _carries_bare(words: Words, row: int, clauses: Mapping[int, Clause]) -> bool:
    """*Made her laugh*, *let go*: a bare verb soon after, without *to*."""
    if words.lemmas[row] not in CARRIERS:
        return False
    for after in range(row + 1, min(row + _REACH, words.unit_end(row))):
        if words.upos[after] in {"PUNCT", "CCONJ", "ADP"}:
            return False
        if after in clauses:
            return words.xpos[after] in {"VB", "VBP"} and words.forms[after - 1] != "to"
    return False


def _is_manner(words: Words, row: int) -> bool:
    """*Came running*."""
    is_participle = row > 0 and words.xpos[row] == "VBG"
    return is_participle and words.lemmas[row - 1] in {"come", "go"}


def _is_owning(words: Words, clause: Clause) -> bool:
    """*Have got*."""
    return words.forms[clause.row] == "got" and not _HAVING.isdisjoint(clause.helpers)
