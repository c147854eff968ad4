"""Names of persons taken apart: titles, given names, surname."""

from dataclasses import dataclass

from fabula.interpret.titles import (
    CUSTOMARY_MALE_TITLES,
    EPITHETS,
    FEMALE_NAMES,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE_NAMES,
    MALE_NOUNS,
    MALE_TITLES,
    NICKNAMES,
    SAME_TITLES,
    SUFFIXES,
    TITLES,
)

_ARTICLES = frozenset({"the", "a", "an", "my", "our", "his", "her", "your", "their", "that", "this", "of"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written, taken apart; all parts lower case.

    Attributes:
        titles: words before the name (*mr*, *lady*, *old*), in order.
        parts: the name itself, e.g. ``("emma", "woodhouse")``; empty for a bare title.
        gender: ``m`` or ``f`` where a title or a given name tells, else ``""``.
        is_group: a family or people: *the Woodhouses*.
        gender_is_sure: the gender stems from a title.
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


def parse_name(words: tuple[str, ...]) -> PersonName:
    """Take a name apart.

    Args:
        words: its words in lower case, e.g. ``("mr.", "john", "knightley")``.
    """
    plain = [word.rstrip(".").replace("’", "'") if len(word) > 1 else word for word in words]
    has_article = bool(plain) and plain[0] == "the"
    plain = [word for word in plain if word not in _ARTICLES and word not in {"'s", "'", ",", ""}]
    titles: list[str] = []
    while len(plain) > 1 and plain[0] in TITLES:
        title = plain.pop(0)
        titles.append(SAME_TITLES.get(title, title))
    parts = tuple(word for word in plain if word not in SUFFIXES and any(c.isalpha() for c in word))
    gender, sure = _gender_of(titles, parts)
    last = parts[-1] if parts else ""
    is_group = has_article and not titles and last.endswith("s") and len(parts) == 1 and last not in MALE_NAMES
    parts = tuple(SAME_TITLES.get(part, part) for part in parts) if len(parts) == 1 and not titles else parts
    return PersonName(tuple(titles), parts, gender, is_group, sure)


def full_form(given: str) -> str:
    """The full form of a short given name, or the name itself: *lizzy* is *elizabeth*."""
    return NICKNAMES.get(given, given)


def _gender_of(titles: list[str], parts: tuple[str, ...]) -> tuple[str, bool]:
    for title in titles:
        if title in MALE_TITLES:
            return "m", True
        if title in FEMALE_TITLES:
            return "f", True
    if CUSTOMARY_MALE_TITLES.intersection(titles):
        return "m", False
    given = parts[0] if parts else ""
    if parts and parts[-1] in MALE_NOUNS | MALE_TITLES:
        return "m", True
    if parts and parts[-1] in FEMALE_NOUNS | FEMALE_TITLES:
        return "f", True
    if given in MALE_NAMES and given not in FEMALE_NAMES:
        return "m", False
    if given in FEMALE_NAMES and given not in MALE_NAMES:
        return "f", False
    return "", False
