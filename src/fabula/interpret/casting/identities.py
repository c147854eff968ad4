"""The first part of a story under the ids that the whole story has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from fabula.records import (
    Character,
    Contradiction,
    Entity,
    Event,
    Fact,
    Mention,
    Quote,
    Story,
    Table,
    Withdrawal,
)

_WEIGHTS: Final = {"PROP": 3, "NOM": 2, "PRON": 1}
"""What two readings of one mention weigh: names are surer than pronouns."""


def keep_ids(part: Story, whole: Story) -> Story:
    """The part with the ids of those in the whole who have most mentions in common with its own.

    Whoever has none in common, or less than another, keeps the id of the part, numbered where the
    whole gives it to somebody else.

    Args:
        part: the story read up to a place.
        whole: the same story; its text begins with that of the part.
    """
    ids = match_ids(part, whole)
    return replace(
        part,
        mentions=Table(Mention, [replace(m, entity=_of(ids, m.entity)) for m in part.mentions]),
        entities=Table(Entity, [replace(e, id=ids[e.id]) for e in part.entities]),
        characters=Table(Character, [replace(c, id=ids[c.id]) for c in part.characters]),
        quotes=Table(
            Quote,
            [
                replace(
                    quote,
                    speaker=_of(ids, quote.speaker),
                    addressees=tuple(ids[person] for person in quote.addressees),
                )
                for quote in part.quotes
            ],
        ),
        events=Table(
            Event,
            [
                replace(
                    event,
                    agents=tuple(ids[who] for who in event.agents),
                    patients=tuple(ids[who] for who in event.patients),
                    others=tuple(ids[who] for who in event.others),
                    source=_of(ids, event.source),
                )
                for event in part.events
            ],
        ),
        facts=Table(
            Fact,
            [replace(f, about=ids[f.about], source=_of(ids, f.source)) for f in part.facts],
        ),
        contradictions=Table(
            Contradiction, [replace(row, about=ids[row.about]) for row in part.contradictions]
        ),
        withdrawals=Table(
            Withdrawal, [replace(w, teller=_of(ids, w.teller)) for w in part.withdrawals]
        ),
    )


def match_ids(part: Story, whole: Story) -> dict[str, str]:
    """The id of each entity of the part in the whole, one to one."""
    meant = {(m.start, m.end): m.entity for m in whole.mentions}
    votes = Counter[tuple[str, str]]()
    for mention in part.mentions:
        other = meant.get((mention.start, mention.end))
        if mention.entity and other:
            votes[mention.entity, other] += _WEIGHTS[mention.form]
    ids: dict[str, str] = {}
    taken = set[str]()
    for (mine, other), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if mine not in ids and other not in taken:
            ids[mine] = other
            taken.add(other)
    taken |= {entity.id for entity in whole.entities}
    for entity in part.entities:
        if entity.id not in ids:
            ids[entity.id] = _free_id(entity.id, taken)
            taken.add(ids[entity.id])
    return ids


def _free_id(wanted: str, taken: set[str]) -> str:
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted}-{number}"
    return identity


def _of(ids: Mapping[str, str], identity: str | None) -> str | None:
    return ids[identity] if identity is not None else None
