"""Who does what is told, to whom: words around a verb, and the entities they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.clauses import Clause, Words
from fabula.interpret.verb_kinds import ADDRESSES, LOOKS
from fabula.interpret.word_lists import word_set
from fabula.records import Mention

_PERCEIVED: Final = word_set("at to for after about of")
"""Before what is looked at, listened to, waited for."""

_PARTICLES: Final = word_set(
    "up down in out off on over away back through along round around by together aside"
)
_BEINGS: Final = word_set("am is are was were be been being 's 're 'm get got gets getting")
_MAX_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class Roles:
    """Ids of the entities of an event; see :class:`fabula.records.Event`."""

    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Places:
    """Which mention a word is the head of, and where mentions begin."""

    def __init__(self, words: Words, mentions: Sequence[Mention]) -> None:
        """Place the mentions on the words."""
        row_at = {start: row for row, start in enumerate(words.starts)}
        self.by_head: dict[int, Mention] = {}
        self.by_first: dict[int, list[Mention]] = {}
        self.end_row: dict[tuple[int, int], int] = {}
        for mention in mentions:
            first = row_at.get(mention.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(words) and words.starts[last + 1] < mention.end:
                last += 1
            self.by_first.setdefault(first, []).append(mention)
            self.end_row[mention.start, mention.end] = last
            for row in _head_rows(words, first, last):
                known = self.by_head.get(row)
                if known is None or mention.end - mention.start < known.end - known.start:
                    self.by_head[row] = mention

    def entity_at(self, row: int) -> str | None:
        """The entity that a word is the head of a mention of."""
        mention = self.by_head.get(row)
        return mention.entity if mention else None


def _head_rows(words: Words, first: int, last: int) -> list[int]:
    """The head of a mention, and the words of a name."""
    after = word_set("of who which that in on at with from , ( and")
    end = next((row for row in range(first + 1, last + 1) if words.forms[row] in after), last + 1)
    head = end - 1
    while head > first and words.forms[head] in {"'s", "'"}:
        head -= 1
    return [head, *(row for row in range(first, head) if words.upos[row] == "PROPN")]


def find_roles(words: Words, clause: Clause, places: Places, subject: int) -> Roles:
    """The entities of an event.

    Args:
        words: the words.
        clause: the verb's clause.
        places: the mentions.
        subject: row of the subject, its own or one that it shares or is given; or -1.
    """
    subjects = _joined(words, subject, places) if subject >= 0 else []
    objects, others = _read_after(words, clause, places)
    doers, done_to = (subjects, objects)
    if is_passive(words, clause):
        doers, done_to = _by_phrase(words, clause, places), subjects
    if words.lemmas[clause.row] in ADDRESSES:
        done_to, others = [], [*done_to, *others]
    return Roles(_unique(doers), _unique(done_to), _unique(others))


def is_passive(words: Words, clause: Clause) -> bool:
    """*Was taken*, *got taken*."""
    being = [form for form in clause.helpers if form not in {"to"}]
    row = clause.row
    looks = words.xpos[row] == "VBN" or (words.xpos[row] == "VBD" and bool(being))
    return bool(being) and being[-1] in _BEINGS - {"'s"} and looks


def _joined(words: Words, row: int, places: Places) -> list[str]:
    """The entity of a noun and of those joined to it: *Tam and Brand*."""
    found = [places.entity_at(row)]
    before = row
    if (mention := places.by_head.get(row)) and before > 1:
        first = next(r for r in range(before, -1, -1) if words.starts[r] <= mention.start)
        if first > 1 and words.forms[first - 1] == "and":
            earlier = places.by_head.get(first - 2)
            found.append(earlier.entity if earlier else None)
    return [name for name in found if name]


def _by_phrase(words: Words, clause: Clause, places: Places) -> list[str]:
    for at in range(clause.row + 1, min(clause.row + _MAX_ROWS, len(words))):
        if words.unit[at] != words.unit[clause.row] or words.is_verb(at):
            break
        if words.forms[at] == "by" and at + 1 in places.by_first:
            return [m.entity for m in places.by_first[at + 1][:1] if m.entity]
    return []


def _read_after(words: Words, clause: Clause, places: Places) -> tuple[list[str], list[str]]:
    """What comes after a verb: objects first, then those with a preposition."""
    objects: list[str] = []
    others: list[str] = []
    at, preposition = clause.row + 1, ""
    perceives = words.lemmas[clause.row] in LOOKS
    while at < min(clause.row + _MAX_ROWS, len(words)) and words.unit[at] == words.unit[clause.row]:
        form = words.forms[at]
        mentions = places.by_first.get(at)
        if mentions:
            mention = mentions[0]
            last = places.end_row[mention.start, mention.end]
            if last + 1 < len(words) and words.is_verb(last + 1) and not preposition and objects:
                break
            if mention.entity:
                is_object = not preposition or (perceives and preposition in _PERCEIVED)
                (objects if is_object else others).append(mention.entity)
            at, preposition = last + 1, ""
            continue
        if words.is_verb(at) or words.upos[at] in {"CCONJ", "SCONJ"} or form in {";", ":", "that"}:
            break
        if words.upos[at] == "PUNCT":
            break
        if words.upos[at] in {"ADP", "PART"} and not (form in _PARTICLES and not preposition):
            preposition = form
        elif form in _PARTICLES:
            preposition = (
                form
                if at + 1 in places.by_first
                and form not in {"up", "out", "off", "away", "back", "down"}
                else preposition
            )
        elif words.upos[at] == "NOUN":
            preposition = preposition or "-"
        at += 1
    return objects, others


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
