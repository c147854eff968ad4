"""Genders of named persons, learned from the pronouns that follow their names.

The idea of learning gender from pronouns near a name is that of Bergsma and Lin (2006).
"""

from collections import Counter, defaultdict
from typing import Final

from fabula.interpret.naming.names import PersonName, parse_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.phrases import Phrase

MAX_HINT_WORDS: Final = 20
"""How far behind a name a pronoun may still be a hint."""

MIN_HINTS: Final = 2
MIN_SHARE: Final = 0.75
"""So many hints, and this share of them for one gender, overrule what a list says of a name."""

MANY_HINTS: Final = 8
LEAST_SHARE: Final = 0.7
"""So many hints need only this share: somebody may often be met beside one of the other gender."""

Hints = dict[tuple[str, ...], Counter[str]]


def settle_genders(phrases: list[Phrase], names: NameIndex) -> None:
    """Let the pronouns after its names overrule what a list says of a person's gender.

    What a title or a given cast says stands.
    """
    totals: defaultdict[Person, Counter[str]] = defaultdict(Counter)
    for words, counts in count_hints(phrases).items():
        people = names.candidates.get(parse_name(words), ())
        if len(people) == 1:
            totals[people[0]].update(counts)
    for person, counts in totals.items():
        gender = _clear_gender(counts)
        if gender and not person.gender_is_sure:
            person.gender = gender


def show_genders(phrases: list[Phrase]) -> dict[PersonName, str]:
    """The gender that pronouns clearly show for each full name.

    A surname alone is often met beside one of the other gender, and may be a family's.
    """
    totals: defaultdict[PersonName, Counter[str]] = defaultdict(Counter)
    for words, counts in count_hints(phrases).items():
        totals[parse_name(words)].update(counts)
    shown = {name: _clear_gender(counts) for name, counts in totals.items() if name.given}
    return {name: gender for name, gender in shown.items() if gender}


def _clear_gender(counts: Counter[str]) -> str:
    gender, n_hints = counts.most_common(1)[0]
    share = LEAST_SHARE if n_hints >= MANY_HINTS else MIN_SHARE
    is_clear = n_hints >= MIN_HINTS and n_hints >= share * counts.total()
    return gender if is_clear and gender != "n" else ""


def count_hints(phrases: list[Phrase]) -> Hints:
    """For each name the genders of pronouns that follow it before anybody else is mentioned.

    After *Syme drew himself up* the name *Syme* has one hint for ``m``.
    """
    hints: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    name: Phrase | None = None
    for phrase in phrases:
        if phrase.category != "PER" or phrase.quotation >= 0:
            continue
        if phrase.form != "PRON":
            name = phrase if phrase.is_personal_name else None
        elif name and _is_hint(phrase, name):
            hints[name.name_words][phrase.gender] += 1
            name = None
    return hints


def _is_hint(pronoun: Phrase, name: Phrase) -> bool:
    is_third = pronoun.person == 3 and pronoun.number == "sg"
    return is_third and pronoun.word - name.word <= MAX_HINT_WORDS
