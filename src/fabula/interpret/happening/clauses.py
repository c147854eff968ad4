"""Clauses: a verb with its subject, and what it hangs on.

Trees of a small model err most where clauses meet, so what stands next to a verb is asked first
and the tree where that is silent. Words inside a line and outside of it are never taken together.
"""

from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_groups import VerbGroup, read_group, stands_inside
from fabula.interpret.happening.verb_kinds import CARRIERS, PERCEPTIONS
from fabula.interpret.wording.word_lists import word_set

CONNECTORS: Final = word_set(
    """
    that if whether when while as before after until till because since though although unless
    where why how what who which whom whose than lest once whenever wherever whatever whoever
    """
)
_RELATIVES: Final = word_set("who which that")
_NOMINATIVES: Final = word_set(
    """
    i you he she it we they who one nobody somebody everybody anybody someone anyone everyone
    neither none nothing both
    """
)
_NOBODY: Final = word_set("nobody none nothing neither no-one")
_NOTHING: Final = word_set("nothing nobody no none")
_COORDINATORS: Final = word_set("and or but nor then , ; — – -")
_AFTER_VERBS: Final = frozenset({"that", "to", "if", "whether", "how"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SUBORDINATES: Final = frozenset({"ccomp", "xcomp", "advcl", "acl"})
_NOMINALS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE_NOUNS: Final = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"})
_TO_VERBS: Final = word_set("used ought going have has had need")
_BARE_REACH: Final = 4
_FORM_CLASSES: Final = {"VBD": "past", "VBN": "past", "VBP": "base", "VB": "base"}
_FINITE: Final = word_set("did was were had")
_TAKES_BARE: Final = PERCEPTIONS | CARRIERS
_OPENERS: Final = _RELATIVES | {"what", "whoever"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and its own words.

    Attributes:
        row: the verb.
        first: the first row of verb and auxiliaries; of the subject, where that comes before.
        helpers: its auxiliaries, in order; see :class:`~.verb_groups.VerbGroup`.
        is_negated: True where one of its own words denies it.
        subject: row of its subject, or -1; that of a verb joined to another one is shared, and
            *who* gives way to what it stands for.
        connector: the word that joins the clause to another one, or "".
        governor: the verb before it that it depends on, or -1.
        partner: the verb before it that it is joined to by *and* and the like, or -1.
    """

    row: int
    first: int
    helpers: tuple[str, ...]
    is_negated: bool
    subject: int
    connector: str
    governor: int
    partner: int = -1


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
        return words.forms[row] in _TO_VERBS
    return words.relations[row] in {"aux", "aux:pass", "cop"}


def _read_clause(words: Words, row: int, before: dict[int, Clause]) -> Clause:
    group = read_group(words, row)
    subject = _subject_across(words, row, group, before)
    if subject < 0:
        subject = _own_subject(words, row, group)
    partner = _find_partner(words, row, group, before) if subject < 0 else -1
    if partner >= 0:
        return _join(row, group, before[partner])
    first = _left_edge(words, subject) if 0 <= subject < group.first else group.first
    connector = _find_connector(words, first)
    if group.helpers[:1] == ("to",) and not connector:
        connector = "to"
    return Clause(
        row,
        first,
        group.helpers,
        group.is_negated or _has_negative(words, row, subject),
        _resolve_relative(words, subject),
        connector,
        _find_governor(words, row, first, connector, before),
    )


def _subject_across(words: Words, row: int, group: VerbGroup, before: dict[int, Clause]) -> int:
    """*Ben, who was late, ran*: across a relative clause between commas; or -1."""
    low, at = words.unit_start(row), group.first - 1
    if at < low or words.forms[at] != ",":
        return -1
    inner = next((before[other] for other in range(at, low - 1, -1) if other in before), None)
    if inner is None or inner.connector not in {"who", "which"} or inner.first == low:
        return -1
    return inner.subject if words.forms[inner.first - 1] == "," else -1


def _own_subject(words: Words, row: int, group: VerbGroup) -> int:
    """The word before the group where it can be one, else the tree's; or -1."""
    low, at = words.unit_start(row), group.first - 1
    if group.inverted >= 0:
        return group.inverted
    while at > low and stands_inside(words, at):
        at -= 1
    if at < low:
        return -1
    if words.forms[at] in _NOMINATIVES or words.xpos[at] in {"NNP", "WP"}:
        return at
    if words.upos[at] == "CCONJ":
        return -1
    subjects = [c for c in words.children(row) if words.relations[c] in _SUBJECTS]
    named = [child for child in subjects if low <= child < group.first]
    if named:
        return named[-1]
    is_noun = words.upos[at] in {"NOUN", "PROPN"}
    return at if is_noun and _is_finite(words, row, group) else -1


def _is_finite(words: Words, row: int, group: VerbGroup) -> bool:
    if group.helpers:
        return group.helpers[0] != "to"
    return words.xpos[row] in {"VBD", "VBP", "VBZ"}


def _resolve_relative(words: Words, subject: int) -> int:
    """For *who*, *which* and *that* the noun or pronoun before them."""
    if subject < 0 or words.forms[subject] not in _RELATIVES:
        return subject
    low, at = words.unit_start(subject), subject - 1
    while at >= low and words.upos[at] in {"PUNCT", "ADP"}:
        at -= 1
    return at if at >= low and words.upos[at] in _NOMINALS else subject


def _left_edge(words: Words, noun: int) -> int:
    """The first word of a noun phrase."""
    low, at = words.unit_start(noun), noun
    while at > low and (words.upos[at - 1] in _BEFORE_NOUNS or words.xpos[at - 1] == "PRP$"):
        at -= 1
    return at


def _find_connector(words: Words, first: int) -> str:
    low, at = words.unit_start(first), first - 1
    if words.forms[first] in _OPENERS:
        return words.forms[first]
    if at < low:
        return ""
    if words.forms[at] in {"if", "though"} and at > low and words.forms[at - 1] == "as":
        return "as if"
    return words.forms[at] if words.forms[at] in CONNECTORS else ""


def _find_partner(words: Words, row: int, group: VerbGroup, before: dict[int, Clause]) -> int:
    """The verb that this one is joined to, the nearest of its own form."""
    low, at = words.unit_start(row), group.first - 1
    while at >= low and words.upos[at] == "ADV" and words.forms[at] not in _COORDINATORS:
        at -= 1
    if at < low or words.forms[at] not in _COORDINATORS:
        return -1
    kind = _form_class(words, row, group.first)
    earlier = (other for other in range(at, low - 1, -1) if other in before)
    same = (o for o in earlier if _form_class(words, o, before[o].first) == kind)
    return next(same, -1)


def _form_class(words: Words, row: int, first: int) -> str:
    """Forms that may be joined: past ones with each other, bare ones with each other."""
    tag = words.xpos[row]
    if words.forms[first] in _FINITE:
        return "past"
    return _FORM_CLASSES.get(tag, tag)


def _join(row: int, group: VerbGroup, other: Clause) -> Clause:
    """A verb joined to another one has its subject, and its helpers unless it has its own."""
    return replace(
        other,
        row=row,
        first=group.first,
        helpers=group.helpers or other.helpers,
        is_negated=group.is_negated or other.is_negated,
        partner=other.row,
    )


def _has_negative(words: Words, row: int, subject: int) -> bool:
    """*Nobody came*, *no man came*, *said nothing*, *without turning*."""
    if subject >= 0 and (
        words.forms[subject] in _NOBODY
        or any(words.forms[child] == "no" for child in words.children(subject))
    ):
        return True
    has_object = row + 1 < words.unit_end(row) and words.forms[row + 1] in _NOTHING
    return has_object or (row > 0 and words.forms[row - 1] == "without")


def _find_governor(
    words: Words, row: int, first: int, connector: str, before: dict[int, Clause]
) -> int:
    """The verb right before the clause, else the one that the tree hangs it on."""
    low = words.unit_start(row)
    nearest = next((other for other in range(first - 1, low - 1, -1) if other in before), -1)
    is_next = connector in _AFTER_VERBS or first - 1 == nearest
    if nearest >= 0 and is_next:
        return nearest
    if nearest >= 0 and _is_bare_complement(words, row, first, nearest):
        return nearest
    head = words.heads[row]
    if words.relations[row] in _SUBORDINATES and head in before:
        return head if words.unit[head] == words.unit[row] else -1
    return nearest if words.xpos[row] == "VBG" or connector else -1


def _is_bare_complement(words: Words, row: int, first: int, nearest: int) -> bool:
    """*Saw him go*, *made her cry*: a bare verb soon after one that takes such."""
    is_bare = first == row and words.xpos[row] in {"VB", "VBP"}
    takes_bare = words.lemmas[nearest] in _TAKES_BARE
    return is_bare and takes_bare and row - nearest <= _BARE_REACH
