"""Names of persons taken apart: titles, given names, surname."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fabula.interpret.wording.function_words import ARTICLES_AND_OWNERS, GENITIVES, SENTENCE_OPENERS
from fabula.interpret.wording.given_names import FEMALE_NAMES, MALE_NAMES, NICKNAMES
from fabula.interpret.wording.nouns import FEMALE_NOUNS, MALE_NOUNS
from fabula.interpret.wording.titles import (
    CUSTOMARY_MALE_TITLES,
    EPITHETS,
    FEMALE_TITLES,
    LEARNED_TITLES,
    MALE_TITLES,
    PLAIN_TITLES,
    SAME_TITLES,
    SUFFIXES,
    TITLES,
)
from fabula.interpret.wording.word_lists import word_set

_IGNORED = ARTICLES_AND_OWNERS | GENITIVES | {",", ""}
_PARTICLES = word_set("de du des la le van von der den di da del d'")
_MALE_LASTS = MALE_NOUNS | MALE_TITLES
_FEMALE_LASTS = FEMALE_NOUNS | FEMALE_TITLES

MIN_STEM_CHARS: Final = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written, taken apart; all parts lower case.

    Attributes:
        titles: words before the name (*mr*, *lady*, *old*), in order.
        parts: the name itself, e.g. ``("emma", "woodhouse")``; a bare title is its own name.
        gender: ``m`` or ``f`` where a title or a given name tells, else ``""``.
        is_group: a family or people: *the Woodhouses*.
        gender_is_sure: the gender stems from a title or a noun, not from a given name.
    """

    titles: tuple[str, ...]
    parts: tuple[str, ...]
    gender: str
    is_group: bool
    gender_is_sure: bool

    @property
    def given(self) -> str:
        """The given name, or ``""`` where the name is of one word."""
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def surname(self) -> str:
        """The last part, or ``""``."""
        return self.parts[-1] if self.parts else ""

    @property
    def honorifics(self) -> tuple[str, ...]:
        """The titles that tell people apart; *old*, *little*, *dear* do not."""
        return tuple(title for title in self.titles if title not in EPITHETS)


@lru_cache(maxsize=1 << 14)
def parse_name(words: tuple[str, ...]) -> PersonName:
    """Take a name apart.

    >>> parse_name(("mr.", "john", "knightley"))
    PersonName(titles=('mr',), parts=('john', 'knightley'), gender='m', is_group=False, \
gender_is_sure=True)

    Args:
        words: its words in lower case.
    """
    plain = [word.rstrip(".").replace("’", "'") if len(word) > 1 else word for word in words]
    has_article = bool(plain) and plain[0] == "the"
    plain = _cut_front([word for word in plain if word not in _IGNORED])
    titles: list[str] = []
    while len(plain) > 1 and plain[0] in TITLES:
        title = plain.pop(0)
        titles.append(SAME_TITLES.get(title, title))
    plain = [word for word in plain if word not in SUFFIXES and any(map(str.isalpha, word))]
    parts = tuple(word for word in plain[:-1] if word not in _PARTICLES) + tuple(plain[-1:])
    gender, is_sure = _gender_of(titles, parts)
    is_group = has_article and not titles and len(parts) == 1 and _is_plural(parts[0])
    if len(parts) == 1 and not titles:
        parts = (SAME_TITLES.get(parts[0], parts[0]),)
    return PersonName(tuple(titles), parts, gender, is_group, is_sure)


def _cut_front(words: list[str]) -> list[str]:
    """A name without what stands before it: *charming Miss Taylor*, *all Gino (wanted)*.

    Of two names that the model takes for one, *Miss Woodhouse, Miss Taylor*, the second is left.
    """
    titled = [i for i, word in enumerate(words[:-1]) if word in PLAIN_TITLES]
    first = max(titled, default=0)
    if first and not TITLES.issuperset(words[:first]):
        words = words[first:]
    while len(words) > 1 and words[0] in SENTENCE_OPENERS:
        words = words[1:]
    return words


def split_name(name: str) -> tuple[str, ...]:
    """The words of a name as :func:`parse_name` takes them."""
    return tuple(name.lower().replace("’", "'").split())


def full_form(given: str) -> str:
    """The full form of a short given name, or the name itself: *lizzy* is *elizabeth*."""
    return NICKNAMES.get(given, given)


def stems_of(name: str) -> tuple[str, ...]:
    """What a name may be a small form of: *kitty* of *kit* (or *kitt*), else nothing."""
    for ending in ("ie", "ey", "y"):
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= MIN_STEM_CHARS:
            return (stem, stem[:-1]) if stem[-1] == stem[-2] else (stem,)
    return ()


def _is_plural(word: str) -> bool:
    is_one = word.endswith(("ss", "us", "is")) or word in MALE_NAMES
    return word.endswith("s") and not is_one


def _gender_of(titles: list[str], parts: tuple[str, ...]) -> tuple[str, bool]:
    """Gender as a name tells it, and whether it is sure."""
    for title in titles:
        if title in MALE_TITLES:
            return "m", True
        if title in FEMALE_TITLES:
            return "f", True
    if CUSTOMARY_MALE_TITLES.intersection(titles) or LEARNED_TITLES.intersection(titles):
        return "m", False
    return _gender_of_parts(parts) if parts else ("", False)


def _gender_of_parts(parts: tuple[str, ...]) -> tuple[str, bool]:
    if parts[-1] in _MALE_LASTS:
        return "m", True
    if parts[-1] in _FEMALE_LASTS:
        return "f", True
    is_male, is_female = parts[0] in MALE_NAMES, parts[0] in FEMALE_NAMES
    if is_male != is_female:
        return "m" if is_male else "f", False
    return "", False
