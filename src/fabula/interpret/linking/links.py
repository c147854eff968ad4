"""Mentions to entities: names, noun phrases and pronouns of the third person.

One pass from left to right. Entities are kept with a memory of where they were last mentioned, and
a pronoun looks only at those of the last few hundred words, so the cost grows with the length of
the book and not with its square. First and second persons of speech are left to ``voices``, which
knows who speaks.
"""

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.likelihoods import Likelihoods
from fabula.interpret.casting.memories import Memory
from fabula.interpret.casting.tellers import Tellers
from fabula.interpret.linking.antecedents import find_antecedent
from fabula.interpret.linking.namings import heed_introduction
from fabula.interpret.naming.introductions import Introduction
from fabula.interpret.naming.kinships import find_relative, kin_word
from fabula.interpret.naming.names import parse_name
from fabula.interpret.naming.persons import NameIndex, Person, cast_key
from fabula.interpret.wording.function_words import GENERIC_HEADS
from fabula.interpret.wording.phrases import Phrase

NOUN_MEMORY_WORDS: Final = 2000
"""How far back *the old man* may be the one told of before."""

NOBODY_GIVEN: Final[Mapping[int, Person]] = MappingProxyType({})

NOTHING_SAID: Final[Mapping[int, Introduction]] = MappingProxyType({})

N_DESCRIBING: Final = 4
"""How many of an entity's first mentions say what sort of man *the old man* is."""


def link_phrases(
    phrases: list[Phrase],
    names: NameIndex,
    tellers: Tellers,
    given: Mapping[int, Person] = NOBODY_GIVEN,
    *,
    likelihoods: Likelihoods | None = None,
    introductions: Mapping[int, Introduction] = NOTHING_SAID,
) -> Memory:
    """Link every phrase but the first and second persons of speech.

    Args:
        phrases: all mentions of the book, in order.
        names: the persons that its names were grouped into.
        tellers: whom the first persons outside of speech are.
        given: whom the user says that a row means.
        likelihoods: what the model thinks of whom each mention means.
        introductions: where the text says whose a name is, by the row of the name.
    """
    memory = Memory(tellers, likelihoods or Likelihoods(), fixed=set(given))
    for figure in tellers.figures():
        if figure.person:
            memory.of_person[figure.person] = memory.know(figure)
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        if phrase.row in given:
            memory.link(phrase, memory.figure_of(given[phrase.row]))
        elif phrase.person == 3:
            _link_third(phrase, memory, names)
            if phrase.row in introductions:
                heed_introduction(introductions[phrase.row], memory, names)
        elif phrase.row in tellers.of_row:
            memory.link(phrase, memory.know(tellers.of_row[phrase.row]))
    return memory


def _link_third(phrase: Phrase, memory: Memory, names: NameIndex) -> None:
    if phrase.is_indefinite_pronoun:
        figure = memory.new_figure(phrase)
        figure.role = "indefinite"
        memory.link(phrase, figure)
    elif people := _cast_people(phrase, names):
        _link_person(phrase, people, memory)
    elif phrase.is_personal_name:
        _link_person(phrase, names.candidates.get(parse_name(phrase.name_words), ()), memory)
    elif phrase.form == "PROP":
        _link_name(phrase, memory)
    elif phrase.form == "PRON":
        _link_pronoun(phrase, memory)
    else:
        _link_noun(phrase, memory, names)


def _cast_people(phrase: Phrase, names: NameIndex) -> tuple[Person, ...]:
    """Those of a given cast who go by exactly these words."""
    is_thing = phrase.form == "NOM" and phrase.category != "PER"
    if not names.of_cast or phrase.form == "PRON" or is_thing:
        return ()
    people = names.of_cast.get(cast_key(phrase.words), ())
    if not people and phrase.form == "PROP":
        people = names.of_cast.get(cast_key(phrase.name_words), ())
    return people


def _link_person(phrase: Phrase, people: tuple[Person, ...], memory: Memory) -> None:
    figure = memory.figure_of(_nearest(people, memory)) if people else None
    memory.link(phrase, figure or memory.new_figure(phrase))


def _nearest(people: tuple[Person, ...], memory: Memory) -> Person:
    """Of several people with one name the one mentioned last, else the likeliest."""
    figures = [memory.of_person[person] for person in people if person in memory.of_person]
    seen = [figure for figure in figures if figure.phrases]
    if len(people) == 1 or not seen:
        return people[0]
    return max(seen, key=lambda figure: figure.last.start).person or people[0]


def _link_name(phrase: Phrase, memory: Memory) -> None:
    """Link the name of a place or of several people: the same words mean the same."""
    key = (phrase.category, tuple(word for word in phrase.words if word not in {"the", "'s"}))
    figure = memory.of_name.get(key)
    if figure is None:
        figure = memory.of_name[key] = memory.new_figure(phrase)
    memory.link(phrase, figure)


def _link_pronoun(phrase: Phrase, memory: Memory) -> None:
    figure = find_antecedent(phrase, memory) or memory.new_figure(phrase)
    if phrase.gender in {"m", "f"} and not figure.gender:
        figure.gender = phrase.gender
    memory.link(phrase, figure)


def _link_noun(phrase: Phrase, memory: Memory, names: NameIndex) -> None:
    owner = memory.owner_of(phrase)
    relative = find_relative(phrase, owner.person, names) if owner and owner.person else None
    known = memory.figure_of(relative) if relative else _known_noun(phrase, memory)
    figure = known or memory.new_figure(phrase)
    memory.link(phrase, figure)
    if owner and owner is not figure:
        memory.of_possession.setdefault((owner, kin_word(phrase.head)), figure)
    of_head = memory.of_head.setdefault((phrase.category, phrase.head), {})
    of_head.pop(figure, None)
    of_head[figure] = None


def _known_noun(phrase: Phrase, memory: Memory) -> Figure | None:
    """The entity that a noun phrase takes up again, or None where it brings in a new one."""
    if phrase.determiner == "poss":
        owner = memory.owner_of(phrase)
        return memory.of_possession.get((owner, kin_word(phrase.head))) if owner else None
    if phrase.determiner != "def" or phrase.head in GENERIC_HEADS:
        return None
    for figure in reversed(memory.of_head.get((phrase.category, phrase.head), {})):
        if phrase.word - figure.last.word > NOUN_MEMORY_WORDS:
            return None
        if figure.number == phrase.number and _modifiers_agree(phrase, figure):
            return figure
    return None


def _modifiers_agree(phrase: Phrase, figure: Figure) -> bool:
    """*The old man* is not *the young man*; *the man* may be either."""
    mine = _modifiers(phrase)
    return not mine or any(
        other.form == "NOM" and other.head == phrase.head and mine <= _modifiers(other)
        for other in islice(figure.phrases, N_DESCRIBING)
    )


def _modifiers(phrase: Phrase) -> frozenset[str]:
    return frozenset(phrase.words[1 : phrase.grammar.head])
