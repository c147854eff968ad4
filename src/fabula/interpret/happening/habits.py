"""What is told as repeated or general."""

from bisect import bisect_left
from typing import Final

from fabula.interpret.happening.cases import Case
from fabula.interpret.happening.clauses import CONNECTORS
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import PERCEPTIONS, REPORTS
from fabula.interpret.wording.word_lists import word_set

_FREQUENT: Final = word_set("always often usually sometimes generally mostly occasionally")
_EVERY: Final = frozenset({"every", "most"})
_OPENERS: Final = CONNECTORS - {"that"} | {";"}
_TIMELESS: Final = REPORTS | PERCEPTIONS
_PERIODS: Final = word_set(
    """
    time day night morning evening afternoon week month year hour spring summer autumn winter sunday
    monday tuesday wednesday thursday friday saturday
    """
)


def is_habitual(case: Case) -> bool:
    """Frequent by its words, or in the present tense of what is so in general."""
    words, row = case.words, case.clause.row
    if is_frequent(case):
        return True
    if words.xpos[row] not in {"VBP", "VBZ"} or case.clause.helpers:
        return False
    if words.line[row] >= 0:
        return words.lemmas[row] not in _TIMELESS
    return not case.setting.is_present


def is_frequent(case: Case) -> bool:
    """*Used to*; *always*, *every day* in its own clause; *would* after *used to*."""
    words, clause = case.words, case.clause
    if "used to" in clause.helpers or clause.connector == "whenever" or is_generic(case):
        return True
    if _is_told_habit(case):
        return True
    low = words.unit_start(clause.row)
    return "would" in clause.helpers and "used" in words.forms[low : clause.first]


def _is_told_habit(case: Case) -> bool:
    """*Always*, *every day*, in the words of its own clause."""
    clause, habits, clauses = case.clause, case.setting.habits, case.setting.clauses
    low, end = case.words.unit_start(clause.row), case.words.unit_end(clause.row)
    near = habits[bisect_left(habits, low) : bisect_left(habits, end)]
    if not near:
        return False
    start = max((row + 1 for row in range(low, clause.first) if row in clauses), default=low)
    stop = next((row for row in range(clause.row + 1, end) if _opens_clause(row, case)), end)
    return any(start <= row < stop for row in near)


def is_generic(case: Case) -> bool:
    """*As you take a stick from a child*, outside of lines."""
    words, clause = case.words, case.clause
    subject = words.forms[clause.subject] if clause.subject >= 0 else ""
    is_told = words.line[clause.row] < 0
    return is_told and clause.connector == "as" and subject in {"you", "one"}


def _opens_clause(row: int, case: Case) -> bool:
    return row in case.setting.clauses or case.words.forms[row] in _OPENERS


def find_habits(words: Words) -> list[int]:
    """Rows of the words that tell of what happens again and again, in order."""
    telling = enumerate(words.forms)
    return [
        row
        for row, form in telling
        if form in _FREQUENT or (form in _EVERY and _is_period(words, row))
    ]


def _is_period(words: Words, row: int) -> bool:
    """*Every day*, *most summer evenings*."""
    nearby = [lemma.lower().rstrip("s") for lemma in words.lemmas[row + 1 : row + 3]]
    return not _PERIODS.isdisjoint(nearby)
