"""Who does what is told, to whom: words around a verb, and the entities they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.cases import Case
from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import (
    ADDRESSES,
    CARRIERS,
    GIVING,
    LOOKS,
    ORDERS,
    PERCEPTIONS,
)
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Mention

_AFTER_HEADS: Final = word_set("of who which that in on at with from , ( and")
_REACHED: Final = word_set("at to for after about of")
"""Before what is looked at, listened to, waited for."""

_ADVERBS: Final = word_set("up out off away back down")
"""Particles that may stand before an object: *put out an arm*."""

_BEING: Final = word_set("am is are was were be been being 're 'm get got gets getting")
_OPEN_NOUNS: Final = frozenset({"DET", "ADJ", "NOUN", "NUM"})
_GIVES_SUBJECT: Final = ORDERS | PERCEPTIONS | CARRIERS
_SPEAKS_TO: Final = ADDRESSES - {"call"}
_MAX_WORDS: Final = 10
"""How far after a verb those who take part are looked for."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Ids of the entities of an event; see :class:`fabula.records.Event`."""

    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where mentions stand among the words.

    Attributes:
        by_head: the shortest mention that a word is the head of, by the word's row.
        by_first: the longest mention that begins at a row, with its last row.
    """

    by_head: dict[int, Mention]
    by_first: dict[int, tuple[Mention, int]]

    def object_between(self, start: int, end: int) -> int:
        """The head of the first mention that begins after one row and before another; or -1."""
        for row in range(start + 1, end):
            if row in self.by_first:
                mention, last = self.by_first[row]
                heads = (head for head in range(row, last + 1) if self.by_head.get(head) is mention)
                return next(heads, -1)
        return -1

    def entity_at(self, row: int) -> str | None:
        """The entity that a word is the head of a mention of."""
        mention = self.by_head.get(row)
        return mention.entity if mention else None

    def entities_at(self, row: int) -> tuple[str, ...]:
        """The entities that a word is the head of a mention of: of *they* each one."""
        mention = self.by_head.get(row)
        return mention.entities if mention else ()


def place_mentions(words: Words, mentions: Sequence[Mention]) -> Places:
    """Place mentions, sorted by start and longest first, on the words."""
    places = Places({}, {})
    for mention in mentions:
        first = words.row_at(mention.start)
        if first < 0:
            continue
        last = first
        while last + 1 < len(words) and words.starts[last + 1] < mention.end:
            last += 1
        places.by_first.setdefault(first, (mention, last))
        for row in _head_rows(words, first, last):
            known = places.by_head.get(row)
            if known is None or mention.end - mention.start < known.end - known.start:
                places.by_head[row] = mention
    return places


def _head_rows(words: Words, first: int, last: int) -> list[int]:
    """The head of a mention, and the words of a name."""
    rows = range(first + 1, last + 1)
    head = next((row for row in rows if words.forms[row] in _AFTER_HEADS), last + 1) - 1
    while head > first and words.forms[head] in {"'s", "'"}:
        head -= 1
    return [head, *(row for row in range(first, head) if words.upos[row] == "PROPN")]


def find_subject(case: Case, places: Places) -> int:
    """The row of who does it: the verb's own subject, or the one that it is given; or -1.

    In tags it may come after the verb (*said Tam*); of an infinitive or participle it is the
    object of *told*, *saw*, *let* and their like, else the subject of what governs it.
    """
    words, clause = case.words, case.clause
    while clause.partner >= 0:
        clause = case.setting.clauses[clause.partner]
    if clause.subject < 0 and words.lemmas[clause.row] in ADDRESSES and not clause.helpers:
        after = places.object_between(clause.row, clause.row + 2)
        if after >= 0:
            return after
    clause = case.clause
    while clause.subject < 0 and clause.governor >= 0:
        above = case.setting.clauses[clause.governor]
        if words.lemmas[above.row] in _GIVES_SUBJECT:
            given = places.object_between(above.row, clause.first)
            if given >= 0:
                return given
        clause = above
    return clause.subject


def find_roles(words: Words, clause: Clause, subject: int, places: Places) -> Roles:
    """The entities of an event.

    Args:
        words: the words.
        clause: the verb's clause.
        subject: row of the subject, its own or one that it is given by what governs it; or -1.
        places: the mentions.
    """
    agents = _joined(words, subject, places) if subject >= 0 else []
    patients, others = _read_after(words, clause, subject, places)
    if is_passive(words, clause):
        agents, patients = _find_doers(words, clause, places), agents
    if words.lemmas[clause.row] in _SPEAKS_TO:
        patients, others = [], [*patients, *others]
    return Roles(*(tuple(dict.fromkeys(names)) for names in (agents, patients, others)))


def is_passive(words: Words, clause: Clause) -> bool:
    """*Was taken*, *got taken*."""
    is_being = bool(clause.helpers) and clause.helpers[-1] in _BEING
    return is_being and words.xpos[clause.row] in {"VBN", "VBD"}


def _joined(words: Words, row: int, places: Places) -> list[str]:
    """The entity of a noun, and of the one joined to it: *Tam and Brand*."""
    mention = places.by_head.get(row)
    if mention is None:
        return []
    first = row
    while first > 0 and words.starts[first] > mention.start:
        first -= 1
    is_joined = first > 1 and words.forms[first - 1] == "and" and words.upos[row] != "PRON"
    return [*(places.entities_at(first - 2) if is_joined else ()), *mention.entities]


def _find_doers(words: Words, clause: Clause, places: Places) -> list[str]:
    """After *by*, in the passive."""
    for at in rows_after(words, clause):
        if words.forms[at] == "by" and at + 1 in places.by_first:
            return list(places.by_first[at + 1][0].entities)
    return []


def rows_after(words: Words, clause: Clause) -> Iterator[int]:
    """The rows right after a verb, up to the next verb, clause or sign."""
    end = min(clause.row + _MAX_WORDS, words.unit_end(clause.row))
    for at in range(clause.row + 1, end):
        if words.is_verb(at) or words.upos[at] in {"CCONJ", "SCONJ", "PUNCT"}:
            return
        yield at


def _read_after(
    words: Words, clause: Clause, subject: int, places: Places
) -> tuple[list[str], list[str]]:
    """Objects, and those after a preposition; what is looked at counts among the first."""
    objects: list[str] = []
    others: list[str] = []
    preposition, done = "", max(clause.row, subject)
    reaches = words.lemmas[clause.row] in LOOKS
    for at in rows_after(words, clause):
        if at <= done:
            continue
        if at in places.by_first and not _owns(words, places.by_first[at][1]):
            mention, done = places.by_first[at]
            is_object = not preposition or (reaches and preposition in _REACHED)
            is_object = is_object and not _is_given(words, clause, done)
            (objects if is_object else others).extend(mention.entities)
            preposition = ""
        elif words.upos[at] in {"ADP", "PART"} and words.forms[at] not in _ADVERBS:
            preposition = words.forms[at]
        elif words.upos[at] == "NOUN":
            # A noun that is no mention: what follows belongs to it.
            preposition = preposition or "of it"
    return objects, others


def _owns(words: Words, last: int) -> bool:
    """*His* coat, *Ben's* coat: what is told of is the coat."""
    is_owner = words.xpos[last] == "PRP$" or words.forms[last] in {"'s", "'"}
    return is_owner or (last + 1 < len(words) and words.forms[last + 1] in {"'s", "'"})


def _is_given(words: Words, clause: Clause, last: int) -> bool:
    """*Gave him brandy*, *showed Ben the letter*: another object comes right after."""
    is_next = last + 1 < words.unit_end(last)
    return is_next and words.lemmas[clause.row] in GIVING and words.upos[last + 1] in _OPEN_NOUNS
