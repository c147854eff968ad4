"""The ledger of a story: what it says of whom."""

from collections.abc import Iterable, Iterator
from itertools import chain

from fabula.interpret.checking.ages import find_ages
from fabula.interpret.checking.attributes import (
    find_looks,
    find_origins,
    find_trades,
    find_wounds,
)
from fabula.interpret.checking.fortunes import find_fortunes
from fabula.interpret.checking.statements import Ledger, Statement
from fabula.interpret.happening.tellings import Telling
from fabula.records import Entity, Event, Fact, FactKind, Spans


def open_ledger(
    telling: Telling, events: Iterable[Event], entities: Iterable[Entity], paragraphs: Spans
) -> Ledger:
    """What facts are read from; the events are those with their final standing."""
    return Ledger(
        telling,
        {telling.words.row_at(event.start): event for event in events},
        [row for row in telling.mentions if row.form == "PROP" and row.category == "PER"],
        paragraphs.start.tolist(),
        {entity.id: entity.category for entity in entities},
    )


def list_statements(ledger: Ledger, entities: Iterable[Entity]) -> list[Statement]:
    """All facts, in order of the text."""
    found = chain(
        _find_names(ledger, entities),
        find_ages(ledger),
        find_looks(ledger),
        find_wounds(ledger),
        find_trades(ledger),
        find_origins(ledger),
        find_fortunes(ledger),
    )
    return sorted(found, key=lambda row: (row.fact.start, row.fact.kind, row.fact.about))


def _find_names(ledger: Ledger, entities: Iterable[Entity]) -> Iterator[Statement]:
    """The fullest name of each person, where it stands first."""
    names = {entity.id: entity.name for entity in entities if entity.category == "PER"}
    seen = set()
    for mention in ledger.names:
        about = mention.entity
        words = " ".join(ledger.telling.content[mention.start : mention.end].split())
        if about in names and about not in seen and words == names[about]:
            seen.add(about)
            fact = Fact(about, FactKind.NAME, names[about], mention.start, mention.end)
            yield Statement(fact, "", is_sure=False)
