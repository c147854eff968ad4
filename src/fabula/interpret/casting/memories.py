"""All entities so far, and how to find them again."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.likelihoods import Likelihoods
from fabula.interpret.casting.tellers import Tellers
from fabula.interpret.naming.persons import Person
from fabula.interpret.wording.phrases import Phrase


@dataclass(slots=True, eq=False)
class Memory:
    """All entities so far, and how to find them again.

    Attributes:
        tellers: who says I outside of speech.
        of_row: the entity of each mention row.
        of_person: the entity of each named person.
        of_name: that of each name of no single person, by category and words.
        of_possession: that of what an entity owns, by owner and head word: (Emma, *father*).
        of_head: those that a noun has named, by category and head word, the latest last.
        of_start: the entity that is mentioned at a place; of several there a pronoun's.
        fixed: rows that the user has linked by hand; they are never moved.
        weighed: how likely each pronoun of the narration means whom, of those near, by its row.
    """

    tellers: Tellers = field(default_factory=Tellers)
    likelihoods: Likelihoods = field(default_factory=Likelihoods)
    of_row: dict[int, Figure] = field(default_factory=dict)
    of_person: dict[Person, Figure] = field(default_factory=dict)
    of_name: dict[tuple[str, tuple[str, ...]], Figure] = field(default_factory=dict)
    of_possession: dict[tuple[Figure, str], Figure] = field(default_factory=dict)
    of_head: dict[tuple[str, str], dict[Figure, None]] = field(default_factory=dict)
    of_start: dict[int, Figure] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    weighed: dict[int, dict[Figure, float]] = field(default_factory=dict)
    _figures: dict[Figure, None] = field(default_factory=dict)
    _recent: dict[Figure, None] = field(default_factory=dict)

    def new_figure(self, phrase: Phrase) -> Figure:
        """An entity first mentioned by a phrase (not yet linked to it)."""
        return self.know(Figure(phrase.category, phrase.gender, phrase.number))

    def know(self, figure: Figure) -> Figure:
        """The same figure, which is now among those of the book."""
        self._figures[figure] = None
        return figure

    def link(self, phrase: Phrase, figure: Figure) -> None:
        """Say that a phrase refers to an entity."""
        figure.add(phrase)
        self.of_row[phrase.row] = figure
        if phrase.form == "PRON" or phrase.start not in self.of_start:
            self.of_start[phrase.start] = figure
        self._recent.pop(figure, None)
        self._recent[figure] = None

    def move(self, phrase: Phrase, figure: Figure) -> None:
        """Link a phrase that is linked to another entity, unless a fix has linked it."""
        before = self.of_row[phrase.row]
        if before is not figure and phrase.row not in self.fixed:
            before.remove(phrase)
            self.link(phrase, figure)

    def unlink(self, phrase: Phrase) -> None:
        """Say that nobody knows whom a phrase refers to."""
        self.of_row.pop(phrase.row).remove(phrase)

    def forget_mentions(self) -> dict[int, Figure]:
        """Take all mentions from their entities, to be linked again; gives back the links."""
        links, self.of_row = self.of_row, {}
        self.of_start.clear()
        self._recent.clear()
        for figure in set(links.values()):
            figure.forget_mentions()
        return links

    def unite(self, one: Figure, other: Figure) -> None:
        """Make one entity of two."""
        for phrase in list(other.phrases):
            other.remove(phrase)
            self.link(phrase, one)
        one.gender = one.gender or other.gender
        del self._figures[other]
        self._recent.pop(other, None)
        for name, figure in self.of_name.items():
            if figure is other:
                self.of_name[name] = one
        for (owner, head), figure in list(self.of_possession.items()):
            if other in {owner, figure}:
                self.of_possession.pop((owner, head))
                key = (one if owner is other else owner, head)
                self.of_possession.setdefault(key, one if figure is other else figure)

    def owner_of(self, phrase: Phrase) -> Figure | None:
        """Whose a possessed phrase is, where that is known."""
        return self.of_start.get(phrase.possessor)

    def meant_by(self, phrase: Phrase) -> Figure | None:
        """The entity of a phrase; an I that is not linked yet is that of whoever tells there."""
        if phrase.person == 1 and phrase.number == "sg":
            return self.tellers.teller_at(phrase.start)
        return self.of_row.get(phrase.row)

    def figure_of(self, person: Person) -> Figure:
        """The entity of a named person, new or known."""
        figure = self.of_person.get(person)
        if figure is None:
            number = "pl" if person.is_group else "sg"
            figure = self.know(Figure("PER", person.gender, number, person))
            self.of_person[person] = figure
        return figure

    def figures(self) -> tuple[Figure, ...]:
        """All entities, in order of first linking."""
        return tuple(self._figures)

    def latest_first(self) -> Iterator[Figure]:
        """All entities by recency, the one linked last first."""
        return reversed(self._recent)
