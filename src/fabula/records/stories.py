"""What interpret makes: the Story, and the rows it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import partial
from typing import Final

from fabula.records.displays import Setting, show_character, show_story, shown_line, tell_facts
from fabula.records.facts import Contradiction, Fact, Withdrawal
from fabula.records.layouts import Section
from fabula.records.minds import Attitude, Feeling
from fabula.records.notes import Note
from fabula.records.relations import Relation, Role
from fabula.records.scenes import Scene, TimeExpression, Whereabouts
from fabula.records.standings import Standing
from fabula.records.syntax import Syntax
from fabula.records.tables import Table
from fabula.records.texts import Text
from fabula.records.things import Handling, Thing

LINE_KINDS: Final = ("speech", "thought", "writing")
"""What a line can be: said, only thought, or a written text that stands like speech."""

QUOTED_KINDS: Final = ("title", "writing", "scare", "words")
"""What words in quotation marks can be that are nobody's line."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity.

    Attributes:
        start, end: half-open span of the text.
        category: one of ``CATEGORIES``.
        form: one of ``FORMS``.
        entity: id of the entity referred to, or None where it is unknown (a "you" of nobody).
        score: the model's probability that these words are a mention, in [0, 1].
        members: ids of those whom a plural pronoun means together (*they*, *we*), where that can
            be told; else empty.
    """

    start: int
    end: int
    category: str
    form: str
    entity: str | None
    score: float
    members: tuple[str, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of all whom it means: its members where they are known, else its entity."""
        return self.members or ((self.entity,) if self.entity else ())


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that mentions refer to.

    Attributes:
        id: stable across runs: made from its name, or given by the cast file.
        category: one of ``CATEGORIES``.
        name: its fullest name, or the words of its first mention.
    """

    id: str
    category: str
    name: str


@dataclass(frozen=True, slots=True)
class Character:
    """An entity that a reader would list in the cast.

    Attributes:
        id: its entity's id.
        name: the name shown.
        aliases: the other names and phrases it goes under, the most frequent first.
        pronouns: those seen to refer to it, the most frequent first (``she``, ``her``, …).
        n_mentions: how often it is mentioned, pronouns included.
        n_lines: how many lines it speaks; what it thinks or writes does not count.
        first_start: where it is first mentioned, in code points.
        is_narrator: True where it tells the story in the first person.
        age_words: spans of words by which mentions of it tell its age (*old*, *boy*, *twelve*),
            each word once, the most frequent first.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    pronouns: tuple[str, ...]
    n_mentions: int
    n_lines: int
    first_start: int
    is_narrator: bool = False
    age_words: tuple[tuple[int, int], ...] = ()

    def _repr_html_(self) -> str:
        """The character's card, for notebooks."""
        return show_character(self)


