"""The tables that a story is made of, by name: what the store and other formats write in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fabula.records.columns import Column, columns_of
from fabula.records.facts import Contradiction, Fact, Withdrawal
from fabula.records.layouts import Section
from fabula.records.minds import Attitude, Feeling
from fabula.records.notes import Note
from fabula.records.relations import Relation, Role
from fabula.records.scenes import Scene, TimeExpression, Whereabouts
from fabula.records.stories import (
    Character,
    Conversation,
    Emotion,
    Entity,
    Event,
    Mention,
    Quote,
    QuotedWords,
    Story,
    Tag,
)
from fabula.records.syntax import Syntax, Word
from fabula.records.texts import Mark, Omission, Origin, Source
from fabula.records.things import Handling, Thing


@dataclass(frozen=True, slots=True)
class StoryTable:
    """One of the tables that a story is made of.

    Attributes:
        name: its name in the store and in files.
        row_type: the record that its rows are.
        rows_of: the rows that a story has for it, as records, or all at once as columns.
        has_text: True where the words that a row's span covers go with it, for those who ask
            without the text at hand.
    """

    name: str
    row_type: type[Any]
    rows_of: Callable[[Story], Sequence[Any] | Syntax]
    has_text: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that hold the record."""
        return columns_of(self.row_type)


WORDS: Final = StoryTable("words", Word, lambda story: story.syntax, has_text=True)
"""The one table whose rows a story holds as columns."""

STORY_TABLES: Final[Sequence[StoryTable]] = (
    StoryTable("source", Source, lambda story: [story.text.source]),
    StoryTable("marks", Mark, lambda story: story.text.marks),
    StoryTable("omissions", Omission, lambda story: story.text.omissions),
    StoryTable("origins", Origin, lambda story: story.text.origins),
    StoryTable("sections", Section, lambda story: story.sections),
    StoryTable("mentions", Mention, lambda story: story.mentions, has_text=True),
    StoryTable("entities", Entity, lambda story: story.entities),
    StoryTable("characters", Character, lambda story: story.characters),
    StoryTable("quotes", Quote, lambda story: story.quotes, has_text=True),
    StoryTable("conversations", Conversation, lambda story: story.conversations),
    StoryTable("quoted_words", QuotedWords, lambda story: story.quoted_words, has_text=True),
    StoryTable("tags", Tag, lambda story: story.tags, has_text=True),
    StoryTable("events", Event, lambda story: story.events, has_text=True),
    StoryTable("emotions", Emotion, lambda story: story.emotions, has_text=True),
    StoryTable("relations", Relation, lambda story: story.relations),
    StoryTable("roles", Role, lambda story: story.roles),
    StoryTable("feelings", Feeling, lambda story: story.feelings, has_text=True),
    StoryTable("attitudes", Attitude, lambda story: story.attitudes, has_text=True),
    StoryTable("things", Thing, lambda story: story.things),
    StoryTable("handlings", Handling, lambda story: story.handlings, has_text=True),
    StoryTable("times", TimeExpression, lambda story: story.times, has_text=True),
    StoryTable("scenes", Scene, lambda story: story.scenes),
    StoryTable("whereabouts", Whereabouts, lambda story: story.whereabouts, has_text=True),
    WORDS,
    StoryTable("notes", Note, lambda story: story.notes),
    StoryTable("facts", Fact, lambda story: story.facts, has_text=True),
    StoryTable("contradictions", Contradiction, lambda story: story.contradictions, has_text=True),
    StoryTable("withdrawals", Withdrawal, lambda story: story.withdrawals, has_text=True),
)
