"""Mentions to entities: names, noun phrases and pronouns of the third person.

One pass from left to right. Entities are kept with a memory of where they were last mentioned, and
a pronoun looks only at those of the last few hundred words, so the cost grows with the length of
the book and not with its square. First and second persons are left to ``voices``, which knows who
speaks.
"""

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.figures import Figure, count_gender_hints
from fabula.interpret.names import parse_name
from fabula.interpret.persons import NameIndex, Person, cast_key
from fabula.interpret.tellers import Tellers
from fabula.interpret.phrases import OBJECTS, REFLEXIVES, Phrase

MEMORY_WORDS: Final = 400
"""How far back a pronoun looks for what it stands for."""

NOUN_MEMORY_WORDS: Final = 2000
"""How far back *the old man* may be the one told of before."""

GENERIC_HEADS: Final = frozenset(
    "one ones other others some all both none each person persons thing anyone anybody someone somebody everyone "
    "everybody nobody whoever".split()
)

MIN_GENDER_HINTS: Final = 2
MIN_GENDER_SHARE: Final = 0.75


@dataclass(slots=True, eq=False)
class Memory:
    """All entities so far, and how to find them again.

    Attributes:
        figures: in order of first mention.
        of_row: the entity of each mention row.
        of_person: the entity of each named person.
        recent: entities by recency, the latest last.
    """

    figures: list[Figure] = field(default_factory=list)
    of_row: dict[int, Figure] = field(default_factory=dict)
    of_person: dict[int, Figure] = field(default_factory=dict)
    of_name: dict[tuple[str, tuple[str, ...]], Figure] = field(default_factory=dict)
    of_possession: dict[tuple[int, str], Figure] = field(default_factory=dict)
    of_head: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)
    of_start: dict[int, Figure] = field(default_factory=dict)
    recent: dict[int, Figure] = field(default_factory=dict)

    def new_figure(self, phrase: Phrase) -> Figure:
        """An entity first mentioned by a phrase (not yet linked to it)."""
        figure = Figure(phrase.category, phrase.gender, phrase.number)
        self.figures.append(figure)
        return figure

    def known(self, figure: Figure) -> Figure:
        """The same figure, which is now among those of the book."""
        if figure not in self.figures:
            self.figures.append(figure)
        return figure

    def move(self, phrase: Phrase, figure: Figure) -> None:
        """Link a phrase to another entity than before."""
        before = self.of_row.get(phrase.row)
        if before is figure:
            return
        if before is not None:
            before.phrases.remove(phrase)
        self.link(phrase, figure)

    def link(self, phrase: Phrase, figure: Figure) -> None:
        """Say that a phrase refers to an entity."""
        figure.add(phrase)
        self.of_row[phrase.row] = figure
        if phrase.form == "PRON" or phrase.start not in self.of_start:
            self.of_start[phrase.start] = figure
        self.recent.pop(id(figure), None)
        self.recent[id(figure)] = figure


def link_phrases(phrases: list[Phrase], names: NameIndex, tellers: Tellers) -> Memory:
    """Link every phrase but the first and second persons of speech.

    Args:
        phrases: all mentions of the book, in order.
        names: the persons that its names were grouped into.
        tellers: whom the first persons outside of speech are.
    """
    memory = Memory()
    if tellers.narrator and tellers.narrator.person:
        memory.of_person[id(tellers.narrator.person)] = memory.known(tellers.narrator)
    _hint_genders(phrases, names)
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        if phrase.person != 3:
            if phrase.row in tellers.of_row:
                memory.link(phrase, memory.known(tellers.of_row[phrase.row]))
        elif people := _cast_people(phrase, names):
            memory.link(phrase, _figure_of(_nearest(people, memory), phrase, memory))
        elif phrase.form == "PROP" or is_personal_name(phrase):
            _link_name(phrase, memory, names)
        elif phrase.form == "PRON":
            _link_pronoun(phrase, memory)
        else:
            _link_noun(phrase, memory)
    return memory


def _cast_people(phrase: Phrase, names: NameIndex) -> tuple[Person, ...]:
    """Those of a given cast who go by exactly these words."""
    if not names.of_cast or phrase.form == "PRON" or (phrase.form == "NOM" and phrase.category != "PER"):
        return ()
    people = names.of_cast.get(cast_key(phrase.words), ())
    return people or (names.of_cast.get(cast_key(phrase.name_words), ()) if phrase.form == "PROP" else ())


def _hint_genders(phrases: list[Phrase], names: NameIndex) -> None:
    """Let the pronouns after its names overrule what a list says of a person's gender."""
    totals: dict[int, Counter[str]] = {}
    for words, counts in count_gender_hints(phrases).items():
        people = names.candidates.get(parse_name(words), ())
        if len(people) == 1:
            totals.setdefault(id(people[0]), Counter()).update(counts)
    for person in names.persons:
        counts = totals.get(id(person), Counter())
        gender, n_hints = counts.most_common(1)[0] if counts else ("", 0)
        clear = n_hints >= MIN_GENDER_HINTS and n_hints >= MIN_GENDER_SHARE * counts.total()
        if clear and gender != "n" and not person.gender_is_sure:
            person.gender = gender


def is_personal_name(phrase: Phrase) -> bool:
    """Whether a phrase names one person, or a family as one."""
    is_name = phrase.form == "PROP" or phrase.is_epithet
    return phrase.category == "PER" and is_name and phrase.number == "sg"


