"""The first part of a story under the ids that the whole story has."""

from collections import Counter
from typing import Final

from fabula.records import Story
from fabula.records.references import rename_ids

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
    return rename_ids(part, match_ids(part, whole))


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
