"""What is asked of one character, and of two."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.records.relations import Relation, Role
from fabula.records.stories import Character, Event, Quote


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name or phrase that a character goes by.

    Attributes:
        name: the words.
        n_mentions: how often it is called so.
        start, end: where first.
    """

    name: str
    n_mentions: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CharacterCard:
    """What a story tells of one character.

    Attributes:
        character: who it is, with names, pronouns and counts.
        names: the names, each with its first place; the one shown first.
        first: span of the first mention.
        n_said_words: how many words its lines of speech have.
        n_deeds: in how many events it does something that is told as having happened.
        roles: the offices and trades it holds.
        relations: those that it is in, in the order in which they are first shown.
    """

    character: Character
    names: tuple[NameUse, ...]
    first: tuple[int, int]
    n_said_words: int
    n_deeds: int
    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What a story tells of two characters together.

    Attributes:
        one, other: who they are.
        relations: between the two, in the order in which they are first shown.
        quotes: the lines of speech that one says to the other, in order.
        events: what one does to the other, or with the other in view, in order.
    """

    one: Character
    other: Character
    relations: tuple[Relation, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
