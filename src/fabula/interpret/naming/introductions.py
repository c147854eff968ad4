"""Where a text says whose a name is: *her name was Mary*, *they called her Bess*, *his wife, Ann*.

What stands there is read off the words alone; who the *her* is, linking finds out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.wording.phrases import Phrase
from fabula.records import Text

_NAMED: Final = re.compile(r"\s+(?:real\s+|own\s+)?name\s+(?:was|is)\s+[“\"‘']?$")
_CALLED: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|nam(?:es|ed|ing)|(?:nicknam|christen|dubb)(?:ed|ing))\s+$"
)
_BARE: Final = re.compile(r"\s+[“\"‘']?$")
_BEING: Final = re.compile(r"\s+(?:was|is)\s+$")
_APPOSED: Final = re.compile(r",\s+$")
_ENDED: Final = re.compile(r"\s*[,.;:!)]")
_LISTED: Final = re.compile(r",\s+(?:and\b|or\b|the\b|[^\W\d_a-z])")
"""What follows a name in a list; a capital opens another name."""

_DEFINITE: Final = frozenset({"def", "poss"})
_LONGEST_GAP: Final = 24
_N_VERB_CHARS: Final = 16


@dataclass(frozen=True, slots=True, eq=False)
class Introduction:
    """A place that gives a name to somebody.

    Attributes:
        name: the name.
        bearer: the pronoun or noun phrase before it that means the one who bears it.
        is_statement: it is said in so many words; else both but stand side by side.
    """

    name: Phrase
    bearer: Phrase
    is_statement: bool


def find_introductions(phrases: list[Phrase], text: Text) -> dict[int, Introduction]:
    """All introductions, by the row of the name."""
    ordered = sorted(phrases, key=lambda p: (p.start, -p.end))
    return {found.name.row: found for found in _find_all(ordered, text.content)}


def _find_all(ordered: list[Phrase], content: str) -> Iterator[Introduction]:
    for index, name in enumerate(ordered):
        if not name.is_personal_name or name.is_doubtful or _is_owner(name, content):
            continue
        for bearer in reversed(ordered[max(0, index - 4) : index]):
            if bearer.end > name.start or name.start - bearer.end > _LONGEST_GAP:
                continue
            if bearer.sentence != name.sentence or bearer.quotation != name.quotation:
                continue
            if (statement := _read_pair(bearer, name, content)) is not None:
                yield Introduction(name, bearer, statement)
                break


def _read_pair(bearer: Phrase, name: Phrase, content: str) -> bool | None:
    """Whether two phrases are a statement; None where they are no introduction at all."""
    between = content[bearer.end : name.start]
    if bearer.person != 3 or bearer.number != "sg":
        return None
    if bearer.form == "PRON":
        return _is_name_said(bearer, between, content) or None
    is_being = _BEING.match(between) and _ENDED.match(content, name.end)
    if bearer.is_personal_name and bearer.form == "PROP":
        return bool(is_being) or None
    if bearer.form != "NOM" or bearer.category != "PER" or bearer.determiner not in _DEFINITE:
        return None
    if _BEING.match(between):
        return bool(is_being) or None
    return False if _APPOSED.match(between) and _is_apposed(bearer, name, content) else None


def _is_name_said(bearer: Phrase, between: str, content: str) -> bool:
    """*Her name was Mary*, *they called her Bess*."""
    if _NAMED.match(between):
        return bearer.words[0] in {"his", "her"}
    verb = content[max(0, bearer.start - _N_VERB_CHARS) : bearer.start]
    is_object = bearer.words[0] in {"him", "her"} and bool(_BARE.match(between))
    return is_object and bool(_CALLED.search(verb))


def _is_apposed(bearer: Phrase, name: Phrase, content: str) -> bool:
    """*His wife, Pauline, looked*; not *his father, Tom, and I*, nor *tell your aunt, Emma*."""
    is_told = bearer.quotation < 0 or bearer.words[0] in {"my", "his", "her", "our"}
    is_listed = bool(_LISTED.match(content, name.end))
    is_name = name.form == "PROP" and name.written[0][:1].isupper()
    return is_told and is_name and not is_listed and bool(_ENDED.match(content, name.end))


def _is_owner(name: Phrase, content: str) -> bool:
    return name.words[-1] in {"'s", "'"} or content[name.end : name.end + 2] in {"'s", "’s"}
