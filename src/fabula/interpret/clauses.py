"""Verbs and what stands around them: auxiliaries, negation, subject, and what they hang on.

Trees of a small model err most where clauses meet, so what stands next to a verb is asked first and the
tree where that is silent. Words inside a line and outside of it are never taken together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.verb_kinds import ORDERS, REPORTS
from fabula.interpret.word_lists import word_set
from fabula.records import RELATIONS, UPOS, XPOS, Quote, Syntax

AUXILIARIES: Final = word_set(
    """
    am is are was were be been being 's 're 'm have has had 've 'd having do does did
    will would shall should can could may might must 'll wo ca sha ought to
    ’s ’re ’m ’ve ’d ’ll
    """
)
NEGATIONS: Final = word_set("not n't n’t never nt hardly scarcely barely no neither nor")
SEMI_AUXILIARIES: Final = {
    **dict.fromkeys(word_set("have has had 've having"), "have to"),
    **dict.fromkeys(word_set("am is are was were be 's 're 'm"), "be to"),
    **{"going": "going to", "used": "used to", "ought": "ought", "need": "need to"},
    **dict.fromkeys(word_set("got dared dare managed"), "to"),
}
"""What *to* and the word before it say of the verb after them."""

_INSIDE: Final = word_set(
    """
    ever only just already always still even also really all both once often sometimes again now
    then soon simply almost nearly perhaps certainly probably usually quite well all
    """
)
"""Adverbs that stand between an auxiliary and its verb; those that end in -ly do too."""

NOMINATIVES: Final = word_set("i you he she it we they who nobody somebody everybody one")
CONNECTORS: Final = word_set(
    """
    that if whether when while as before after until till because since though although unless
    where why how what who which whom whose than lest once whenever wherever whatever whoever
    """
)
_FINITE_HELPERS: Final = word_set("did was were had")
_COORDINATORS: Final = word_set("and or but nor then , ; — – -")
_NOMINALS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_COMPLEMENTS: Final = frozenset({"", "that", "to", "if", "whether", "how", "what"})
_MAX_STEPS: Final = 4
"""How many governors up a verb looks for what it stands under, and for its subject."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a story as plain columns, one item a word.

    Attributes:
        forms: as written, in lower case, apostrophes straight.
        unit: number of the stretch that a word lies in: one sentence, one line or none.
        line: index of the line that holds it, or -1.
        children: rows that depend on each, in order.
        bounds: first row and one past the last of each stretch, by its number.
    """

    starts: list[int]
    forms: list[str]
    lemmas: tuple[str, ...]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    unit: list[int]
    line: list[int]
    children: list[list[int]]
    bounds: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.forms)

    def unit_start(self, row: int) -> int:
        """The first row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][0]

    def unit_end(self, row: int) -> int:
        """One past the last row of the stretch that a word lies in."""
        return self.bounds[self.unit[row]][1]

    def is_verb(self, row: int) -> bool:
        """Whether a word is a verb that is nobody's auxiliary."""
        return self.upos[row] == "VERB" and self.xpos[row].startswith("VB")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and its own words.

    Attributes:
        row: the verb.
        first: the first row of verb and auxiliaries; of the subject, where that comes before.
        helpers: its auxiliaries, in order, as written.
        is_negated: True where one of its own words denies it.
        subject: row of its subject, or -1; that of a verb joined to another one is shared.
        connector: the word that joins the clause to another one, or "".
        governor: the verb that it depends on, or -1.
        partner: the verb before it that it is joined to by *and* and the like, or -1.
        is_inverted: True where an auxiliary stands before the subject, as in questions.
    """

    row: int
    first: int
    helpers: tuple[str, ...]
    is_negated: bool
    subject: int
    connector: str
    governor: int
    partner: int
    is_inverted: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A clause and all that bears on how real it is.

    Attributes:
        words: the words of the story.
        clauses: all clauses, by verb.
        is_present: True where the story is told in the present tense.
        clause: the clause itself.
    """

    words: Words
    clauses: Mapping[int, Clause]
    is_present: bool
    clause: Clause

    @property
    def chain(self) -> list[Clause]:
        """The clauses that govern it, the innermost first."""
        chain: list[Clause] = []
        clause = self.clause
        while clause.governor >= 0 and len(chain) < _MAX_STEPS:
            clause = self.clauses[clause.governor]
            chain.append(clause)
        return chain

    @property
    def governor(self) -> str:
        """The dictionary form of the verb whose complement it is, or ""."""
        clause = self.clause
        is_participle = clause.connector == "" and self.words.xpos[clause.row] == "VBG"
        if clause.governor < 0 or clause.connector not in _COMPLEMENTS or is_participle:
            return ""
        lemma = self.words.lemmas[clause.governor]
        # *Said a word that he had heard*: only *tell* and its like have somebody in between.
        is_apart = clause.first - clause.governor > (2 if clause.connector else 1)
        return "" if is_apart and lemma in REPORTS - ORDERS else lemma

    def above(self) -> "Case":
        """The case of what governs it."""
        return replace(self, clause=self.clauses[self.clause.governor])


