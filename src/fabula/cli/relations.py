"""Relations and roles as the commands show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from fabula.cli.passages import show_passage
from fabula.cli.printing import PrintColumn
from fabula.export import row_to_json
from fabula.records import SYMMETRIC, Relation, RelationKind, Story

RELATION_COLUMNS: Final = (
    PrintColumn("who"),
    PrintColumn("is"),
    PrintColumn("of"),
    PrintColumn("shown", is_number=True),
    PrintColumn("sure", is_number=True),
    PrintColumn("passage", is_wide=True),
)

_INVERSE: Final = {
    RelationKind.PARENT: "child",
    RelationKind.STEP_PARENT: "step-child",
    RelationKind.SUPERIOR: "under",
    RelationKind.CARER: "in the care",
}
"""What the other one is, of kinds that hold one way."""


def tell_relation(relation: Relation, who: str) -> str:
    """What somebody in a relation is to the other, in a word: *niece*, *husband (former)*."""
    is_first = relation.who == who
    terms = relation.who_terms if is_first else relation.to_terms
    is_same = is_first or relation.kind in SYMMETRIC
    word = terms[0] if terms else str(relation.kind) if is_same else _INVERSE[relation.kind]
    if relation.is_former:
        return f"{word} (former)"
    return f"{word} (ended)" if relation.ended_by else word


def relation_row(story: Story, relation: Relation, who: str, names: dict[str, str]) -> list[str]:
    """A relation as seen from one of the two."""
    other = relation.to if relation.who == who else relation.who
    shown = f"{relation.n_shown:,}" if relation.n_shown else str(relation.ground)
    passage = show_passage(story, relation.evidence[:1])
    return [
        names.get(who, who),
        tell_relation(relation, who),
        names.get(other, other),
        shown,
        f"{relation.confidence:.2f}",
        passage,
    ]


def relation_json(story: Story, relation: Relation, names: dict[str, str]) -> dict[str, Any]:
    """A relation by the contract ``fabula.story/1``, with names and the words that show it."""
    return row_to_json(relation) | {
        "who_name": names.get(relation.who, relation.who),
        "to_name": names.get(relation.to, relation.to),
        "passages": list_words(story, relation.evidence),
        "ends": list_words(story, relation.ended_by),
    }


def list_words(story: Story, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The words of some spans."""
    return [story.text.content[start:end] for start, end in spans]


def names_of(story: Story) -> dict[str, str]:
    """The name of each entity, by its id."""
    return {entity.id: entity.name for entity in story.entities}
