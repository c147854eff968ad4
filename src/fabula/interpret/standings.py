"""How real an event is: its standing, read off auxiliaries, negation, mood and what governs it.

The order of the questions is that of the guidelines of ``evaluation/gold``, after FactBank (Saurí and
Pustejovsky 2009): the first that fits holds. Not told apart yet: what is taken back, and what is
undone by a later deed.
"""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.clauses import Clause, Words
from fabula.interpret.word_lists import word_set
from fabula.records import Standing

FEARS: Final = word_set("fear dread afraid frightened terrified worry worried scared")
PLANS: Final = word_set(
    """
    intend plan promise offer decide agree swear threaten vow arrange propose resolve prepare
    mean determine announce undertake
    """
)
GUESSES: Final = word_set(
    """
    think believe suppose want hope wish imagine guess expect doubt reckon fancy dream like love
    try attempt pretend wonder trust need prefer hate claim seem fail dare mean
    """
)
ORDERS: Final = word_set("ask tell order command beg request advise warn urge invite forbid let")
REPORTS: Final = word_set(
    """
    say tell report explain hear claim answer reply announce add declare remark write admit
    confess mention insist swear assure inform repeat
    """
)
REFUSALS: Final = word_set("refuse decline forget fail")
PERCEPTIONS: Final = word_set("see hear feel smell taste watch notice find")
SUPPOSING: Final = word_set("could can might may should ought must ca")
WILLING: Final = word_set("will shall 'll wo sha")
PERFECT: Final = word_set("had 'd")
HABITS: Final = word_set(
    "every always often usually sometimes generally whenever mornings evenings nights sundays"
)
_CONDITIONS: Final = frozenset({"if", "as if", "unless", "lest", "whether"})
_TIMES: Final = frozenset({"when", "before", "until", "till", "once"})


def judge_standing(
    words: Words, clause: Clause, clauses: Mapping[int, Clause], chain: list[Clause]
) -> Standing:
    """The standing of an event.

    Args:
        words: the words.
        clause: the event's clause.
        clauses: all clauses, by verb.
        chain: the clauses that govern it, the innermost first.
    """
    governor = words.lemmas[chain[0].row] if chain else ""
    governors = [words.lemmas[other.row] for other in chain]
    connectors = [clause.connector, *(other.connector for other in chain)]
    helpers = clause.helpers
    is_infinitive = helpers[:1] == ("to",)
    if _is_asked(words, clause, governor, is_infinitive):
        return Standing.ASKED
    if not FEARS.isdisjoint(governors) or _follows_fear(words, clause):
        return Standing.FEARED
    if is_infinitive and governor in REFUSALS:
        return Standing.NEGATED
    if _is_planned(words, clause, governor, is_infinitive) and _CONDITIONS.isdisjoint(connectors):
        return Standing.NEGATED if clause.is_negated else Standing.PLANNED
    if _is_supposed(words, clause, governors, connectors):
        return Standing.SUPPOSED
    if clause.is_negated or any(other.is_negated and words.lemmas[other.row] not in GUESSES for other in chain[:0]):
        return Standing.NEGATED
    if _is_habitual(words, clause):
        return Standing.HABITUAL
    if words.line[clause.row] >= 0 or not REPORTS.isdisjoint(governors):
        return Standing.SAID
    if not PERFECT.isdisjoint(helpers) and clause.connector not in _TIMES:
        return Standing.RECALLED
    return Standing.HAPPENED


def _is_asked(words: Words, clause: Clause, governor: str, is_infinitive: bool) -> bool:
    end = words.unit_end(clause.row)
    tail = [words.forms[row] for row in range(max(clause.row, end - 4), end)]
    if "?" in tail:
        return True
    if governor in ORDERS and is_infinitive:
        return True
    if governor in {"ask", "wonder"} and clause.connector in {"if", "whether"}:
        return True
    return _is_imperative(words, clause)


def _is_imperative(words: Words, clause: Clause) -> bool:
    """A bare verb without a subject that opens its stretch of a line."""
    if words.line[clause.row] < 0 or clause.subject >= 0 or clause.partner >= 0:
        return False
    if words.xpos[clause.row] not in {"VB", "VBP"} or words.lemmas[clause.row] != words.forms[clause.row]:
        return False
    if any(form not in {"do", "n't"} for form in clause.helpers):
        return False
    before = clause.first - 1
    return before < words.unit_start(clause.row) or words.upos[before] in {"PUNCT", "INTJ", "CCONJ", "ADV"}


def _follows_fear(words: Words, clause: Clause) -> bool:
    low = words.unit_start(clause.row)
    return clause.connector in {"that", "lest"} and any(
        words.forms[row] in FEARS for row in range(low, clause.first)
    )


def _is_planned(words: Words, clause: Clause, governor: str, is_infinitive: bool) -> bool:
    if is_infinitive and governor in PLANS:
        return True
    if not WILLING.isdisjoint(clause.helpers):
        subject = words.forms[clause.subject] if clause.subject >= 0 else ""
        return clause.is_negated or subject in {"i", "we", "you", ""}
    if "would" in clause.helpers and "have" not in clause.helpers:
        return governor in PLANS | {"say", "tell", "know", "decide"}
    if _is_going_to(words, clause):
        return True
    return is_infinitive and _is_purpose(words, clause, governor)


def _is_going_to(words: Words, clause: Clause) -> bool:
    to = clause.first
    return words.forms[to] == "to" and to > 0 and words.forms[to - 1] == "going"


def _is_purpose(words: Words, clause: Clause, governor: str) -> bool:
    """*Went out to try the boards*."""
    carriers = GUESSES | PLANS | ORDERS | {"have", "be", "use", "begin", "start", "know", "need", ""}
    return governor not in carriers


def _is_supposed(
    words: Words, clause: Clause, governors: list[str], connectors: list[str]
) -> bool:
    helpers = set(clause.helpers)
    if not _CONDITIONS.isdisjoint(connectors):
        return True
    if "have" in helpers and not helpers.isdisjoint({"would", "could", "should", "might", "must", "'d", "will", "'ll", "may"}):
        return True
    if not helpers.isdisjoint(SUPPOSING):
        perceives = words.lemmas[clause.row] in PERCEPTIONS
        able = not helpers.isdisjoint({"could", "can", "ca"})
        return not (able and (perceives or clause.is_negated))
    if not helpers.isdisjoint(WILLING):
        return not clause.is_negated
    if "would" in helpers and not _has_habit(words, clause):
        return True
    if governors and governors[0] in GUESSES:
        return True
    return helpers == {"to"} and bool(governors) and governors[0] in {"have", "be", ""}


def _has_habit(words: Words, clause: Clause) -> bool:
    low, end = words.unit_start(clause.row), words.unit_end(clause.row)
    return any(words.forms[row] in HABITS for row in range(low, end))


def _is_habitual(words: Words, clause: Clause) -> bool:
    first = clause.first
    for row in range(max(0, first - 1), clause.row):
        if words.forms[row] == "used" and words.forms[row + 1] == "to":
            return True
    if _has_habit(words, clause):
        return True
    return words.line[clause.row] < 0 and words.xpos[clause.row] in {"VBP", "VBZ"}