def lay_words(content: str, syntax: Syntax, lines: Iterable[Quote]) -> Words:
    """The columns of all words."""
    starts, ends = syntax.words.start.tolist(), syntax.words.end.tolist()
    edges = [edge for line in lines for edge in (line.start, line.end)]
    heads = syntax.head.tolist()
    children: list[list[int]] = [[] for _ in heads]
    for row, head in enumerate(heads):
        if head != row:
            children[head].append(row)
    bounds: list[tuple[int, int]] = []
    first_rows = set(syntax.sentence_start.tolist())
    unit, line, number, last = [], [], -1, -1
    for row, start in enumerate(starts):
        within = bisect_right(edges, start)
        if row in first_rows or within != last:
            number += 1
            bounds.append((row, row + 1))
        bounds[-1] = bounds[-1][0], row + 1
        last = within
        unit.append(number)
        line.append(within // 2 if within % 2 else -1)
    return Words(
        starts=starts,
        forms=[
            content[start:end].lower().replace("’", "'")
            for start, end in zip(starts, ends, strict=True)
        ],
        lemmas=syntax.lemma,
        upos=[UPOS[label] for label in syntax.upos.tolist()],
        xpos=[XPOS[label] for label in syntax.xpos.tolist()],
        heads=heads,
        relations=[RELATIONS[label] for label in syntax.relation.tolist()],
        unit=unit,
        line=line,
        children=children,
        bounds=bounds,
    )


def read_clauses(words: Words) -> dict[int, Clause]:
    """The clause of each verb, by its row, in order."""
    clauses: dict[int, Clause] = {}
    for row in range(len(words)):
        if words.is_verb(row) and not _is_auxiliary(words, row):
            clauses[row] = _read_clause(words, row, clauses)
    return clauses


def _is_auxiliary(words: Words, row: int) -> bool:
    """Those of the tree, and *used*, *ought*, *going* and *have* before *to* and a verb."""
    after = row + 2
    if after < len(words) and words.forms[row + 1] == "to" and words.xpos[after] in {"VB", "VBP"}:
        return words.forms[row] in {"used", "ought", "going", "have", "has", "had", "need"}
    return words.relations[row] in {"aux", "aux:pass", "cop"}


def _read_clause(words: Words, row: int, before: dict[int, Clause]) -> Clause:
    first, helpers, negated, inverted = _read_group(words, row)
    low = words.unit_start(row)
    subject = inverted if inverted >= 0 else _own_subject(words, row, first, low)
    partner = -1
    if subject < 0:
        partner = _find_partner(words, row, first, low, before)
    if subject >= 0 and words.forms[subject] in {"who", "which", "that"}:
        antecedent = _find_antecedent(words, subject, low)
    else:
        antecedent = subject
    if partner >= 0:
        return _share(row, first, negated, before[partner], helpers)
    opens = _left_edge(words, subject, low) if 0 <= subject < first else first
    connector = _connector(words, opens, low)
    if helpers[:1] == ("to",) and not connector:
        connector = "to"
    governor = _find_governor(words, row, opens, low, connector, before)
    return Clause(
        row,
        min(opens, first),
        helpers,
        negated or _has_negative(words, row, subject),
        antecedent,
        connector,
        governor,
        -1,
        inverted >= 0,
    )


def _read_group(words: Words, row: int) -> tuple[int, tuple[str, ...], bool, int]:
    """First row of the verb's group, its helpers, whether it is denied, an inverted subject."""
    helpers: list[str] = []
    negated, first, low, inverted = False, row, words.unit_start(row), -1
    at = row - 1
    while at >= low:
        form = words.forms[at]
        if form == "to" and not helpers:
            semi = SEMI_AUXILIARIES.get(words.forms[at - 1], "to") if at > low else "to"
            helpers.insert(0, semi)
            first = at
            if semi == "to":
                negated = at > low and words.forms[at - 1] in NEGATIONS
                break
            at -= 1
            # *Had to*, *was to* have said all; *going*, *used* and *ought* may have helpers.
            if semi == "have to":
                helpers.insert(0, words.forms[at])
        elif form in NEGATIONS and form not in {"no", "neither", "nor"}:
            negated = True
        elif form in AUXILIARIES and form not in {"to", "no"}:
            helpers.insert(0, form)
        elif not _stands_inside(words, at):
            if helpers or not _inverts(words, at, low):
                break
            inverted = at
        first = at if inverted != at else first
        at -= 1
    while first < row and _stands_inside(words, first):
        first += 1
    return first, tuple(helpers), negated, inverted


def _stands_inside(words: Words, row: int) -> bool:
    form = words.forms[row]
    return form in _INSIDE or (words.upos[row] == "ADV" and form.endswith("ly"))


def _inverts(words: Words, at: int, low: int) -> bool:
    """Whether an auxiliary stands right before a pronoun or name and opens its clause."""
    if words.upos[at] not in {"PRON", "PROPN"}:
        return False
    if at - 1 < low or words.forms[at - 1] not in AUXILIARIES | {"n't"}:
        return False
    opener = at - 2
    if opener >= low and words.forms[opener] in AUXILIARIES:
        opener -= 1
    return (
        opener < low
        or words.upos[opener] in {"PUNCT", "CCONJ", "SCONJ", "ADV"}
        or (words.forms[opener] in CONNECTORS)
    )


def _own_subject(words: Words, row: int, first: int, low: int) -> int:
    """The word before the group where it can be one, else the tree's."""
    at = first - 1
    if at >= low and (words.forms[at] in NOMINATIVES or words.xpos[at] in {"NNP", "WP"}):
        return at
    is_joined = at >= low and words.upos[at] == "CCONJ"
    named = [
        child
        for child in words.children[row]
        if words.relations[child] in _SUBJECTS and low <= child < first - is_joined
    ]
    if named and not is_joined:
        return named[-1]
    if at >= low and words.upos[at] in {"NOUN", "PROPN"} and _is_finite(words, row, first):
        return at
    return -1


def _find_antecedent(words: Words, relative: int, low: int) -> int:
    """What *who*, *which* and *that* stand for: the noun or pronoun before them."""
    at = relative - 1
    while at >= low and words.upos[at] in {"PUNCT", "ADP"}:
        at -= 1
    is_noun = at >= low and words.upos[at] in _NOMINALS
    return at if is_noun else relative


def _is_finite(words: Words, row: int, first: int) -> bool:
    if first < row:
        return words.forms[first] != "to"
    return words.xpos[row] in {"VBD", "VBP", "VBZ"}


def _left_edge(words: Words, subject: int, low: int) -> int:
    """The first word of a noun phrase."""
    at = subject
    while (
        at > low
        and words.upos[at - 1] in {"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"}
        or (at > low and words.xpos[at - 1] == "PRP$")
    ):
        at -= 1
    return at


def _connector(words: Words, opens: int, low: int) -> str:
    at = opens - 1
    if words.forms[opens] in {"who", "which", "that", "what", "whoever"}:
        return words.forms[opens]
    if at < low:
        return ""
    form = words.forms[at]
    if form in {"if", "though"} and at > low and words.forms[at - 1] == "as":
        return "as if"
    return form if form in CONNECTORS else ""


def _find_partner(words: Words, row: int, first: int, low: int, before: dict[int, Clause]) -> int:
    """The verb that this one is joined to, one of its own form where there is one."""
    at = first - 1
    while at >= low and words.upos[at] == "ADV" and words.forms[at] not in _COORDINATORS:
        at -= 1
    if at < low or words.forms[at] not in _COORDINATORS:
        return -1
    earlier = [other for other in range(at, low - 1, -1) if other in before]
    kind = _form_class(words, row, first)
    same = [o for o in earlier if _form_class(words, o, before[o].first) == kind]
    return same[0] if same else -1


def _form_class(words: Words, row: int, first: int) -> str:
    """Forms that may be joined: finite ones with each other, bare ones with each other."""
    tag = words.xpos[row]
    if words.forms[first] in _FINITE_HELPERS:
        return "past"
    return {"VBD": "past", "VBN": "past", "VBP": "base", "VB": "base"}.get(tag, tag)


def _share(row: int, first: int, negated: bool, other: Clause, helpers: tuple[str, ...]) -> Clause:
    """A verb joined to another one has its subject, and its helpers unless it has its own."""
    return Clause(
        row,
        first,
        helpers or other.helpers,
        negated or other.is_negated,
        other.subject,
        other.connector,
        other.governor,
        other.row,
        other.is_inverted,
    )


def _has_negative(words: Words, row: int, subject: int) -> bool:
    """*Nobody came*, *said nothing*, *without turning*."""
    nobody = {"nobody", "none", "nothing", "neither", "no-one"}
    if subject >= 0 and (words.forms[subject] in nobody or _has_no(words, subject)):
        return True
    after = row + 1
    if after < len(words) and words.unit[after] == words.unit[row]:
        if words.forms[after] in {"nothing", "nobody", "no", "none"}:
            return True
    return row > 0 and words.forms[row - 1] == "without"


def _has_no(words: Words, row: int) -> bool:
    return any(words.forms[child] == "no" for child in words.children[row])


def _find_governor(
    words: Words, row: int, opens: int, low: int, connector: str, before: dict[int, Clause]
) -> int:
    """The verb right before the clause, else the one that the tree hangs it on."""
    nearest = next((other for other in range(opens - 1, low - 1, -1) if other in before), -1)
    if nearest >= 0 and (
        connector in {"that", "if", "whether", "how", "to"} or opens - 1 == nearest
    ):
        return nearest
    head = words.heads[row]
    if words.relations[row] in {"ccomp", "xcomp", "advcl", "acl"} and head in before:
        return head if words.unit[head] == words.unit[row] else -1
    return nearest if words.xpos[row] == "VBG" or connector else -1
