"""Verbs that tell an event: all but states, attitudes, and those that only carry another verb.

The lists are closed and go by the dictionary form alone: *she kept still* and *she kept the key* are
told alike, and so is whoever *stood* and what did.
"""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.clauses import Clause, Words
from fabula.interpret.word_lists import word_set

STATES: Final = word_set(
    """
    be have know owe wear keep own possess seem appear belong contain consist cost matter need
    lack deserve resemble depend concern fit suit equal weigh last exist remain live become
    do
    """
)
"""Being, having and the like; *do* stands for other verbs."""

STANCES: Final = word_set(
    """
    think believe suppose know mean want hope wish fear dread love like hate envy mind miss wonder
    remember forget imagine guess expect doubt trust regret prefer admire despise enjoy understand
    care feel intend pretend reckon fancy dream
    """
)
"""Attitudes: what they govern is an event, they are none."""

PHASES: Final = word_set(
    """
    begin start try dare stop continue cease manage fail happen use attempt finish help get keep
    """
)
"""Verbs that only carry the one after them, where it comes right after."""

CARRIERS: Final = word_set("make let have help")
"""Verbs before somebody and a bare verb: *made her laugh*."""


def is_deed(words: Words, clause: Clause, clauses: Mapping[int, Clause]) -> bool:
    """Whether a verb tells an event."""
    row = clause.row
    lemma = words.lemmas[row]
    if lemma in STATES or lemma in STANCES:
        return False
    if words.forms[row] == "got" and not {"have", "has", "'ve", "'s"}.isdisjoint(clause.helpers):
        return False
    if words.relations[row] in {"amod", "case", "fixed", "compound"}:
        return False
    return not (
        _carries_next(words, row) or _carries_bare(words, row, clauses) or _is_manner(words, row)
    )


def _carries_next(words: Words, row: int) -> bool:
    """*Began to sing*, *stopped singing*, *is going to sing*, *used to sing*."""
    if words.lemmas[row] not in PHASES or row + 1 >= len(words):
        return False
    after = row + 1
    if words.forms[after] == "to":
        return after + 1 < len(words) and words.xpos[after + 1] in {"VB", "VBP"}
    moves = words.lemmas[row] in {"get", "help"}
    return words.xpos[after] == "VBG" and words.unit[after] == words.unit[row] and not moves


def _carries_bare(words: Words, row: int, clauses: Mapping[int, Clause]) -> bool:
    """*Made her laugh*, *let go*: a bare verb within three words, without *to* before it."""
    if words.lemmas[row] not in CARRIERS:
        return False
    for after in range(row + 1, min(row + 5, len(words))):
        if words.unit[after] != words.unit[row] or words.upos[after] in {"PUNCT", "CCONJ", "ADP"}:
            return False
        if after in clauses:
            return words.xpos[after] in {"VB", "VBP"} and words.forms[after - 1] != "to"
    return False


def _is_manner(words: Words, row: int) -> bool:
    """*Came running*."""
    is_participle = row > 0 and words.xpos[row] == "VBG"
    return is_participle and words.lemmas[row - 1] in {"come", "go"}
