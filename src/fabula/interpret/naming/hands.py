"""Whose hand a section is in, by its title: *MINA MURRAY'S JOURNAL*, *Letter, Lucy to Mina*."""

import re
from dataclasses import dataclass
from typing import Final

from fabula.interpret.naming.names import split_name
from fabula.interpret.wording.function_words import NAME_PARTICLES
from fabula.interpret.wording.titles import RANKS, TITLES
from fabula.interpret.wording.word_lists import word_set

_SENT: Final = r"letter|note|telegram|cable|wire|memorandum|message|report"
_KEPT: Final = r"journal|diary|narrative|statement|deposition|manuscript|confession|log"
_TOLD: Final = r"story|tale|account|papers"
_JOURNAL: Final = re.compile(rf"\b(?:{_KEPT})\b", re.IGNORECASE)
_LETTER: Final = re.compile(rf"\W*(?:chapter\s+\w+\W+)?(?:{_SENT})\b", re.IGNORECASE)
_PREFIX: Final = re.compile(
    r"^(?:(?:the\s+)?(?:\w+\s+)?(?:chapter|book|part|volume|section|narrative|period)\b[\s.:—-]*)?"
    r"(?:(?P<letter>letter)\s+(?:the\s+)?)?(?:[ivxlc]+|\d+)\b[\s.:)\]—-]*(?:\[[^\]]*\]\s*)?",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:spoken|contributed|related|told|written|narrated|recorded|resumed|continued|kept|left"
    r"|dictated|signed|sent)\s+by\s+(?P<writer>.+)$",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    rf"(?P<writer>(?:[^\W\d_][\w.-]*\s+){{0,5}}[^\W\d_][\w.-]*)[’'](?:s|\b)\s*(?:\w+\s+)?(?:{_SENT}|{_KEPT}|{_TOLD})\b"
    r"(?:.*?\bto\s+(?P<addressee>.+))?",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    rf"\b(?:(?:{_SENT})(?:[,:]\s+|[,:]?\s+(?:from|by)\s+)|(?:{_KEPT})\s+(?:of|by)\s+|report\s+of\s+)"
    r"(?P<writer>.+?)(?:[,\s]\s*to\s+(?P<addressee>.+))?$",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"(?P<writer>.+?)[,\s]\s*to\s+(?P<addressee>.+)$", re.IGNORECASE)
_STOP: Final = re.compile(r"[,;:(\[“\"—]|--|\.\s*$")
_UNITS: Final = word_set("chapter book part section letter volume number")
MAX_NAME_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes a section, and to whom, as its title says; lower-case words, or ``()``."""

    writer: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()


def read_hand(title: str) -> Hand:
    """Read a title for the one whose journal, letter or story follows.

    >>> read_hand("CHAPTER VI MINA MURRAY'S JOURNAL")
    Hand(writer=('mina', 'murray'), addressee=())
    >>> read_hand("Letter, Lucy Westenra to Mina Murray.")
    Hand(writer=('lucy', 'westenra'), addressee=('mina', 'murray'))
    """
    bare = " ".join(re.sub(r"[_*]", "", title).split())
    prefix = _PREFIX.match(bare)
    words = bare[prefix.end() :] if prefix else bare
    is_letter = prefix is not None and prefix["letter"] is not None
    for pattern in (_BY, _OWNER, _FROM, *([_TO] if is_letter else [])):
        if found := pattern.search(words):
            parts = found.groupdict()
            return Hand(_read_name(parts["writer"]), _read_name(parts.get("addressee") or ""))
    return Hand()


def is_journal(title: str) -> bool:
    """Whether a title is that of a journal or narrative, which nobody signs."""
    return _JOURNAL.search(title) is not None


def is_sent(title: str) -> bool:
    """Whether a title is that of a letter: *Letter from A to B*, *CHAPTER IX. Letter, A to B*."""
    return _LETTER.match(title) is not None


def _read_name(words: str) -> tuple[str, ...]:
    """The name at the start of some words; ``()`` where they start with none.

    What stands in capitals ends where capitals end: *MR. VILLARS Berry Hill*.
    """
    stop = _STOP.search(words)
    listed = (words[: stop.start()] if stop else words).split()
    if listed and listed[0].lower() == "the":
        del listed[0]
    is_shouted = len(listed) > 1 and all(word.isupper() for word in listed[:2])
    name: list[str] = []
    for word in listed[:MAX_NAME_WORDS]:
        is_part = word[:1].isupper() or word.lower() in NAME_PARTICLES
        if not is_part or word.lower() in _UNITS or (is_shouted and not word.isupper()):
            break
        name.append(word)
    plain = {word.lower().rstrip(".") for word in name}
    return split_name(" ".join(name)) if plain - (TITLES - RANKS) else ()