def _link_name(phrase: Phrase, memory: Memory, names: NameIndex) -> None:
    if not is_personal_name(phrase):
        key = (phrase.category, tuple(word for word in phrase.words if word not in {"the", "'s"}))
        figure = memory.of_name.get(key) or memory.new_figure(phrase)
        memory.of_name[key] = figure
        memory.link(phrase, figure)
        return
    people = names.candidates.get(parse_name(phrase.name_words), ())
    if not people:
        memory.link(phrase, memory.new_figure(phrase))
        return
    memory.link(phrase, _figure_of(_nearest(people, memory), phrase, memory))


def _nearest(people: tuple[Person, ...], memory: Memory) -> Person:
    """Of several people with one name the one mentioned last, else the one mentioned most."""
    seen = [p for p in people if id(p) in memory.of_person and memory.of_person[id(p)].phrases]
    if len(people) == 1 or not seen:
        return people[0]
    return max(seen, key=lambda person: memory.of_person[id(person)].last.start)


def _figure_of(person: Person, phrase: Phrase, memory: Memory) -> Figure:
    figure = memory.of_person.get(id(person))
    if figure is None:
        figure = memory.new_figure(phrase)
        figure.person = person
        figure.gender = person.gender
        figure.number = "pl" if person.is_group else "sg"
        memory.of_person[id(person)] = figure
    return figure


def _link_noun(phrase: Phrase, memory: Memory) -> None:
    figure = _known_noun(phrase, memory) or memory.new_figure(phrase)
    memory.link(phrase, figure)
    if phrase.determiner == "poss":
        owner = memory.of_start.get(phrase.possessor)
        if owner and owner is not figure:
            memory.of_possession.setdefault((id(owner), phrase.head), figure)
    known = memory.of_head.setdefault((phrase.category, phrase.head), [])
    if figure in known:
        known.remove(figure)
    known.append(figure)


def _known_noun(phrase: Phrase, memory: Memory) -> Figure | None:
    """The entity that a noun phrase takes up again, or None where it brings in a new one."""
    if phrase.determiner == "poss":
        owner = memory.of_start.get(phrase.possessor)
        return memory.of_possession.get((id(owner), phrase.head)) if owner else None
    if phrase.determiner != "def" or phrase.head in GENERIC_HEADS:
        return None
    for figure in reversed(memory.of_head.get((phrase.category, phrase.head), [])):
        if phrase.word - figure.last.word > NOUN_MEMORY_WORDS:
            return None
        if figure.number == phrase.number and _modifiers_agree(phrase, figure):
            return figure
    return None


def _modifiers_agree(phrase: Phrase, figure: Figure) -> bool:
    """*The old man* is not *the young man*; *the man* may be either."""
    mine = _modifiers(phrase)
    if not mine:
        return True
    return any(
        other.form == "NOM" and other.head == phrase.head and mine <= _modifiers(other) for other in figure.phrases[:4]
    )


def _modifiers(phrase: Phrase) -> frozenset[str]:
    words = phrase.words[1 : phrase.words.index(phrase.head)] if phrase.head in phrase.words else ()
    return frozenset(words)


def _link_pronoun(phrase: Phrase, memory: Memory) -> None:
    best, best_score = None, -math.inf
    for figure in reversed(memory.recent.values()):
        distance = phrase.word - figure.last.word
        if distance > MEMORY_WORDS:
            break
        score = _pronoun_score(phrase, figure, distance)
        if score > best_score:
            best, best_score = figure, score
    if best is None:
        best = memory.new_figure(phrase)
    if phrase.gender in {"m", "f"} and not best.gender:
        best.gender = phrase.gender
    memory.link(phrase, best)


def _pronoun_score(phrase: Phrase, figure: Figure, distance: int) -> float:
    """How well an entity answers to a pronoun; higher is better, -inf is impossible."""
    if not _compatible(phrase, figure):
        return -math.inf
    last = figure.last
    score = -1.2 * math.log1p(max(0, distance) / 6)
    score += 0.5 * math.log1p(sum(1 for p in figure.phrases[-12:] if phrase.word - p.word < 150))
    if last.sentence != phrase.sentence:
        score -= 0.3
    if _is_subject(last) and last.sentence >= phrase.sentence - 1:
        score += 0.5
    if figure.gender == phrase.gender and phrase.gender:
        score += 0.8
    if figure.person:
        score += 0.4
    if (last.quotation >= 0) != (phrase.quotation >= 0) or (last.quotation != phrase.quotation):
        score -= 0.8
    return score - _clash(phrase, figure)


def _compatible(phrase: Phrase, figure: Figure) -> bool:
    if figure.number != phrase.number or not figure.phrases:
        return False
    if figure.role and (figure.role != "narrator" or phrase.quotation < 0):
        return False
    if phrase.gender == "n" and phrase.category == figure.category and figure.category != "PER":
        return True
    if (phrase.category == "PER") != (figure.category == "PER"):
        return False
    if phrase.number == "pl":
        return True
    return not (phrase.gender and figure.gender and phrase.gender != figure.gender)


def _clash(phrase: Phrase, figure: Figure) -> float:
    """What speaks against two mentions in one clause being the same: *she saw her*."""
    last = figure.last
    if last.start <= phrase.start < last.end:
        return 6.0
    word = phrase.words[0] if phrase.words else ""
    if word in REFLEXIVES or last.sentence != phrase.sentence or last.quotation != phrase.quotation:
        return 0.0
    is_object = word in OBJECTS and not phrase.is_possessive
    near = phrase.word - last.word <= 4
    return 1.5 if is_object and near and _is_subject(last) else 0.0


def _is_subject(phrase: Phrase) -> bool:
    """A guess without syntax: a subject pronoun, or a phrase near the start of its sentence."""
    word = phrase.words[0] if phrase.words else ""
    if phrase.form == "PRON":
        return word in {"he", "she", "they", "i", "we", "it"}
    return phrase.opens_clause
