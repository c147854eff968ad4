"""How real an event is: its standing, read off auxiliaries, negation, mood and what governs it.

The order of the questions is that of the guidelines of ``evaluation/gold``, after FactBank (Saurí
and Pustejovsky 2009): the first that fits holds. Not told apart yet: what is taken back, and
what is undone by a later deed.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from fabula.interpret.clauses import Case, Clause
from fabula.interpret.habits import is_frequent, is_generic, is_habitual
from fabula.interpret.stretches import Words
from fabula.interpret.verb_kinds import (
    ATTEMPTS,
    CARRIERS,
    FEARS,
    GUESSES,
    ORDERS,
    PERCEPTIONS,
    PHASES,
    PLANS,
    REFUSALS,
    REPORTS,
)
from fabula.interpret.word_lists import word_set
from fabula.records import Standing

_MODALS: Final = word_set("could can might may should ought must ca need")
_WILL: Final = word_set("will shall 'll wo sha")
_PERFECT: Final = word_set("had 'd")
_UNREAL_PERFECT: Final = word_set("would could should might must 'd will 'll may ought")
_CONDITIONS: Final = frozenset({"if", "as if", "unless", "lest", "whether"})
_TIMES: Final = frozenset({"when", "before", "until", "till", "once"})
_NOUNS_OF_PURPOSE: Final = word_set("nothing something anything somebody how what when where")
_ASKING: Final = word_set("ask wonder know see say")
_UNREAL: Final = frozenset({Standing.SUPPOSED, Standing.PLANNED, Standing.ASKED})
_CARRIED: Final = GUESSES | PLANS | ORDERS | word_set("have be use begin start know need")


def judge_standing(case: Case) -> Standing:
    """The standing of an event: the first that fits."""
    for standing, fits in _QUESTIONS:
        if fits(case):
            return standing
    return _inherited(case) or (Standing.SAID if _is_said(case) else _tense(case))


def tells_in_present(words: Words, clauses: Iterable[Clause]) -> bool:
    """Whether more finite verbs outside of lines are in the present than in the past."""
    tags = Counter(words.xpos[clause.row] for clause in clauses if words.line[clause.row] < 0)
    return tags["VBP"] + tags["VBZ"] > tags["VBD"]


def _is_asked(case: Case) -> bool:
    """In a question; asked, ordered or meant to be done."""
    words, clause = case.words, case.clause
    end = words.unit_end(clause.row)
    if "?" in words.forms[max(clause.row, end - 3) : end] or "be to" in clause.helpers:
        return True
    if case.governor in ORDERS | {"say"} and "to" in clause.helpers:
        return True
    return _is_indirect_question(case) or is_imperative(case)


def _is_indirect_question(case: Case) -> bool:
    return case.governor in _ASKING and case.clause.connector in {"if", "whether"}


def is_imperative(case: Case) -> bool:
    """A bare verb without a subject that opens its stretch of a line, or is joined to one."""
    words, clause = case.words, case.clause
    row, before = clause.row, clause.first - 1
    if words.line[row] < 0 or clause.subject >= 0:
        return False
    if clause.partner >= 0:
        return is_imperative(replace(case, clause=case.clauses[clause.partner]))
    is_bare = words.xpos[row] in {"VB", "VBP"} and words.lemmas[row] == words.forms[row]
    if not is_bare or any(form != "do" for form in clause.helpers):
        return False
    openers = {"PUNCT", "INTJ", "CCONJ", "ADV", "PROPN"}
    return before < words.unit_start(row) or words.upos[before] in openers


def _is_feared(case: Case) -> bool:
    words, clause = case.words, case.clause
    told = words.forms[words.unit_start(clause.row) : clause.first]
    is_content = clause.connector in {"that", "lest"} and not FEARS.isdisjoint(told)
    return case.governor in FEARS or is_content


def _is_refused(case: Case) -> bool:
    """*Refused to go*, *will not go*; *would not go*, where no other *would* comes before it."""
    clause, helpers = case.clause, set(case.clause.helpers)
    if "to" in helpers and case.governor in REFUSALS:
        return True
    if not clause.is_negated or _is_conditional(case) or "have" in helpers:
        return False
    if not helpers.isdisjoint(_WILL):
        return True
    low = case.words.unit_start(clause.row)
    is_alone = "would" not in case.words.forms[low : clause.first]
    return "would" in helpers and not case.governor and is_alone


def _is_conditional(case: Case) -> bool:
    """After *if*, and what would follow if so."""
    words, clause = case.words, case.clause
    if clause.connector in _CONDITIONS:
        return not _is_indirect_question(case)
    is_open = words.xpos[clause.row] in {"VB", "VBP", "VBZ"}
    if not is_open or not {"did", "to"}.isdisjoint(clause.helpers):
        return False
    rows = range(words.unit_start(clause.row), words.unit_end(clause.row))
    others = (replace(case, clause=case.clauses[row]) for row in rows if row in case.clauses)
    return any(
        other.clause.connector == "if" and not _is_indirect_question(other) for other in others
    )


def _is_planned(case: Case) -> bool:
    """Intended, promised, offered, announced; the infinitive of purpose."""
    words, clause, helpers = case.words, case.clause, set(case.clause.helpers)
    if "to" in helpers and case.governor in PLANS:
        return True
    if "have" in helpers:
        return False
    if not helpers.isdisjoint(_WILL | {"going to"}):
        subject = words.forms[clause.subject] if clause.subject >= 0 else "you"
        return subject in {"i", "we", "you"}
    if not helpers.isdisjoint({"would", "'d"}):
        return case.governor in PLANS | {"say", "tell"}
    if "can" in helpers and words.line[clause.row] >= 0:
        return not clause.is_negated and words.lemmas[clause.row] not in PERCEPTIONS
    return helpers == {"to"} and _is_purpose(case)


def _is_purpose(case: Case) -> bool:
    """*Went out to try the boards*; not *cheaper to burn*, *nothing to show*, *how to do it*."""
    before = case.clause.first - 1
    if before < 0 or not case.governor or case.governor in _CARRIED:
        return False
    is_of_word = case.words.upos[before] in {"ADJ", "DET"}
    return not is_of_word and case.words.forms[before] not in _NOUNS_OF_PURPOSE


def _is_supposed(case: Case) -> bool:
    """Guessed, predicted, wished, able to be, due to be."""
    words, clause, helpers = case.words, case.clause, set(case.clause.helpers)
    if is_generic(case):
        return False
    if _is_conditional(case) or ("have" in helpers and not helpers.isdisjoint(_UNREAL_PERFECT)):
        return True
    if not helpers.isdisjoint(_MODALS):
        is_real = words.lemmas[clause.row] in PERCEPTIONS or clause.is_negated
        return not (is_real and not helpers.isdisjoint({"could", "can", "ca"}))
    if not helpers.isdisjoint({"have to", "need to", "ought"}):
        return True
    if "would" in helpers or ("'d" in helpers and words.xpos[clause.row] == "VB"):
        return not is_frequent(case)
    if _carries(case):
        return judge_standing(case.above()) is Standing.SUPPOSED
    is_future = not helpers.isdisjoint(_WILL | {"going to"})
    return is_future or case.governor in GUESSES or helpers == {"to"}


def _carries(case: Case) -> bool:
    """*Began to sing*, *saw him go*: what governs the verb says how real it is."""
    words, clause = case.words, case.clause
    if case.governor in PHASES and "to" in clause.helpers:
        return case.governor not in ATTEMPTS | GUESSES | REFUSALS
    is_bare = not clause.helpers and words.xpos[clause.row] in {"VB", "VBP"}
    return is_bare and clause.subject < 0 and case.governor in PERCEPTIONS | CARRIERS


def _is_negated(case: Case) -> bool:
    """Denied by its own words, or tried and not done (*never dared to ask*)."""
    if case.clause.is_negated or not case.chain:
        return case.clause.is_negated
    above = case.chain[0]
    return above.is_negated and case.words.lemmas[above.row] in ATTEMPTS


_QUESTIONS: Final[tuple[tuple[Standing, Callable[[Case], bool]], ...]] = (
    (Standing.ASKED, _is_asked),
    (Standing.FEARED, _is_feared),
    (Standing.NEGATED, _is_refused),
    (Standing.PLANNED, lambda case: not _is_conditional(case) and _is_planned(case)),
    (Standing.SUPPOSED, _is_supposed),
    (Standing.NEGATED, _is_negated),
    (Standing.HABITUAL, is_habitual),
)


def _inherited(case: Case) -> Standing | None:
    """What a verb that begins, sees or lets governs, participles, clauses of time, and reports.

    They stand as what they hang on does; a report that is not real makes its content supposed.
    """
    clause = case.clause
    if case.chain and _carries(case):
        return judge_standing(case.above())
    if case.chain and case.governor in REPORTS and clause.connector in {"", "that"}:
        return Standing.SUPPOSED if judge_standing(case.above()) in _UNREAL else None
    is_participle = case.words.xpos[clause.row] == "VBG" and not clause.helpers
    if not case.chain or not (
        is_participle or clause.connector in {"as", "when", "while", "until"}
    ):
        return None
    standing = judge_standing(case.above())
    kept = standing in _UNREAL | {Standing.HABITUAL}
    return standing if kept or (is_participle and standing == "recalled") else None


def _is_said(case: Case) -> bool:
    """In a line, or the content of a report."""
    is_report = case.governor in REPORTS and case.clause.connector in {"", "that"}
    return is_report or case.words.line[case.clause.row] >= 0


def _tense(case: Case) -> Standing:
    """The past perfect goes back, save where it only orders two events."""
    is_past = not _PERFECT.isdisjoint(case.clause.helpers) and case.clause.connector not in _TIMES
    return Standing.RECALLED if is_past else Standing.HAPPENED
