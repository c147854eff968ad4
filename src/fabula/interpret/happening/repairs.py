"""Claims mended in the same sentence: *two, no, three*; *or rather*; *that is, Barbara hoped*."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.happening.claims import DENIED, MAX_WORDS, REPAIRS, Pair
from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set

_AFTER_NO: Final = frozenset({",", "—", "–", "--"})
_ANSWERS: Final = word_set("oh ah o well yes no but and why")
_OPEN: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EXPLAINS: Final = word_set("to it that what by , you the just only well business no")


def read_repairs(words: Words, first: int, end: int) -> Iterator[Pair]:
    """*For two; no, she would wait*; *a week, or rather a month*; *blue—I mean grey*."""
    done = first
    for row in range(first + 1, end - 1):
        form, before, after = words.forms[row], words.forms[row - 1], words.forms[row + 1]
        if form == "no" and before in REPAIRS and after in _AFTER_NO and row + 2 < end:
            if words.forms[row + 2] in {"no", "nor", "not", "and"}:
                continue
            low = _clause_start(words, first, row - 1)
        elif form == "rather" and before == "or" and words.forms[row - 2] in REPAIRS:
            yield Pair((_part_start(words, first, row - 2), row - 2), (row - 1, end))
            return
        elif form == "i" and after == "mean" and _is_slip(words, row, end):
            low = _clause_start(words, first, row - 1)
        else:
            continue
        low = max(low, done)
        claim = words.forms[low : row - 1]
        if _is_claim(words, low, row - 1) and DENIED.isdisjoint(claim):
            yield Pair((low, row - 1), (row, end))
            done = row + 2


def _part_start(words: Words, first: int, end: int) -> int:
    """The first row of the noun phrase, or of the verb and its words, that ends before a row."""
    row = end - 1
    while row > first and words.upos[row - 1] not in {"VERB", "AUX", "ADP", "CCONJ", "PUNCT"}:
        row -= 1
    return row


def _is_slip(words: Words, row: int, end: int) -> bool:
    """*The blue one, I mean the grey*; not *I mean to go*, *what I mean*."""
    if words.line[row] < 0 or words.forms[row - 1] not in {"—", "–", "--"} or row + 3 >= end:
        return False
    return words.forms[row + 2] not in _EXPLAINS - {","}


def _clause_start(words: Words, first: int, end: int) -> int:
    """The first row of the clause that ends before a row."""
    row = end - 1
    while row > first and words.forms[row - 1] not in {";", ":", "—", "–", "--", "“", '"'}:
        row -= 1
    return row


def _is_claim(words: Words, first: int, end: int) -> bool:
    """Whether words say more than *oh* or *well*."""
    if end <= first or any(form in {"?", "!"} for form in words.forms[first:end]):
        return False
    rows = range(first, end)
    return any(words.upos[row] in _OPEN and words.forms[row] not in _ANSWERS for row in rows)


def read_that_is(words: Words, first: int, end: int) -> Iterator[Pair]:
    """*We hoped, that is, Barbara hoped*: the same verb of somebody else."""
    for row in range(first + 2, end - 3):
        is_remark = words.forms[row : row + 3] == ["that", "is", ","]
        if not is_remark or words.forms[row - 1] not in REPAIRS:
            continue
        near = range(row + 3, min(row + 3 + MAX_WORDS, end))
        repeated = {words.forms[at] for at in near if words.is_verb(at)}
        for at in range(row - 1, first, -1):
            if words.is_verb(at) and words.forms[at] in repeated:
                yield Pair((_joint_before(words, first, at), row - 1), (row, end))
                return


def _joint_before(words: Words, first: int, row: int) -> int:
    """The first row after the last *and* or sign before a verb."""
    while row > first and words.upos[row - 1] not in {"CCONJ", "PUNCT"}:
        row -= 1
    return row
