"""People who go by two names that share no telling word: *Cecil* and *Mr. Vyse*.

A book seldom says in so many words that two names are one person's, but it never uses them as it
uses those of two: nobody of the two is met beside the other, speaks of the other or calls him, and
whoever is called by the one answers under the other.
"""

from collections.abc import Collection
from itertools import product
from math import log
from operator import mul
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.name_uses import FEATURES, NameUses, count_name_uses
from fabula.interpret.linking.namings import join_named, may_be_one
from fabula.interpret.linking.second_name_weights import WEIGHTS
from fabula.interpret.naming.agreements import givens_clash, shortens, titles_clash
from fabula.interpret.naming.kinships import ELDERS, kin_word
from fabula.interpret.naming.labels import EXCLAMATIONS
from fabula.interpret.naming.names import PersonName, parse_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.addresses import TITLES_ALONE
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import CUSTOMARY_MALE_TITLES, MARRIED_TITLES, PLAIN_TITLES

MIN_USES: Final = 3
MIN_KNOWN_USES: Final = 12
N_KNOWN: Final = 60
"""A name used three times may be that of one of the sixty most often named, who are named twelve
times at least."""

MIN_ODDS: Final = log(0.4 / 0.6)
MIN_LEAD: Final = log(2)
"""How likely two names must be one person's, and how much likelier than any other pair with the
rarer name."""

_WEIGHTS: Final = tuple(WEIGHTS[name] for name in FEATURES)
_NO_NAMES: Final = TITLES_ALONE | PLAIN_TITLES | ELDERS | EXCLAMATIONS


def unite_second_names(
    phrases: list[Phrase],
    conversations: list[list[Turn]],
    memory: Memory,
    names: NameIndex,
    kept: Collection[Figure] = (),
) -> None:
    """Make one of two named figures where the book uses their names as one person's.

    With a cast that is given nobody is: it says who goes by which name.

    Args:
        phrases: all mentions, linked.
        conversations: all turns, with their cues.
        memory: the entities.
        names: the persons of the book.
        kept: those of whom the user has said something.
    """
    if names.of_cast:
        return
    bearers = find_bearers(phrases, memory, names)
    uses = count_name_uses(bearers, conversations)
    for one, other in choose_pairs(uses, names):
        if not {one, other} & {*kept} and may_join(one, other, memory, names):
            join_named(one, other, memory, names)


def find_bearers(phrases: list[Phrase], memory: Memory, names: NameIndex) -> dict[Phrase, Figure]:
    """Who bears each name that can be but one person's, in the order of the text."""
    found = {}
    for phrase in phrases:
        if phrase.is_personal_name and not phrase.shared:
            people = names.candidates.get(parse_name(phrase.name_words), ())
            figure = memory.of_row.get(phrase.row)
            if len(people) == 1 and figure and figure.person is people[0]:
                found[phrase] = figure
    return found


def list_pairs(uses: NameUses, names: NameIndex) -> list[tuple[Figure, Figure]]:
    """Pairs of figures who may be one, the oftener named first."""
    ordered = sorted(uses.words, key=lambda f: (-len(uses.words[f]), f.first_start))
    known = [f for f in ordered[:N_KNOWN] if len(uses.words[f]) >= MIN_KNOWN_USES]
    rank = {figure: index for index, figure in enumerate(ordered)}
    return [
        (one, other)
        for one in known
        for other in ordered[rank[one] + 1 :]
        if len(uses.words[other]) >= MIN_USES and _may_be_names_of_one(one, other, names)
    ]


def choose_pairs(uses: NameUses, names: NameIndex) -> list[tuple[Figure, Figure]]:
    """The pairs that are taken for one person, the likeliest first."""
    odds = {
        pair: sum(map(mul, _WEIGHTS, uses.list_features(*pair))) for pair in list_pairs(uses, names)
    }
    ranked: dict[Figure, list[float]] = {}
    for (_, other), value in odds.items():
        ranked.setdefault(other, []).append(value)
    chosen = []
    for pair, value in sorted(odds.items(), key=lambda item: -item[1]):
        best, *rest = sorted(ranked[pair[1]], reverse=True)[:2]
        if value >= MIN_ODDS and value == best and all(value >= r + MIN_LEAD for r in rest):
            chosen.append(pair)
    return chosen


def may_join(one: Figure, other: Figure, memory: Memory, names: NameIndex) -> bool:
    """Whether nothing keeps two apart, now that others may have been joined to them."""
    if not {one, other} <= set(memory.of_person.values()):
        return False
    return may_be_one(one, other, memory, names) and _may_be_names_of_one(one, other, names)


def _may_be_names_of_one(one: Figure, other: Figure, names: NameIndex) -> bool:
    """Whether two people are of one known gender, and words and titles leave it open."""
    if one.person is None or other.person is None:
        return False
    if one.gender != other.gender or not one.gender:
        return False
    people = (one.person, other.person)
    if any(p.is_group or p.is_locked or p.member or _has_no_name(p) for p in people):
        return False
    return not any(_clash(a, b) for a, b in product(one.person.forms, other.person.forms)) and (
        not _is_of_family(one.person, other.person, names)
    )


def _has_no_name(person: Person) -> bool:
    """Whether somebody goes by *sir*, *Mamma* and the like alone."""
    return all({kin_word(part) for part in name.parts} <= _NO_NAMES for name in person.forms)


def _clash(one: PersonName, other: PersonName) -> bool:
    if givens_clash(one, other) or titles_clash(one, other):
        return True
    return any(_tell_apart(a, b) for a, b in ((one, other), (other, one)))


def _tell_apart(one: PersonName, other: PersonName) -> bool:
    titles = set(other.honorifics)
    is_surname = len(one.parts) == 1
    are_surnames = is_surname and len(other.parts) == 1 and one.surname != other.surname
    if are_surnames and all(PLAIN_TITLES.intersection(name.titles) for name in (one, other)):
        return True
    if is_surname and one.surname == other.surname and MARRIED_TITLES.intersection(one.titles):
        return bool(other.given and not MARRIED_TITLES.intersection(titles)) or "miss" in titles
    ranks = CUSTOMARY_MALE_TITLES.intersection(one.titles)
    if ranks and (({"mr"} | CUSTOMARY_MALE_TITLES) & titles) - ranks:
        return True
    return bool(one.given and "lady" in one.titles) and shortens(other, one)


def _is_of_family(one: Person, other: Person, names: NameIndex) -> bool:
    """Whether a surname that both have is that of a third one too: which one, nobody can tell."""
    mine, theirs = ({name.surname for name in person.forms} for person in (one, other))
    return any(
        person is not one and person is not other and not _differs(person, one)
        for surname in mine & theirs
        for person in names.sharing_words(parse_name((surname,)))
    )


def _differs(one: Person, other: Person) -> bool:
    return bool(one.gender and other.gender and one.gender != other.gender) or one.is_group
