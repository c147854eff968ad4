"""What the words of a mention tell of it: head, person, number, gender and determiner."""

from dataclasses import dataclass

from fabula.interpret.wording.function_words import (
    AFTER_HEAD,
    DEFINITES,
    GENITIVES,
    INDEFINITES,
    PLURALS,
    POSSESSIVES,
    PRONOUNS,
)
from fabula.interpret.wording.nouns import FEMALE_NOUNS, MALE_NOUNS, PLURAL_NOUNS


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of a phrase, as far as its words alone tell.

    Attributes:
        head: index of its head among its words.
        person: 1, 2 or 3.
        number: ``sg`` or ``pl``.
        gender: ``m``, ``f``, ``n`` or ``""``.
        determiner: ``def``, ``indef``, ``poss`` or ``""``.
    """

    head: int
    person: int
    number: str
    gender: str
    determiner: str


def read_grammar(words: tuple[str, ...], form: str) -> Grammar:
    """Read the grammar off the words.

    >>> read_grammar(("the", "old", "man", "with", "a", "beard"), "NOM")
    Grammar(head=2, person=3, number='sg', gender='m', determiner='def')

    Args:
        words: one or more, in lower case.
        form: one of ``FORMS``.
    """
    if form == "PRON":
        return Grammar(0, *PRONOUNS.get(words[0], (3, "sg", "")), "")
    head = _head_of(words)
    determiner = _determiner_of(words, head)
    if form == "PROP":
        return Grammar(head, 3, "pl" if "and" in words or "&" in words else "sg", "", determiner)
    return Grammar(head, 3, *_noun_number(words, head), determiner)


def _head_of(words: tuple[str, ...]) -> int:
    """Index of the last word before what modifies the noun from behind."""
    for index in range(1, len(words)):
        if words[index] in AFTER_HEAD:
            return index - 1
    last = len(words) - 1
    return last - 1 if last and words[last] in {*GENITIVES, "."} else last


def _noun_number(words: tuple[str, ...], head: int) -> tuple[str, str]:
    """Number and gender of a common noun phrase; plurals have no gender."""
    noun = words[head]
    if noun in PLURAL_NOUNS or words[0] in PLURALS or _joins_two(words, head):
        return "pl", ""
    if noun in MALE_NOUNS:
        return "sg", "m"
    if noun in FEMALE_NOUNS:
        return "sg", "f"
    if "and" in words[: head + 2]:
        return "pl", ""
    looks_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return "pl" if looks_plural and words[0] not in {"a", "an", "one"} else "sg", ""


def _joins_two(words: tuple[str, ...], head: int) -> bool:
    """Whether a second one is joined on: *the king and the duke*, not *her friend and guide*."""
    after = words[head + 1 : head + 3]
    return (
        len(after) > 1 and after[0] == "and" and after[1] in POSSESSIVES | DEFINITES | {"a", "an"}
    )


def _determiner_of(words: tuple[str, ...], head: int) -> str:
    if not head:
        return ""
    # The s of a genitive, not of *it's*: what stands before it is inside the phrase.
    if words[0] in POSSESSIVES or not GENITIVES.isdisjoint(words[1:head]):
        return "poss"
    if words[0] in DEFINITES:
        return "def"
    return "indef" if words[0] in INDEFINITES else ""
