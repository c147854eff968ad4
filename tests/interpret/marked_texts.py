"""Texts whose mentions are marked inline, so that interpret can be tested without a model.

``[Emma] smiled at [her father].`` has two mentions: of the category PER where none is given
(``[Highbury|GPE]``), and of the form that their words show (``[Sadness|PER NOM]``). Marks may be
nested.
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from fabula.interpret import build_story
from fabula.interpret.naming.labels import settle_labels
from fabula.interpret.naming.personal_uses import find_personal_uses
from fabula.interpret.wording.function_words import PRONOUNS
from fabula.interpret.wording.phrases import Phrase, read_phrases
from fabula.records import (
    CATEGORIES,
    FORMS,
    Annotations,
    CastFile,
    CastMember,
    Layout,
    Mentions,
    Source,
    Spans,
    Story,
    Text,
)
from fabula.segment import split_text

Marked = tuple[int, int, str, str]
"""Start, end, category and form of a mention."""

SOURCE = Source("book.txt", "0" * 64, "txt", "utf-8")


@dataclass(frozen=True, slots=True)
class Book:
    """A text with all that interpret takes."""

    text: Text
    layout: Layout
    annotations: Annotations

    def phrases(self) -> list[Phrase]:
        """Its mentions as linking sees them, before labels are settled."""
        return read_phrases(self.text, self.layout, self.annotations.mentions)

    def settled(self) -> list[Phrase]:
        """The same, with labels settled."""
        phrases = self.phrases()
        uses = find_personal_uses(phrases, self.text, self.annotations.syntax)
        return settle_labels(phrases, uses)

    def story(self, cast: CastFile | None = None) -> Story:
        """The story that interpret makes of it."""
        return build_story(self.text, self.layout, self.annotations, bundle_id="test/1", cast=cast)


def make_book(marked: str) -> Book:
    """A book from a text with marks."""
    content, mentions = read_marks(marked)
    return book_of(content, mentions)


def book_of(content: str, mentions: list[Marked]) -> Book:
    """A book from a plain text and its mentions, in any order."""
    text = Text(content, SOURCE)
    ordered = sorted(mentions, key=lambda mention: (mention[0], -mention[1]))
    columns = Mentions(
        spans=Spans.from_pairs(mention[:2] for mention in ordered),
        category=np.array([CATEGORIES.index(mention[2]) for mention in ordered], dtype=np.int8),
        form=np.array([FORMS.index(mention[3]) for mention in ordered], dtype=np.int8),
        score=np.ones(len(ordered), dtype=np.float32),
    )
    return Book(text, split_text(text), replace(Annotations.nothing(), mentions=columns))


def read_marks(marked: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the mentions that they show."""
    content, mentions, open_starts = "", [], []
    for piece in re.findall(r"\[|\|[A-Z ]+\]|\]|[^\[\]|]+", marked):
        if piece == "[":
            open_starts.append(len(content))
        elif piece.endswith("]"):
            start = open_starts.pop()
            labels = piece[1:-1].split()
            words = content[start:]
            category = next((label for label in labels if label in CATEGORIES), "PER")
            form = next((label for label in labels if label in FORMS), _form_of(words))
            mentions.append((start, len(content), category, form))
        else:
            content += piece
    return content, mentions


def _form_of(words: str) -> str:
    if words.lower() in PRONOUNS:
        return "PRON"
    first, *others = words.split()
    is_determined = first.lower() in {"the", "a", "an", "my", "her", "his", "your", "our", "some"}
    capitals = [word[:1].isupper() for word in (others if is_determined else [first, *others])]
    return "PROP" if any(capitals) and not is_determined else "NOM"


def make_cast(*members: tuple[str, ...]) -> CastFile:
    """A cast of ``(name, alias, …)``; ids are made from the names."""
    return CastFile(
        tuple(
            CastMember(name.lower().replace(" ", "-"), name, tuple(aliases))
            for name, *aliases in members
        )
    )


def entity_at(story: Story, words: str, nth: int = 0) -> str | None:
    """The entity of the nth mention with these words."""
    content = story.text.content
    found = [m.entity for m in story.mentions if content[m.start : m.end] == words]
    return found[nth]


def entities_of(story: Story, words: str) -> list[str | None]:
    """The entities of all mentions with these words."""
    content = story.text.content
    return [m.entity for m in story.mentions if content[m.start : m.end] == words]


def speakers_of(story: Story) -> list[str | None]:
    """The speaker of each line."""
    return [quote.speaker for quote in story.quotes]


def names_of(story: Story) -> set[str]:
    """The names of the cast."""
    return {character.name for character in story.characters}
