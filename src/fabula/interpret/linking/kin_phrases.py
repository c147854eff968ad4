"""Phrases for somebody's kin, *her sister* and the like, and names that a text gives to them."""

import re
from collections.abc import Iterator
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.naming.kinships import ELDERS, kin_word
from fabula.interpret.wording.function_words import GENITIVES, POSSESSIVES
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set

KIN: Final = word_set(
    """
    father mother son daughter grandfather grandmother grandson granddaughter uncle aunt nephew
    niece husband wife brother sister cousin
    """
)
"""Plain words for whom somebody is kin to."""

_OF_ANOTHER: Final = word_set("late first second former future other grand step foster intended")
_BESIDE: Final = re.compile(r",?\s+$")
_BEING: Final = re.compile(r"\s+(?:is|was)\s+$")
_ENDED: Final = re.compile(r"\s*(?:[,.;:!?)”\"]|--|—)")
_LONGEST_GAP: Final = 6


def find_told(
    phrases: list[Phrase], memory: Memory, content: str
) -> Iterator[tuple[Figure, str, Figure]]:
    """Each time that a text calls somebody by name the *brother* of an owner."""
    ordered = sorted(phrases, key=lambda p: (p.start, -p.end))
    for index, phrase in enumerate(ordered):
        figure = memory.of_row.get(phrase.row)
        if figure is None or phrase.form == "PRON" or phrase.category != "PER":
            continue
        if phrase.form == "PROP" and (word := _kin_before_name(phrase)):
            if owner := memory.of_start.get(phrase.start):
                yield owner, word, figure
        elif names_kin(phrase) and (owner := memory.owner_of(phrase)):
            for name in _names_beside(phrase, ordered, index, content):
                if named := memory.of_row.get(name.row):
                    yield owner, kin_word(phrase.head), named


def names_kin(phrase: Phrase) -> bool:
    """Whether a phrase is *her sister* and the like."""
    if phrase.form != "NOM" or phrase.determiner != "poss" or phrase.number != "sg":
        return False
    is_plain = _OF_ANOTHER.isdisjoint(phrase.words[: phrase.grammar.head])
    return is_plain and kin_word(phrase.head) in KIN


def is_bare_kin(phrase: Phrase) -> bool:
    """Whether a phrase of speech is *Mamma*, *father* and the like, and calls nobody."""
    is_spoken_of = phrase.quotation >= 0 and not phrase.is_set_off and phrase.category == "PER"
    return is_spoken_of and len(phrase.words) == 1 and kin_word(phrase.head) in ELDERS


def _kin_before_name(phrase: Phrase) -> str:
    """The *brother* of *my brother Charles*, or ``""``."""
    words = phrase.words[: phrase.grammar.head]
    if not words or not (words[0] in POSSESSIVES or GENITIVES.intersection(words)):
        return ""
    return next((kin_word(word) for word in words[1:] if kin_word(word) in KIN), "")


def _names_beside(kin: Phrase, ordered: list[Phrase], index: int, content: str) -> Iterator[Phrase]:
    """Names that stand beside a phrase for the same: *her sister Jane*, *Jane, her sister,*."""
    for name in ordered[max(0, index - 3) : index + 4]:
        if not name.is_personal_name or name.quotation != kin.quotation:
            continue
        if kin.end <= name.start <= kin.end + _LONGEST_GAP:
            between = content[kin.end : name.start]
            is_told = bool(_ENDED.match(content, name.end)) or between == " "
            if (_BESIDE.match(between) or _BEING.match(between)) and is_told:
                yield name
        elif name.end <= kin.start <= name.end + _LONGEST_GAP:
            between = content[name.end : kin.start]
            is_set_off = between.strip() == "," and _ENDED.match(content, kin.end)
            if is_set_off or _BEING.match(between):
                yield name
