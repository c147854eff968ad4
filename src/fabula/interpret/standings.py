"""How real an event is: its standing, read off auxiliaries, negation, mood and what governs it.

The order of the questions is that of the guidelines of ``evaluation/gold``, after FactBank (Saurí and
Pustejovsky 2009): the first that fits holds. Not told apart yet: what is taken back, and what is
undone by a later deed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.clauses import CONNECTORS, Clause, Words
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
    try attempt pretend wonder trust need prefer hate claim seem
    """
)
ORDERS: Final = word_set("ask tell order command beg request advise warn urge invite forbid let")
REPORTS: Final = word_set(
    """
    say tell report explain hear claim answer reply announce add declare remark write admit
    confess mention insist swear assure inform repeat
    """
)
PROMISES: Final = PLANS | {"say", "tell"}
_INDEFINITE: Final = word_set("nothing something anything somebody how what when where")
REFUSALS: Final = word_set("refuse decline forget fail")
PERCEPTIONS: Final = word_set("see hear feel smell taste watch notice find")
SUPPOSING: Final = word_set("could can might may should ought must ca need")
WILLING: Final = word_set("will shall 'll wo sha")
PERFECT: Final = word_set("had 'd")
FREQUENT: Final = word_set("always often usually sometimes generally mostly occasionally")
PERIODS: Final = word_set(
    """
    time day night morning evening afternoon week month year hour spring summer autumn winter sunday
    monday tuesday wednesday thursday friday saturday
    """
)
_CONDITIONS: Final = frozenset({"if", "as if", "unless", "lest", "whether"})
_TIMES: Final = frozenset({"when", "before", "until", "till", "once"})
_COMPLEMENTS: Final = frozenset({"", "that", "to", "if", "whether", "how", "what"})
_UNREAL: Final = frozenset({Standing.SUPPOSED, Standing.PLANNED, Standing.HABITUAL})
_UNREAL_PERFECT: Final = word_set("would could should might must 'd will 'll may ought")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an event stands in.

    Attributes:
        words: the words of the story.
        clauses: all clauses, by verb.
        is_present: True where the story is told in the present tense.
    """

    words: Words
    clauses: Mapping[int, Clause]
    is_present: bool


def judge_standing(clause: Clause, chain: Sequence[Clause], setting: Setting) -> Standing:
    """The standing of an event.

    Args:
        clause: the event's clause.
        chain: the clauses that govern it, the innermost first.
        setting: the story.
    """
    words = setting.words
    governor = _governing_lemma(words, clause, chain)
    if _is_asked(words, clause, governor):
        return Standing.ASKED
    if governor in FEARS or _follows_fear(words, clause):
        return Standing.FEARED
    if "to" in clause.helpers and governor in REFUSALS:
        return Standing.NEGATED
    if _is_conditional(words, clause, chain, setting):
        return Standing.SUPPOSED
    if _is_planned(words, clause, governor):
        return Standing.NEGATED if clause.is_negated else Standing.PLANNED
    if _is_supposed(words, clause, governor, setting):
        return Standing.SUPPOSED
    if clause.is_negated or _is_denied_attempt(words, clause, chain):
        return Standing.NEGATED
    if _is_habitual(clause, setting):
        return Standing.HABITUAL
    inherited = _inherit(words, clause, chain, setting)
    if inherited is not None:
        return inherited
    if words.line[clause.row] >= 0 or (governor in REPORTS and clause.connector in {"", "that"}):
        return Standing.SAID
    if not PERFECT.isdisjoint(clause.helpers) and clause.connector not in _TIMES:
        return Standing.RECALLED
    return Standing.HAPPENED


def tells_in_present(words: Words, clauses: Iterable[Clause]) -> bool:
    """Whether more finite verbs outside of lines are in the present than in the past."""
    tags = Counter(words.xpos[clause.row] for clause in clauses if words.line[clause.row] < 0)
    return tags["VBP"] + tags["VBZ"] > tags["VBD"]


def _governing_lemma(words: Words, clause: Clause, chain: Sequence[Clause]) -> str:
    """The verb whose complement a clause is, or ""."""
    if not chain or clause.connector not in _COMPLEMENTS:
        return ""
    governor, opens = chain[0].row, clause.first
    lemma = words.lemmas[governor]
    if clause.connector == "" and words.xpos[clause.row] == "VBG":
        return ""
    # *Said a word that he had heard*: only those that have an object may stand apart.
    is_apart = opens - governor > (2 if clause.connector else 1)
    return "" if is_apart and lemma in REPORTS - ORDERS else lemma


def _is_asked(words: Words, clause: Clause, governor: str) -> bool:
    end = words.unit_end(clause.row)
    if any(words.forms[row] == "?" for row in range(max(clause.row, end - 3), end)):
        return True
    if governor in ORDERS and "to" in clause.helpers:
        return True
    if "be to" in clause.helpers:
        return True
    if governor in {"ask", "wonder"} and clause.connector in {"if", "whether"}:
        return True
    return _is_imperative(words, clause)


def _is_imperative(words: Words, clause: Clause) -> bool:
    """A bare verb without a subject that opens its stretch of a line."""
    row = clause.row
    if words.line[row] < 0 or clause.subject >= 0 or clause.partner >= 0:
        return False
    is_bare = words.xpos[row] in {"VB", "VBP"} and words.lemmas[row] == words.forms[row]
    if not is_bare or any(form != "do" for form in clause.helpers):
        return False
    before = clause.first - 1
    openers = {"PUNCT", "INTJ", "CCONJ", "ADV", "PROPN"}
    return before < words.unit_start(row) or words.upos[before] in openers


def _follows_fear(words: Words, clause: Clause) -> bool:
    low = words.unit_start(clause.row)
    is_content = clause.connector in {"that", "lest"}
    return is_content and any(words.forms[row] in FEARS for row in range(low, clause.first))


def _is_conditional(
    words: Words, clause: Clause, chain: Sequence[Clause], setting: Setting
) -> bool:
    """After *if*, and what would follow if so."""
    if clause.connector in _CONDITIONS:
        return True
    is_open = words.xpos[clause.row] in {"VB", "VBP", "VBZ"} and "did" not in clause.helpers
    low, end = words.unit_start(clause.row), words.unit_end(clause.row)
    return is_open and any(
        words.forms[row] == "if" and words.forms[row - 1] != "as" for row in range(low, end)
    )


def _is_planned(words: Words, clause: Clause, governor: str) -> bool:
    helpers = set(clause.helpers)
    subject = words.forms[clause.subject] if clause.subject >= 0 else ""
    if "to" in helpers and governor in PLANS:
        return True
    if "have" in helpers:
        return False
    if not helpers.isdisjoint(WILLING) or "going to" in helpers:
        return clause.is_negated or subject in {"i", "we", "you", ""}
    if not helpers.isdisjoint({"would", "'d"}):
        return governor in PROMISES
    if "can" in helpers and words.line[clause.row] >= 0:
        return not clause.is_negated and words.lemmas[clause.row] not in PERCEPTIONS
    return helpers == {"to"} and _is_purpose(words, clause, governor)


def _is_purpose(words: Words, clause: Clause, governor: str) -> bool:
    """*Went out to try the boards*; not *cheaper to burn*, *nothing to show*, *how to do it*."""
    carriers = GUESSES | PLANS | ORDERS | {"have", "be", "use", "begin", "start", "know", "need", ""}
    before = words.forms[clause.first - 1] if clause.first else ""
    is_of_word = words.upos[clause.first - 1] in {"ADJ", "DET"} or before in _INDEFINITE
    return governor not in carriers and not is_of_word


def _is_supposed(words: Words, clause: Clause, governor: str, setting: Setting) -> bool:
    helpers = set(clause.helpers)
    if "have" in helpers and not helpers.isdisjoint(_UNREAL_PERFECT):
        return True
    if not helpers.isdisjoint(SUPPOSING):
        perceives = words.lemmas[clause.row] in PERCEPTIONS
        able = not helpers.isdisjoint({"could", "can", "ca"})
        return not (able and (perceives or clause.is_negated))
    if not helpers.isdisjoint(WILLING | {"going to"}):
        return not clause.is_negated
    if "have to" in helpers:
        return "had" not in helpers
    if "would" in helpers or ("'d" in helpers and words.xpos[clause.row] == "VB"):
        return not _is_frequent(clause, setting) and not _is_refused(words, clause, governor)
    if governor in GUESSES:
        return True
    return helpers == {"to"}


def _is_refused(words: Words, clause: Clause, governor: str) -> bool:
    """*Would not sit down*, *nobody would guide her*: no other *would* before it."""
    low = words.unit_start(clause.row)
    is_alone = "would" not in words.forms[low : clause.first]
    return clause.is_negated and not governor and is_alone


def _is_denied_attempt(words: Words, clause: Clause, chain: Sequence[Clause]) -> bool:
    """*Never dared to ask*."""
    attempts = {"dare", "manage", "bother"}
    return bool(chain) and chain[0].is_negated and words.lemmas[chain[0].row] in attempts


def _is_habitual(clause: Clause, setting: Setting) -> bool:
    words = setting.words
    if _is_frequent(clause, setting):
        return True
    row = clause.row
    if words.xpos[row] not in {"VBP", "VBZ"} or clause.helpers:
        return False
    if words.line[row] >= 0:
        return words.lemmas[row] not in REPORTS | PERCEPTIONS
    return not setting.is_present


def _is_frequent(clause: Clause, setting: Setting) -> bool:
    """*Used to*; *always*, *every day* in its own clause; *would* after *used to*."""
    words, row = setting.words, clause.row
    if "used to" in clause.helpers:
        return True
    low, end = words.unit_start(row), words.unit_end(row)
    start = _clause_start(clause, setting, low)
    stop = next((r for r in range(row + 1, end) if _opens_clause(r, setting)), end)
    if any(_tells_habit(words, r) for r in range(start, stop)):
        return True
    return "would" in clause.helpers and "used" in words.forms[low : clause.first]


def _clause_start(clause: Clause, setting: Setting, low: int) -> int:
    """The first row of a clause: what leads in is its own where no verb comes before."""
    earlier = [r for r in range(low, clause.first) if r in setting.clauses]
    return earlier[-1] + 1 if earlier else low


def _opens_clause(row: int, setting: Setting) -> bool:
    words = setting.words
    is_verb = row in setting.clauses
    return is_verb or words.forms[row] in CONNECTORS - {"that"} or words.forms[row] == ";"


def _tells_habit(words: Words, row: int) -> bool:
    form = words.forms[row]
    if form in FREQUENT:
        return True
    nearby = words.lemmas[row + 1 : row + 3]
    return form in {"every", "most"} and any(lemma.lower().rstrip("s") in PERIODS for lemma in nearby)


def _inherit(
    words: Words, clause: Clause, chain: Sequence[Clause], setting: Setting
) -> Standing | None:
    """Participles, and clauses of *as*, *when* and the like, stand as what they hang on does."""
    is_participle = words.xpos[clause.row] == "VBG" and not clause.helpers
    if not chain or not (is_participle or clause.connector in {"as", "when", "while", "until"}):
        return None
    standing = judge_standing(chain[0], chain[1:], setting)
    kept = _UNREAL if not is_participle else _UNREAL | {Standing.RECALLED}
    return standing if standing in kept else None
