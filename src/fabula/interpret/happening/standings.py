"""How real an event is: its standing, read off auxiliaries, negation, mood and what governs it.

The order of the questions is that of the guidelines of ``evaluation/gold``, after FactBank (Saurí
and Pustejovsky 2009): the first that fits holds. What is taken back, and what is
undone by a later deed, shows only later (``revisions``).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from fabula.interpret.happening.cases import Case, Setting
from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.habits import find_habits, is_frequent, is_generic, is_habitual
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import (
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
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Standing

_MODALS: Final = word_set("could can might may should ought must ca need")
_WILL: Final = word_set("will shall 'll wo sha")
_PERFECT: Final = word_set("had 'd")
_UNREAL_PERFECT: Final = word_set("would could should might must 'd will 'll may ought")
_CONDITIONS: Final = frozenset({"if", "as if", "unless", "lest", "whether"})
_TIMES: Final = frozenset({"when", "before", "until", "till", "once"})
_NOUNS_OF_PURPOSE: Final = word_set("nothing something anything somebody how what when where")
_MEANWHILE: Final = frozenset({"as", "when", "while", "until"})
_UNREAL: Final = frozenset({Standing.SUPPOSED, Standing.PLANNED, Standing.ASKED})
_TO_DO: Final = ORDERS | {"say"}
_FUTURE: Final = _WILL | {"going to"}
_ANNOUNCING: Final = PLANS | {"say", "tell"}
_MAY_FAIL: Final = ATTEMPTS | GUESSES | REFUSALS
_TAKES_BARE: Final = PERCEPTIONS | CARRIERS
_CARRIED: Final = GUESSES | PLANS | ORDERS | word_set("have be use begin start know need")


def judge_standings(words: Words, clauses: Mapping[int, Clause]) -> Setting:
    """The standing of every verb, event or not, with all that they were read from."""
    is_present = tells_in_present(words, clauses.values())
    setting = Setting(words, clauses, is_present, find_habits(words), {}, set())
    cases = [Case(setting, clause) for clause in clauses.values()]
    setting.conditionals.update(
        words.unit[case.clause.row]
        for case in cases
        if case.clause.connector == "if" and not case.is_indirect_question
    )
    for case in cases:
        setting.standings[case.clause.row] = judge_case(case)
    return setting


def judge_case(case: Case) -> Standing:
    """How real a clause is told: the first standing that fits."""
    for standing, fits in _QUESTIONS:
        if fits(case):
            return standing
    return _inherit(case) or (Standing.SAID if _is_said(case) else _tense(case))


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
    if case.governor in _TO_DO and "to" in clause.helpers:
        return True
    return case.is_indirect_question or is_imperative(case)


def is_imperative(case: Case) -> bool:
    """A bare verb without a subject that opens its stretch of a line, or is joined to one."""
    words, clause = case.words, case.clause
    while clause.partner >= 0:
        clause = case.setting.clauses[clause.partner]
    row, before = clause.row, clause.first - 1
    if words.line[row] < 0 or clause.subject >= 0:
        return False
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
        return not case.is_indirect_question
    is_open = words.xpos[clause.row] in {"VB", "VBP", "VBZ"}
    is_free = {"did", "to"}.isdisjoint(clause.helpers)
    return is_open and is_free and words.unit[clause.row] in case.setting.conditionals


def _is_planned(case: Case) -> bool:
    """Intended, promised, offered, announced; the infinitive of purpose."""
    words, clause, helpers = case.words, case.clause, set(case.clause.helpers)
    if "to" in helpers and case.governor in PLANS:
        return True
    if "have" in helpers:
        return False
    if not helpers.isdisjoint(_FUTURE):
        subject = words.forms[clause.subject] if clause.subject >= 0 else "you"
        return subject in {"i", "we", "you"}
    if not helpers.isdisjoint({"would", "'d"}):
        return case.governor in _ANNOUNCING
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
    if is_generic(case):
        return False
    if _is_conditional(case) or _is_modal(case):
        return True
    if _carries(case):
        return case.standing_above is Standing.SUPPOSED
    helpers = set(case.clause.helpers)
    if "would" in helpers or ("'d" in helpers and case.words.xpos[case.clause.row] == "VB"):
        return not is_frequent(case)
    is_future = not helpers.isdisjoint(_FUTURE)
    return is_future or case.governor in GUESSES or helpers == {"to"}


def _is_modal(case: Case) -> bool:
    """*Could go*, *should have gone*, *have to go*; but *could see* and *could not go* are real."""
    clause, helpers = case.clause, set(case.clause.helpers)
    if "have" in helpers and not helpers.isdisjoint(_UNREAL_PERFECT):
        return True
    if not helpers.isdisjoint(_MODALS):
        is_real = case.words.lemmas[clause.row] in PERCEPTIONS or clause.is_negated
        return not (is_real and not helpers.isdisjoint({"could", "can", "ca"}))
    return not helpers.isdisjoint({"have to", "need to", "ought"})


def _carries(case: Case) -> bool:
    """*Began to sing*, *saw him go*: what governs the verb says how real it is."""
    words, clause = case.words, case.clause
    if case.governor in PHASES and "to" in clause.helpers:
        return case.governor not in _MAY_FAIL
    is_bare = not clause.helpers and words.xpos[clause.row] in {"VB", "VBP"}
    return is_bare and clause.subject < 0 and case.governor in _TAKES_BARE


def _is_negated(case: Case) -> bool:
    """Denied by its own words, or tried and not done (*never dared to ask*)."""
    above = case.above
    is_attempt = above is not None and case.words.lemmas[above.row] in ATTEMPTS
    return case.clause.is_negated or bool(above and is_attempt and above.is_negated)


_QUESTIONS: Final[tuple[tuple[Standing, Callable[[Case], bool]], ...]] = (
    (Standing.ASKED, _is_asked),
    (Standing.FEARED, _is_feared),
    (Standing.NEGATED, _is_refused),
    (Standing.PLANNED, lambda case: not _is_conditional(case) and _is_planned(case)),
    (Standing.SUPPOSED, _is_supposed),
    (Standing.NEGATED, _is_negated),
    (Standing.HABITUAL, is_habitual),
)


def _inherit(case: Case) -> Standing | None:
    """What a verb that begins, sees or lets governs, participles, clauses of time, and reports.

    They stand as what they hang on does; a report that is not real makes its content supposed.
    """
    clause, standing = case.clause, case.standing_above
    if standing is None or _carries(case):
        return standing
    if case.governor in REPORTS and clause.connector in {"", "that"}:
        return Standing.SUPPOSED if standing in _UNREAL else None
    is_participle = case.words.xpos[clause.row] == "VBG" and not clause.helpers
    if not (is_participle or clause.connector in _MEANWHILE):
        return None
    kept = {Standing.SUPPOSED, Standing.PLANNED, Standing.HABITUAL}
    is_past = is_participle and standing is Standing.RECALLED
    return standing if is_past or standing in kept else None


def _is_said(case: Case) -> bool:
    """In a line, or the content of a report."""
    is_report = case.governor in REPORTS and case.clause.connector in {"", "that"}
    return is_report or case.words.line[case.clause.row] >= 0


def _tense(case: Case) -> Standing:
    """The past perfect goes back, save where it only orders two events."""
    is_past = not _PERFECT.isdisjoint(case.clause.helpers) and case.clause.connector not in _TIMES
    return Standing.RECALLED if is_past else Standing.HAPPENED