@dataclass(frozen=True, slots=True)
class NameReason:
    """Why a name is a character's, or is not.

    Attributes:
        name: the name or phrase.
        character: id of the character who goes under it.
        is_same: True where that is the character asked for.
        n_mentions: how often the character is called so.
        reason: in a reader's words.
        evidence: spans of words that show it.
    """

    name: str
    character: str
    is_same: bool
    n_mentions: int
    reason: str
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of speech. An interrupted speech is two quotes of one speaker.

    Attributes:
        id: ``q1``, ``q2``, … in order of the text.
        start, end: half-open span, quotation marks included.
        speaker: id of the character who says it, or None where fabula does not know.
        addressees: ids of those it is said to, the likeliest first; its speaker alone where it is
            thought or said to oneself; empty where unknown.
        confidence: probability, as far as it is known, that ``speaker`` is right, in [0, 1].
        cue: ``explicit`` (a tag names the speaker), ``anaphoric`` (a tag with a pronoun or noun
            phrase), ``implicit`` (no tag), or None where the speaker is unknown.
        reason: why this speaker, in a reader's words.
        evidence: spans of the words that decided it.
        section: id of the innermost section that holds it.
        kind: ``speech``; ``thought`` where the tag says that it is only thought; ``writing`` where
            it is a letter, or what leads to it says that it is read or written.
        conversation: id of the conversation it belongs to; None where it stands alone or is not
            said.
        interrupted_by: id of the line that breaks in on it, or None.
    """

    id: str
    start: int
    end: int
    speaker: str | None
    addressees: tuple[str, ...]
    confidence: float
    cue: str | None
    reason: str
    evidence: tuple[tuple[int, int], ...]
    section: str | None
    kind: str = "speech"
    conversation: str | None = None
    interrupted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Lines of speech that follow each other closely, of two turns or more.

    Attributes:
        id: ``c1``, ``c2``, … in order of the text.
        start, end: from the first mark to the last.
        section: id of the innermost section that holds its first line.
        n_lines: how many lines of speech it has.
        participants: ids of those who speak, in the order of their first lines.
        listeners: ids of those who are spoken to and say nothing.
        joined: those who speak for the first time when others have long been talking.
        left: those who speak for the last time long before the others have done.
    """

    id: str
    start: int
    end: int
    section: str | None
    n_lines: int
    participants: tuple[str, ...]
    listeners: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words in quotation marks that are nobody's line: nobody says them here.

    Attributes:
        start, end: half-open span, quotation marks included.
        kind: ``title`` (of a book, a ship: what has a name), ``writing`` (on a label, in a note),
            ``scare`` (a word or two held at a distance), or ``words`` (others; words that a speaker
            repeats).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tag:
    """Words of the narration that give a line to its speaker: *said John softly*.

    Attributes:
        start, end: half-open span; it overlaps no line of speech.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """The word by which something is told to happen, or not to.

    Attributes:
        start, end: half-open span of the word.
        realis: True where the model takes it as told to have happened (LitBank's realis events).
        score: the model's probability of that, in [0, 1]; 0 where it found none.
        standing: how real it is, read off the grammar around it.
        agents: ids of the entities that do it, or of whom alone it is told.
        patients: ids of those that it is done to, or that are seen or told of.
        others: ids of those addressed, given to, come to or gone from.
        source: id of whose claim, guess, plan or question it is, None where it is the teller's.
    """

    start: int
    end: int
    realis: bool
    score: float
    standing: Standing = Standing.HAPPENED
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Emotion:
    """Words that tell of an emotion.

    Attributes:
        start, end: half-open span; those of different emotions may overlap.
        emotion: one of ``EMOTIONS``.
        score: the model's probability, the mean over the words, in [0, 1].
    """

    start: int
    end: int
    emotion: str
    score: float


@dataclass(frozen=True, slots=True)
class Story:
    """A story and the world it tells.

    Attributes:
        text: the canonical text, its source and what was left out of it.
        sections: chapters, scenes, letters, front and back matter.
        mentions: words that refer to somebody or something, sorted by start, longest first.
        entities: all that is referred to, in order of first mention.
        characters: the cast, the most present first.
        quotes: the lines of speech, thought and writing, in order.
        conversations: lines of speech that follow each other closely, in order.
        quoted_words: what stands in quotation marks and is nobody's line, in order.
        tags: the words of narration that give lines to their speakers, in order.
        emotions: words that tell of an emotion, sorted by start, longest first.
        syntax: the words with their grammar, as columns; those of headings are not among them.
        bundle: name and version of the model that read it, e.g. ``en-small/1``.
        events: the words by which something happens, in order.
        relations: who is what to whom, in the order in which it is first shown.
        roles: offices and trades that people hold, in the same order.
        feelings: the words by which somebody feels something, in order.
        attitudes: the words by which wants, beliefs and intentions are reported, in order.
        things: the things that matter, in order of first mention.
        handlings: what is done with them, in order.
        times: the words that say when, how long or how often, in order.
        scenes: the stretches of one place, time and company, in order; they tile the chapters.
        whereabouts: who is told to be at a place, to come and to go, in order.
        notes: what some readers want to be told beforehand, one a kind.
        facts: what is said of whom, in order.
        contradictions: passages that cannot both be so, in order of the later one.
        withdrawals: what is told and then taken back, in order.
    """

    text: Text
    sections: Table[Section]
    mentions: Table[Mention]
    entities: Table[Entity]
    characters: Table[Character]
    quotes: Table[Quote]
    conversations: Table[Conversation]
    quoted_words: Table[QuotedWords]
    tags: Table[Tag]
    emotions: Table[Emotion]
    syntax: Syntax
    bundle: str
    events: Table[Event] = field(default_factory=partial(Table, Event, ()))
    relations: Table[Relation] = field(default_factory=partial(Table, Relation, ()))
    roles: Table[Role] = field(default_factory=partial(Table, Role, ()))
    feelings: Table[Feeling] = field(default_factory=partial(Table, Feeling, ()))
    attitudes: Table[Attitude] = field(default_factory=partial(Table, Attitude, ()))
    things: Table[Thing] = field(default_factory=partial(Table, Thing, ()))
    handlings: Table[Handling] = field(default_factory=partial(Table, Handling, ()))
    times: Table[TimeExpression] = field(default_factory=partial(Table, TimeExpression, ()))
    scenes: Table[Scene] = field(default_factory=partial(Table, Scene, ()))
    whereabouts: Table[Whereabouts] = field(default_factory=partial(Table, Whereabouts, ()))
    notes: Table[Note] = field(default_factory=partial(Table, Note, ()))
    facts: Table[Fact] = field(default_factory=partial(Table, Fact, ()))
    contradictions: Table[Contradiction] = field(default_factory=partial(Table, Contradiction, ()))
    withdrawals: Table[Withdrawal] = field(default_factory=partial(Table, Withdrawal, ()))

    def __post_init__(self) -> None:
        """Give the tables what they are shown with; it is no part of what they hold."""
        setting = Setting.of_story(self)
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, Table):
                object.__setattr__(self, part.name, value.set_in(setting))
        object.__setattr__(self, "syntax", self.syntax.set_in(self.text.content))

    def __repr__(self) -> str:
        """In a line: the whole is a book."""
        source = self.text.source
        title = shown_line(source.title or source.name)
        return f"<Story {title!r}: {shown_line(tell_facts(self))}>"

    def _repr_html_(self) -> str:
        """Title, facts and cast, for notebooks."""
        return show_story(self)
