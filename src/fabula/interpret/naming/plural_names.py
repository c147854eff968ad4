"""Names of several: *the two Mr. Knightleys*, *Miss Martins*, *Pontelliers*, *Russians*."""

from collections import Counter
from dataclasses import replace
from typing import Final

from fabula.interpret.naming.names import PersonName, parse_name
from fabula.interpret.wording.phrases import Phrase

_ENDINGS: Final = ("s", "es")


def mark_plurals(phrases: list[Phrase]) -> list[Phrase]:
    """Give the number of several to names that are another one of the book with an s.

    The other is used more often and has the same titles (*Mr. Wood* makes no plural of *Captain
    Woods*) or, where this one has none, any title or given name, or stands after *a* (*a Russian*).
    What speaks in a tag is one person.
    """
    named = [p for p in phrases if p.is_personal_name]
    names = {phrase: parse_name(phrase.name_words) for phrase in named}
    counts = Counter(_use(name) for name in names.values())
    anybody = Counter[str]()
    for phrase, name in names.items():
        if len(name.parts) > 1 or name.honorifics or phrase.determiner == "indef":
            anybody[name.surname] += 1
    speaking = {_use(name) for phrase, name in names.items() if phrase.in_tag}
    several = {use for use in counts if use not in speaking and _is_plural(*use, counts, anybody)}
    return [
        replace(p, grammar=replace(p.grammar, number="pl"))
        if p in names and _use(names[p]) in several
        else p
        for p in phrases
    ]


def _use(name: PersonName) -> tuple[tuple[str, ...], str]:
    return name.honorifics, name.surname


def _is_plural(
    titles: tuple[str, ...],
    surname: str,
    counts: Counter[tuple[tuple[str, ...], str]],
    anybody: Counter[str],
) -> bool:
    ones = [surname.removesuffix(ending) for ending in _ENDINGS if surname.endswith(ending)]
    if titles:
        return any(counts[titles, one] > counts[titles, surname] for one in ones)
    return any(anybody[one] > anybody[surname] for one in ones)
