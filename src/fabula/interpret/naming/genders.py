"""Genders of named persons, learned from the pronouns that follow their names.

The idea of learning gender from pronouns near a name is that of Bergsma and Lin (2006).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Final

from fabula.interpret.naming.names import PersonName, parse_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.given_names import FEMALE_NAMES, MALE_NAMES
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import CUSTOMARY_MALE_TITLES, LEARNED_TITLES

MAX_HINT_WORDS: Final = 20
"""How far behind a name a pronoun may still be a hint."""

MIN_HINTS: Final = 2
MIN_SHARE: Final = 0.75
"""So many hints, and this share of them for one gender, tell whose pronouns these are."""

MIN_CONTRARY_HINTS: Final = 4
"""So many it takes to overrule what a list says of a name: the *she* behind *Julian* may be whoever
thinks of him."""

MANY_HINTS: Final = 8
LEAST_SHARE: Final = 0.7
"""So many hints need only this share: somebody may often be met beside one of the other gender."""

MIN_LIKELY: Final = 1.5
LIKELY_SHARE: Final = 0.7
CUSTOMARY_SHARE: Final = 0.6
"""Where the pronouns behind a name tell nothing, those do that the model links to it: so many, and
the first share of them, for one gender; the second where but a title told one."""

_CUSTOMARY: Final = CUSTOMARY_MALE_TITLES | LEARNED_TITLES
_LISTED: Final = MALE_NAMES | FEMALE_NAMES

Hints = dict[tuple[str, ...], Counter[str]]


def settle_genders(
    phrases: list[Phrase],
    names: NameIndex,
    likely_rows: Callable[[Phrase], Mapping[int, float]] = lambda _: {},
) -> None:
    """Let the pronouns after its names overrule what a list says of a person's gender.

    What a title or a given cast says stands.

    Args:
        phrases: all mentions.
        names: the persons of the book.
        likely_rows: the rows that a mention may take up, with how likely each is.
    """
    totals: defaultdict[Person, Counter[str]] = defaultdict(Counter)
    for words, counts in count_hints(phrases).items():
        people = names.candidates.get(parse_name(words), ())
        if len(people) == 1:
            totals[people[0]].update(counts)
    likely = _weigh_links(phrases, names, likely_rows)
    for person in dict.fromkeys((*totals, *likely)):
        gender = _clear_gender(totals[person]) or _likely_gender(person, likely[person])
        n_hints = (
            totals[person][gender] if person.gender and _is_called(person) else MIN_CONTRARY_HINTS
        )
        is_contrary = gender != person.gender and n_hints < MIN_CONTRARY_HINTS
        if gender and not person.gender_is_sure and not is_contrary:
            person.gender = gender


def _is_called(person: Person) -> bool:
    """Whether a given name of a list is among the names."""
    return any(name.parts[0] in _LISTED for name in person.forms if name.parts)


def _weigh_links(
    phrases: list[Phrase],
    names: NameIndex,
    likely_rows: Callable[[Phrase], Mapping[int, float]],
) -> defaultdict[Person, dict[str, float]]:
    """How much the model links pronouns of each gender to somebody's names."""
    bearers: dict[int, Person] = {}
    weights: defaultdict[Person, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    for phrase in phrases:
        if phrase.is_personal_name:
            people = names.candidates.get(parse_name(phrase.name_words), ())
            if len(people) == 1:
                bearers[phrase.row] = people[0]
        elif phrase.form == "PRON" and phrase.gender in {"m", "f"}:
            for row, probability in likely_rows(phrase).items():
                if row in bearers:
                    weights[bearers[row]][phrase.gender] += probability
    return weights


def _likely_gender(person: Person, weights: Mapping[str, float]) -> str:
    """The gender of one whose names tell none, or but the custom of a title: *Dr. Aldana*."""
    is_titled = any(not _CUSTOMARY.isdisjoint(name.titles) for name in person.forms)
    if _is_called(person) or (person.gender and not is_titled):
        return ""
    gender, most = max(weights.items(), key=itemgetter(1))
    least = CUSTOMARY_SHARE if is_titled else LIKELY_SHARE
    return gender if most >= max(MIN_LIKELY, least * sum(weights.values())) else ""


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
    if not counts:
        return ""
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
