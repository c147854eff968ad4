"""Statements: facts with what a check has to know of them beside."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from fabula.interpret.happening.tellings import Telling
from fabula.records import Event, Fact, FactKind, Mention

N_CHARS_SURE = 300
"""So far before a pronoun the only name in its paragraph makes sure whom it means."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact, and how far it may be held against others.

    Attributes:
        fact: the fact.
        topic: what of a fact can only be one: ``age was``, ``eyes``, ``arm``; "" for none.
        is_sure: whether it is said of nobody else, by a name or a plain pronoun, in narration.
    """

    fact: Fact
    topic: str
    is_sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """What facts are read from.

    Attributes:
        telling: the words with their clauses.
        events: by the row of their word, with their final standing.
        names: mentions by a name, in order.
        paragraphs: where paragraphs start.
        categories: of entities, by id.
    """

    telling: Telling
    events: Mapping[int, Event]
    names: Sequence[Mention]
    paragraphs: Sequence[int]
    categories: Mapping[str, str]

    def person_at(self, row: int) -> str | None:
        """The entity of a noun, name or pronoun, where it is a person or an animal."""
        entity = self.telling.places.entity_at(row) if row >= 0 else None
        return entity if entity and self.categories.get(entity) == "PER" else None

    def speaker_at(self, row: int) -> str | None:
        """Whose word it is, where it stands in a line."""
        line = self.telling.words.line[row]
        return self.telling.quotes[line].speaker if line >= 0 else None

    def is_sure(self, row: int) -> bool:
        """Whether nobody else can be meant: a name, or the only one who is named nearby."""
        words, places = self.telling.words, self.telling.places
        mention = places.by_head.get(row)
        if mention is None or words.line[row] >= 0:
            return False
        if mention.form == "PROP":
            return True
        if words.forms[row] in {"i", "my", "me"}:
            return mention.entity in self.telling.tellers
        low = self.paragraphs[bisect_right(self.paragraphs, mention.start) - 1]
        low = max(low, mention.start - N_CHARS_SURE)
        start = attrgetter("start")
        near = self.names[
            bisect_left(self.names, low, key=start) : bisect_left(
                self.names, mention.start, key=start
            )
        ]
        return bool(near) and {name.entity for name in near} == {mention.entity}


def state_fact(
    ledger: Ledger, owner: int, kind: FactKind, value: str, rows: tuple[int, int]
) -> Fact | None:
    """The fact of the one whom a word means, if it means a person."""
    about = ledger.person_at(owner)
    if about is None:
        return None
    return Fact(about, kind, value, *ledger.telling.span(*rows), ledger.speaker_at(rows[0]))
