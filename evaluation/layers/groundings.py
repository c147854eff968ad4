"""How a character is to a place, on the development excerpts of Soni et al. (2023)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.annotators import Annotator
from evaluation.corpora.mobility import Grounding
from evaluation.corpora.passages import Passage
from evaluation.scorers.spans import score_share
from evaluation.scores import Cell
from fabula.interpret.happening.stretches import Words, lay_words
from fabula.interpret.staging.groundings import (
    NO_PLACE,
    RELATIONS,
    ground_character,
    is_usual,
)
from fabula.records import Source, Syntax, Text
from fabula.segment import split_text

PROTOCOL: Final = (
    "The 251 development excerpts of 'Grounding characters and places in narrative text' (Soni et "
    "al. 2023), character and place given; fitted to its 1,754 training excerpts. Relation: in, "
    "near, to, from, through, or none, which holds their 'no relation' and 'invalid'. 'Related' "
    "are those that have one. 'Habitual' is asked of those alone. The paper's own test figures are "
    "of other excerpts."
)

_NAMES: Final = {"IN": "in", "NEAR": "near", "TO": "to", "FROM": "from", "THRU": "through"}


@dataclass(frozen=True, slots=True, eq=False)
class Excerpt:
    """An excerpt as fabula reads it.

    Attributes:
        words: its words.
        character, place: first and last row of each.
        relation: the right one of ``RELATIONS``.
        is_habitual: None where there is no relation.
    """

    words: Words
    character: tuple[int, int]
    place: tuple[int, int]
    relation: str
    is_habitual: bool | None


def read_excerpts(groundings: Iterable[Grounding], annotator: Annotator) -> Iterator[Excerpt]:
    """Read excerpts with the model."""
    for one in groundings:
        layout = split_text(Text(one.raw, Source("-", "", "txt", "utf-8")))
        _, annotations, _ = annotator(one.raw, one.id, layout)
        yield read_excerpt(one, annotations.syntax)


def read_excerpt(one: Grounding, syntax: Syntax) -> Excerpt:
    """An excerpt with its words; speech is not told apart in stretches so short."""
    start, end = syntax.words.start, syntax.words.end

    def rows(passage: Passage) -> tuple[int, int]:
        first = int(np.searchsorted(end, passage.start, side="right"))
        return first, max(first, int(np.searchsorted(start, passage.end)) - 1)

    has_relation = one.relation in _NAMES
    return Excerpt(
        words=lay_words(one.raw, syntax, ()),
        character=rows(one.character),
        place=rows(one.place),
        relation=_NAMES.get(one.relation, NO_PLACE),
        is_habitual=one.span == "HABITUAL" if has_relation else None,
    )


def score_groundings(excerpts: Iterable[Excerpt]) -> Iterator[tuple[str, Cell]]:
    """Compare what is found with what was annotated."""
    told = list(excerpts)
    given = [ground_character(one.words, one.character, one.place) for one in told]
    right = [found == one.relation for found, one in zip(given, told, strict=True)]
    yield "groundings/relation", score_share(sum(right), len(told))
    none = sum(one.relation == NO_PLACE for one in told)
    yield "groundings/relation: if all had none", score_share(none, len(told))
    for relation in RELATIONS:
        same = [is_one for is_one, one in zip(right, told, strict=True) if one.relation == relation]
        yield f"groundings/relation: {relation}", score_share(sum(same), len(same))
    related = [one for one in told if one.is_habitual is not None]
    usual = [is_usual(one.words, one.character, one.place) == one.is_habitual for one in related]
    yield "groundings/habitual", score_share(sum(usual), len(related))
    punctual = sum(not one.is_habitual for one in related)
    yield "groundings/habitual: if all were punctual", score_share(punctual, len(related))
