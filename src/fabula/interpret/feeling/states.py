"""States of mind: what a word is said of, and how real that is."""

from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.feeling.emotion_words import STIRRING
from fabula.interpret.happening.cases import Case
from fabula.interpret.happening.clauses import Clause, read_clause
from fabula.interpret.happening.habits import is_frequent
from fabula.interpret.happening.participants import is_passive
from fabula.interpret.happening.standings import judge_case
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Standing

LINKING: Final = word_set("be feel look seem become grow get sound turn appear remain stand")
"""Verbs that say an adjective of their subject."""

_THINKING: Final = word_set("think wonder imagine reflect muse fancy suppose dream")
_DEGREES: Final = word_set("very so too rather more most less as much quite pretty a little")
_HAVING: Final = word_set("have has had 've 'd having")
_NO: Final = word_set("no without nor neither never")
_N_STEPS: Final = 4
"""So many words up the tree a noun's or adverb's verb is looked for."""


@dataclass(frozen=True, slots=True)
class State:
    """What a word that tells of a mind is said by.

    Attributes:
        row: the word.
        clause: its own clause (*was afraid*, *envied*), or that of the verb that governs it (*felt
            envy*, *with envy*); None where there is none.
        is_own: True where the clause is its own.
        standing: how real it is.
    """

    row: int
    clause: Clause | None
    is_own: bool
    standing: Standing


def read_state(telling: Telling, row: int) -> State:
    """The state that a word tells."""
    clauses = telling.setting.clauses
    own = clauses.get(row) or _read_adjective(telling, row)
    clause = own or _find_governor(telling, row)
    return State(row, clause, own is not None, judge_state(telling, row, clause))


def judge_state(telling: Telling, row: int, clause: Clause | None) -> Standing:
    """How real a state is that a word tells in a clause.

    What is said in a line is felt or thought all the same (``told_in`` says that it is said), what
    is told in the present is no habit, and what will be is supposed.
    """
    if clause is None:
        return Standing.NEGATED if _is_denied(telling.words, row) else Standing.HAPPENED
    case = telling.case_of(clause)
    known = telling.setting.standings.get(clause.row)
    standing = known if known is not None else judge_case(case)
    if standing is Standing.SAID or (standing is Standing.HABITUAL and not is_frequent(case)):
        standing = Standing.HAPPENED
    if standing is Standing.PLANNED:
        standing = Standing.SUPPOSED
    is_real = standing in {Standing.HAPPENED, Standing.RECALLED, Standing.HABITUAL}
    return Standing.NEGATED if is_real and _is_denied(telling.words, row) else standing


def is_stirring(telling: Telling, state: State) -> bool:
    """Whether the word is a verb whose object feels it: *frightened her*."""
    clause, words = state.clause, telling.words
    if clause is None or clause.row != state.row or state.row not in telling.setting.clauses:
        return False
    # *He seemed surprised*, *excited by it*: participles without *have* are said of who feels it.
    is_participle = words.xpos[state.row] == "VBN" and _HAVING.isdisjoint(clause.helpers[-1:])
    is_active = not is_participle and not is_passive(words, clause)
    return is_active and words.lemmas[state.row] in STIRRING


def tell_in(telling: Telling, case_row: int, clause: Clause | None) -> str:
    """By whose words it is told; see ``TOLD_IN``."""
    line = telling.line_at(case_row)
    if line is not None:
        return line.kind
    is_thought = clause is not None and _is_thought(telling, telling.case_of(clause))
    return "thought" if is_thought else "narration"


def _is_thought(telling: Telling, case: Case) -> bool:
    """What is thought, and what is asked or cried in nobody's line where nobody says *I*."""
    words, row = case.words, case.clause.row
    end = words.unit_end(row)
    is_cry = not {"?", "!"}.isdisjoint(words.forms[max(row, end - 2) : end])
    is_asked = is_cry and not telling.tellers
    return is_asked or case.governor in _THINKING or _is_told_to_oneself(case)


def _is_told_to_oneself(case: Case) -> bool:
    """*He told himself that he would go*."""
    after = case.words.forms[case.clause.governor + 1 : case.clause.governor + 3]
    return case.governor in {"tell", "say"} and any(form.endswith("self") for form in after)


def _read_adjective(telling: Telling, row: int) -> Clause | None:
    """*Was afraid*, *felt so sad*: the clause of an adjective or participle that is said of one."""
    words, clauses = telling.words, telling.setting.clauses
    if words.upos[row] not in {"ADJ", "VERB"} or words.relations[row] == "amod":
        return None
    first, low = row, words.unit_start(row)
    while first > low and words.forms[first - 1] in _DEGREES:
        first -= 1
    clause = replace(read_clause(words, first, clauses), row=row)
    if clause.helpers:
        return clause
    before = clause.first - 1
    while before > low and words.upos[before] in {"ADV", "PUNCT", "CCONJ", "ADJ"}:
        before -= 1
    linking = clauses.get(before)
    return linking if linking is not None and words.lemmas[before] in LINKING else None


def _find_governor(telling: Telling, row: int) -> Clause | None:
    """The verb up the tree, within the word's own stretch, else the last one before it there."""
    words, clauses = telling.words, telling.setting.clauses
    at = row
    for _ in range(_N_STEPS):
        at = words.heads[at]
        if words.unit[at] != words.unit[row]:
            break
        if at in clauses:
            return clauses[at]
    before = range(row - 1, words.unit_start(row) - 1, -1)
    return next((clauses[other] for other in before if other in clauses), None)


def _is_denied(words: Words, row: int) -> bool:
    """*No envy*, *without fear*, *never a kind feeling*."""
    first = max(words.unit_start(row), row - 3)
    told = words.forms[first:row]
    opened = max(
        (at for at, form in enumerate(told) if form in {",", ";", "and", "but"}), default=-1
    )
    return not _NO.isdisjoint(told[opened + 1 :])
