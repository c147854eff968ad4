"""Who is whose father, sister or aunt by name, as a text says in passing, and who is meant by it.

*My brother Charles*, *Isabella, her sister,* and *Emma's father, Mr. Woodhouse* tell it; then *your
brother* and *my sister* mean Charles and Isabella wherever they are said of the same people.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.naming.kinships import find_relative, kin_word
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.wording.function_words import GENITIVES, POSSESSIVES
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Text

_OTHER_SIDE: Final = {
    **dict.fromkeys(word_set("father mother"), ("son", "daughter")),
    **dict.fromkeys(word_set("son daughter"), ("father", "mother")),
    **dict.fromkeys(word_set("brother sister"), ("brother", "sister")),
    **dict.fromkeys(word_set("uncle aunt"), ("nephew", "niece")),
    **dict.fromkeys(word_set("nephew niece"), ("uncle", "aunt")),
    **dict.fromkeys(word_set("husband wife"), ("husband", "wife")),
    **dict.fromkeys(word_set("grandfather grandmother"), ("grandson", "granddaughter")),
    **dict.fromkeys(word_set("grandson granddaughter"), ("grandfather", "grandmother")),
    "cousin": ("cousin", "cousin"),
}
"""What somebody is, he or she, to the one whose father, sister or aunt that one is."""

ONLY_ONE: Final = word_set("father mother husband wife")
"""Kin of whom one has no more than one."""

_OF_ANOTHER: Final = word_set(
    "late first second former future other own grand step foster intended eldest elder younger"
)
_BESIDE: Final = re.compile(r",?\s+$")
_BEING: Final = re.compile(r"\s+(?:is|was)\s+$")
_ENDED: Final = re.compile(r"\s*(?:[,.;:!?)”\"]|--|—)")
_LONGEST_GAP: Final = 6

Kin = dict[tuple[Figure, str], Counter[Figure]]
"""Whom a text calls somebody's *brother* by name, and how often: by owner and plain word."""


def find_kin(phrases: Iterable[Phrase], memory: Memory, text: Text) -> Kin:
    """All kin that the text tells by name, and what follows from it."""
    kin: Kin = defaultdict(Counter)
    for owner, word, figure in _find_told(list(phrases), memory, text.content):
        is_other = figure is not owner and figure.person is not None and not owner.is_nobody
        if is_other and figure.number == owner.number == "sg" and _fits(word, figure):
            kin[owner, word][figure] += 1
            if owner.gender in {"m", "f"}:
                kin[figure, _OTHER_SIDE[word][owner.gender == "f"]][owner] += 1
    return kin


def _find_told(
    phrases: list[Phrase], memory: Memory, content: str
) -> Iterator[tuple[Figure, str, Figure]]:
    ordered = sorted(phrases, key=lambda p: (p.start, -p.end))
    for index, phrase in enumerate(ordered):
        figure = memory.of_row.get(phrase.row)
        if figure is None or phrase.form == "PRON" or phrase.category != "PER":
            continue
        if phrase.form == "PROP" and (word := _kin_before_name(phrase)):
            if owner := memory.of_start.get(phrase.start):
                yield owner, word, figure
        elif _names_kin(phrase) and (owner := memory.owner_of(phrase)):
            for name in _names_beside(phrase, ordered, index, content):
                if named := memory.of_row.get(name.row):
                    yield owner, kin_word(phrase.head), named


def _names_kin(phrase: Phrase) -> bool:
    """Whether a phrase is *her sister* and the like."""
    if phrase.form != "NOM" or phrase.determiner != "poss" or phrase.number != "sg":
        return False
    is_plain = _OF_ANOTHER.isdisjoint(phrase.words[: phrase.grammar.head])
    return is_plain and kin_word(phrase.head) in _OTHER_SIDE


def _kin_before_name(phrase: Phrase) -> str:
    """The *brother* of *my brother Charles*, or ``""``."""
    words = phrase.words[: phrase.grammar.head]
    if not words or not (words[0] in POSSESSIVES or GENITIVES.intersection(words)):
        return ""
    return next((kin_word(word) for word in words[1:] if kin_word(word) in _OTHER_SIDE), "")


def _names_beside(
    kin: Phrase, ordered: list[Phrase], index: int, content: str
) -> Iterator[Phrase]:
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


def _fits(word: str, figure: Figure) -> bool:
    males = word_set("father son brother uncle nephew husband grandfather grandson")
    gender = "" if word == "cousin" else "m" if word in males else "f"
    return not (gender and figure.gender) or gender == figure.gender


def link_kin(
    phrases: Iterable[Phrase],
    memory: Memory,
    names: NameIndex,
    kin: Kin,
    present: Mapping[int, frozenset[Figure]],
) -> Iterator[tuple[Phrase, Figure]]:
    """Phrases for kin of known people with whom each means by name.

    Args:
        phrases: all mentions.
        memory: whom they mean so far.
        names: the persons of the book.
        kin: see :func:`find_kin`.
        present: by row of a line who says it and who is told it: neither is spoken of so.
    """
    last: dict[Figure, int] = {}
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        figure = memory.of_row.get(phrase.row)
        if figure is None:
            continue
        if _names_kin(phrase) and figure.person is None and phrase.row not in memory.fixed:
            owner = memory.owner_of(phrase)
            beside = present.get(phrase.quotation, frozenset())
            found = _relative(phrase, owner, names, memory, kin, beside, last) if owner else None
            if found and found is not owner:
                yield phrase, found
                figure = found
        last[figure] = phrase.start


def _relative(
    phrase: Phrase,
    owner: Figure,
    names: NameIndex,
    memory: Memory,
    kin: Kin,
    beside: frozenset[Figure],
    last: Mapping[Figure, int],
) -> Figure | None:
    """The one named relative that a phrase may mean, else the one mentioned last."""
    word = kin_word(phrase.head)
    told = kin.get((owner, word), Counter[Figure]())
    found = [figure for figure in told if figure not in beside]
    if word in ONLY_ONE and found:
        return max(found, key=lambda figure: told[figure])
    if found:
        return max(found, key=lambda figure: last.get(figure, -1))
    if owner.person and (person := find_relative(phrase, owner.person, names)):
        figure = memory.of_person.get(person)
        return None if figure in beside else figure
    return None
