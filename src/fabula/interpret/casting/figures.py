"""Entities under construction: who or what has been mentioned so far, and where last."""

from dataclasses import dataclass, field

from fabula.interpret.naming.persons import Person
from fabula.interpret.wording.phrases import Phrase


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something that mentions have been linked to.

    Attributes:
        category: ``PER`` for a named person, else the label of its first mention.
        gender: ``m``, ``f``, ``n`` or ``""``.
        number: ``sg`` or ``pl``.
        person: the named person it is, if any.
        role: ``narrator``; ``voice`` for an I or you of nobody known; ``indefinite`` for an
            *anybody*; else ``""``.
        phrases: its mentions, in the order of linking (a dict, so that one can leave quickly).
        n_nouns: how many of them are common noun phrases.
        n_narrators_own: how many of them name it as the narrator's own: *my mother*.
        first_start: where the first of them stands; -1 for a narrator not yet linked.
    """

    category: str
    gender: str = ""
    number: str = "sg"
    person: Person | None = None
    role: str = ""
    phrases: dict[Phrase, None] = field(default_factory=dict)
    n_nouns: int = 0
    n_narrators_own: int = 0
    first_start: int = -1

    def add(self, phrase: Phrase) -> None:
        """Take over a mention and what it tells."""
        self.phrases[phrase] = None
        self.n_nouns += phrase.form == "NOM"
        self.n_narrators_own += _is_narrators_own(phrase)
        if self.first_start < 0 or phrase.start < self.first_start:
            self.first_start = phrase.start
        if not self.gender:
            self.gender = phrase.gender

    def remove(self, phrase: Phrase) -> None:
        """Give up a mention."""
        del self.phrases[phrase]
        self.n_nouns -= phrase.form == "NOM"
        self.n_narrators_own -= _is_narrators_own(phrase)
        if phrase.start == self.first_start:
            self.first_start = min((other.start for other in self.phrases), default=-1)

    def sort_mentions(self) -> None:
        """Bring the mentions of two who are one into the order of the text."""
        ordered = sorted(self.phrases, key=lambda p: (p.head_start, p.end))
        self.phrases = dict.fromkeys(ordered)

    def forget_mentions(self) -> None:
        """Give up all mentions, to take them over again in another order."""
        self.phrases.clear()
        self.n_nouns, self.n_narrators_own, self.first_start = 0, 0, -1

    @property
    def is_named(self) -> bool:
        """Whether it has a name, or what serves a narrator as one: *my mother*."""
        return self.person is not None or self.n_narrators_own > 0

    @property
    def is_of_cast(self) -> bool:
        """Whether a given cast holds it."""
        return self.person is not None and self.person.member is not None

    @property
    def is_nobody(self) -> bool:
        """Whether it is nobody of the story whom a reader could tell."""
        return self.role in {"voice", "indefinite"}

    @property
    def is_narrator(self) -> bool:
        """Whether it tells the story in the first person."""
        return self.role == "narrator"

    @property
    def last(self) -> Phrase:
        """The mention linked last."""
        return next(reversed(self.phrases))


def _is_narrators_own(phrase: Phrase) -> bool:
    return phrase.form == "NOM" and phrase.quotation < 0 and phrase.words[0] in {"my", "our"}
