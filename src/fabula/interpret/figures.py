"""Entities under construction: who or what has been mentioned so far, and where last."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from fabula.interpret.persons import Person
from fabula.interpret.phrases import Phrase


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something that mentions have been linked to.

    Attributes:
        category: label of its first mention.
        gender: ``m``, ``f``, ``n`` or ``""``.
        number: ``sg`` or ``pl``.
        person: the named person it is, if any.
        phrases: its mentions, in the order of linking.
        gender_votes: pronouns and nouns that told its gender.
        role: ``narrator``, ``speaker`` for the unnamed I of a line, ``reader`` …, or ``""``.
    """

    category: str
    gender: str = ""
    number: str = "sg"
    person: Person | None = None
    phrases: list[Phrase] = field(default_factory=list)
    gender_votes: Counter[str] = field(default_factory=Counter)
    role: str = ""

    def add(self, phrase: Phrase) -> None:
        """Take over a mention and what it tells."""
        self.phrases.append(phrase)
        if phrase.gender and phrase.person == 3:
            self.gender_votes[phrase.gender] += 1
        if not self.gender and phrase.gender:
            self.gender = phrase.gender

    @property
    def is_named(self) -> bool:
        """Whether it has a name, or what serves a narrator as one: *my mother*."""
        return self.person is not None or any(
            phrase.form == "NOM" and phrase.quotation < 0 and phrase.words[0] in {"my", "our"} for phrase in self.phrases
        )

    @property
    def first_start(self) -> int:
        """Where it is first mentioned; 0 for a narrator not yet linked."""
        return min((phrase.start for phrase in self.phrases), default=0)

    @property
    def last(self) -> Phrase:
        """The mention linked last."""
        return self.phrases[-1]


def count_gender_hints(phrases: list[Phrase]) -> dict[tuple[str, ...], Counter[str]]:
    """For each name the pronouns that follow it before anybody else is mentioned.

    After *Syme drew himself up* the name *Syme* has one hint for ``m``. Over a book the hints tell
    the gender of names that no list knows. The idea of learning gender from pronouns near a name is
    that of Bergsma and Lin (2006).
    """
    hints: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    name: Phrase | None = None
    for phrase in phrases:
        if phrase.category != "PER" or phrase.quotation >= 0:
            continue
        if phrase.form == "PROP":
            name = phrase
        elif phrase.form == "NOM":
            name = None
        elif name and phrase.person == 3 and phrase.number == "sg" and phrase.word - name.word <= 20:
            hints[name.name_words][phrase.gender] += 1
            name = None
    return hints
