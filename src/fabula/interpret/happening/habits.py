"""What is told as repeated or general."""

from typing import Final

from fabula.interpret.happening.cases import Case
from fabula.interpret.happening.clauses import CONNECTORS
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import PERCEPTIONS, REPORTS
from fabula.interpret.wording.word_lists import word_set

_FREQUENT: Final = word_set("always often usually sometimes generally mostly occasionally")
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
        return words.lemmas[row] not in REPORTS | PERCEPTIONS
    return not case.setting.is_present


def is_frequent(case: Case) -> bool:
    """*Used to*; *always*, *every day* in its own clause; *would* after *used to*."""
    words, clause = case.words, case.clause
    if "used to" in clause.helpers or clause.connector == "whenever" or is_generic(case):
        return True
    low, end = words.unit_start(clause.row), words.unit_end(clause.row)
    start = max(
        (row + 1 for row in range(low, clause.first) if row in case.setting.clauses), default=low
    )
    stop = next((row for row in range(clause.row + 1, end) if _opens_clause(row, case)), end)
    if any(_tells_habit(words, row) for row in range(start, stop)):
        return True
    return "would" in clause.helpers and "used" in words.forms[low : clause.first]


def is_generic(case: Case) -> bool:
    """*As you take a stick from a child*, outside of lines."""
    words, clause = case.words, case.clause
    subject = words.forms[clause.subject] if clause.subject >= 0 else ""
    is_told = words.line[clause.row] < 0
    return is_told and clause.connector == "as" and subject in {"you", "one"}


def _opens_clause(row: int, case: Case) -> bool:
    form = case.words.forms[row]
    return row in case.setting.clauses or form in CONNECTORS - {"that"} or form == ";"


def _tells_habit(words: Words, row: int) -> bool:
    if words.forms[row] in _FREQUENT:
        return True
    nearby = [lemma.lower().rstrip("s") for lemma in words.lemmas[row + 1 : row + 3]]
    return words.forms[row] in {"every", "most"} and not _PERIODS.isdisjoint(nearby)
