"""Entities with stable ids, and the name each is shown under."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.naming.names import parse_name, split_name
from fabula.interpret.wording.addresses import is_address
from fabula.interpret.wording.spellings import plain_name, slug_of
from fabula.records import Entity


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name and id that the user has given."""

    name: str
    id: str


NOTHING_GIVEN: Final[Mapping[Figure, GivenName]] = MappingProxyType({})

MAX_NOUN_WORDS: Final = 6
"""A noun phrase with more words names somebody only where there is no shorter one."""


def name_entities(
    figures: Iterable[Figure],
    taken_ids: Iterable[str] = (),
    given: Mapping[Figure, GivenName] = NOTHING_GIVEN,
) -> dict[Figure, Entity]:
    """Give every figure with a mention its id and name, in order of first mention.

    An id is made from the name, so that it stays the same from run to run and mostly through
    small edits of the text; of several with one name the later ones are numbered.

    Args:
        figures: the entities.
        taken_ids: ids of a given cast, which nobody else may have.
        given: names and ids that the user has given; no other figure gets such an id. A figure
            with one needs no mention.
    """
    counts = Counter(dict.fromkeys([*taken_ids, *(called.id for called in given.values())], 1))
    entities = {}
    for figure in sorted((f for f in figures if f.phrases or f in given), key=_first_mention):
        called = given.get(figure) or _member_name(figure)
        if called is None:
            name = show_name(figure)
            called = GivenName(name, _count_up(slug_of(name), counts))
        entities[figure] = Entity(called.id, _category(figure), called.name)
    return entities


def _member_name(figure: Figure) -> GivenName | None:
    member = figure.person.member if figure.person else None
    return GivenName(member.name, member.id) if member else None


def show_name(figure: Figure) -> str:
    """The fullest name that is used more than once, else the fullest, else the first words.

    Forms of address (*my dear*) are shown only of one who has nothing else.
    """
    telling = [p for p in figure.phrases if not is_address(p) and not p.shared]
    names = Counter(plain_name(p) for p in telling if p.form == "PROP" or p.is_epithet)
    if names:
        return max(names, key=lambda name: (*_fullness(name, names[name]), names[name], name))
    if nouns := [p for p in telling if p.form == "NOM"]:
        return plain_name(min(nouns, key=lambda p: (len(p.words) > MAX_NOUN_WORDS, p.start)))
    if figure.person:  # known from titles alone
        return " ".join(max(figure.person.forms, key=lambda form: len(form.parts)).parts).title()
    if figure.is_narrator:
        return "the narrator"
    first = min(figure.phrases, key=lambda p: (p.form == "PRON", p.person != 3, p.start))
    return (
        plain_name(first).lower()
        if first.form == "PRON" and first.person == 3
        else plain_name(first)
    )


def _fullness(name: str, count: int) -> tuple[bool, int]:
    return count > 1, min(len(parse_name(split_name(name)).parts), 2)


def _first_mention(figure: Figure) -> tuple[int, int]:
    mentions = ((phrase.start, -phrase.end) for phrase in figure.phrases)
    return min(mentions, default=(figure.first_start, 0))


def _category(figure: Figure) -> str:
    """A person's is that whatever single mentions are labelled; else the usual one."""
    if figure.category == "PER":
        return figure.category
    return Counter(phrase.category for phrase in figure.phrases).most_common(1)[0][0]


def _count_up(slug: str, counts: Counter[str]) -> str:
    """The slug, numbered where somebody has it already."""
    while True:
        counts[slug] += 1
        identity = slug if counts[slug] == 1 else f"{slug}-{counts[slug]}"
        if identity == slug or identity not in counts:
            counts[identity] += identity != slug
            return identity
