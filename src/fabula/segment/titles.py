"""Titles: what a line says of itself when it is the heading of a chapter or a larger part."""

import re
from enum import IntEnum
from typing import Final, NamedTuple


class Rank(IntEnum):
    """How large a part a heading opens; the smaller the number, the larger the part."""

    PART = 0
    """Volume, book, part."""
    CHAPTER = 1
    """Chapter, stave, letter, prologue."""
    NUMBERED = 2
    """A number and a title: ``IV. The Ball``."""
    NUMBER = 3
    """A number alone."""
    LINE = 4
    """A title line alone."""
    DOCUMENT = 5
    """The title of a letter or diary inside a chapter."""


class Title(NamedTuple):
    """A line read as a heading.

    Attributes:
        rank: what kind of heading it is.
        number: its number, or 0 where it has none.
        text: the title after the number, or ``""``.
        kind: ``front`` or ``back`` where the words say so, else ``""``.
    """

    rank: Rank
    number: int
    text: str
    kind: str = ""


_UNITS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_NUMBER_WORDS: Final = {
    **{word: value for value, word in enumerate(_UNITS.split(), 1)},
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    **_TENS,
    **{f"{tens[:-1]}ieth": value for tens, value in _TENS.items()},
    "last": 99,
}
_WORDED: Final = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_ORDINAL_WORDS: Final = "|".join(_ORDINALS.split())
_NUMBER: Final = (
    rf"(?:[ivxlc]+|\d{{1,3}}|(?:{'|'.join(_TENS)})[\s-](?:{_WORDED})|(?:{_WORDED}))(?![^\W_])"
)
_PARTS: Final = r"(?:volume|vol\.?|book|part|phase|period|epoch)"
_CHAPTERS: Final = (
    r"(?:chapter|chap\.?|chapitre|stave|letter|canto|section|episode|act|scene|story|tale|adventure"
    r"|chronicle|fit|fytte|lecture|night|day|narrative)"
)
_AFTER: Final = r"(?P<sign>[\s.:,;\[\]()_*—–-]*)(?P<text>.*)$"
_NAMED: Final = re.compile(
    rf"^[\[(_*]*(?:the\s+)?(?P<name>{_PARTS}|{_CHAPTERS})\s+(?:the\s+|no\.?\s*)?"
    rf"(?P<number>{_NUMBER}){_AFTER}",
    re.IGNORECASE | re.DOTALL,
)
_ORDINAL: Final = re.compile(
    rf"^[\[(_*]*(?:the\s+)?(?P<number>{_ORDINAL_WORDS})\s+(?P<name>{_PARTS}|{_CHAPTERS})\b{_AFTER}",
    re.IGNORECASE | re.DOTALL,
)
_BARE: Final = re.compile(
    r"^[\[(_*\s—–-]*(?P<number>[IVXLC]+|\d{1,3}|[ivxl]+(?=\.)|"
    rf"{'|'.join(f'{w}|{w.upper()}' for w in map(str.capitalize, _UNITS.split()))}"
    rf"|(?:{'|'.join(f'{w.capitalize()}|{w.upper()}' for w in _TENS)})(?:[\s-](?i:{_WORDED}))?)"
    r"[.)\]:]?[_*\s—–-]*$"
)
_LED: Final = re.compile(
    r"^(?P<number>[IVXLC]+|\d{1,3})(?:[.:)]\s*[—–-]*|\s*[—–]+|--)\s*(?P<text>\S.*)$", re.DOTALL
)
_FRONT: Final = re.compile(
    r"^(?:(?:table\s+of\s+)?contents|(?:list\s+of\s+)?illustrations|dedication|(?:author'?s?\W+|"
    r"editor'?s?\W+|publisher'?s?\W+|translator'?s?\W+|original\s+)?(?:preface|foreword|note|introduction)"
    r"|introductory(?:\s+note)?|acknowledge?ments?|advertisement|(?:dramatis\s+person(?:ae|æ))|characters"
    r"|copyright|by\s+the\s+same\s+author)\b[^a-z]{0,3}(?:\s(?:to|by|of)\b.{0,60})?$",
    re.IGNORECASE | re.DOTALL,
)
_BACK: Final = re.compile(
    r"^(?:the\s+end|finis|fin|appendix|appendices|(?:foot|end)?notes|glossary|index|afterword|colophon"
    r"|transcriber[’']?s?\s+notes?|author[’']?s\s+note|end\s+of\s+(?:the\s+)?(?:book|novel|story)|errata)\b"
    r"[^a-z]{0,3}(?:\s*[ivx\d]+\.?)?$",
    re.IGNORECASE,
)
_SPECIAL: Final = re.compile(
    r"^(?:prologue|epilogue|prelude|interlude|conclusion|finale|postscript|introduction|overture|coda"
    r"|intermezzo|induction|envoi|l[’']envoi)\b(?P<text>.{0,60})$",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WELL_FORMED: Final = re.compile(r"^c{0,3}(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$")
_LONGEST_TITLE: Final = 90


def read_number(words: str) -> int:
    """The value of a number in digits, Roman numerals or words; 0 where it is none."""
    words = words.lower().strip()
    if words.isdigit():
        return int(words)
    if words in _NUMBER_WORDS:
        return _NUMBER_WORDS[words]
    tens, _, unit = words.replace("-", " ").partition(" ")
    if tens in _TENS and unit.strip() in _NUMBER_WORDS:
        return _TENS[tens] + _NUMBER_WORDS[unit.strip()]
    if not words or not _WELL_FORMED.match(words):
        return 0
    values = [_ROMAN[letter] for letter in words]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def read_title(words: str) -> Title | None:
    """Read a line, or a short block of lines, as a heading.

    Args:
        words: the line without the white space around it.

    Returns:
        What it says, or None where its words are not those of a heading. A title line alone
        (``Rank.LINE``) cannot be told by its words and is never returned.
    """
    words = words.strip()
    if len(words) > _LONGEST_TITLE * 2 or words[-1:] in ",;":
        return None
    bare = words.strip("_*[]()= ")
    for pattern, kind in ((_FRONT, "front"), (_BACK, "back")):
        if pattern.match(bare):
            return Title(Rank.CHAPTER, 0, bare, kind)
    if (named := _NAMED.match(words) or _ORDINAL.match(words)) is not None:
        return _read_named(named)
    if _SPECIAL.match(bare) and looks_titled(bare):
        return Title(Rank.CHAPTER, 0, bare)
    return _read_numbered(words)


def _read_numbered(words: str) -> Title | None:
    """A number alone, or one with a title after it."""
    match, rank = _BARE.match(words), Rank.NUMBER
    if match is None:
        match, rank = _LED.match(words), Rank.NUMBERED
    text = match["text"] if match is not None and rank is Rank.NUMBERED else ""
    if match is None or (text and not looks_titled(text)):
        return None
    number = read_number(match["number"])
    return Title(rank, number, text) if number else None


def _read_named(match: re.Match[str]) -> Title | None:
    number = read_number(match["number"])
    sign, text = match["sign"], match["text"].strip("_*[]() ")
    # "Part one of the plan failed." goes on; "Part One. The Plan" names itself.
    parted = bool(sign.strip(" ")) and not text[:1].islower() and len(text) <= _LONGEST_TITLE
    if not number or (text and not looks_titled(text) and not parted):
        return None
    part = re.match(_PARTS, match["name"], re.IGNORECASE) is not None
    return Title(Rank.PART if part else Rank.CHAPTER, number, text)


def looks_titled(text: str) -> bool:
    """Whether words are written as a title: in capitals, or most of them with a capital."""
    text = text.strip("_*\"“”'‘’[]() ")
    if not text or len(text) > _LONGEST_TITLE or text[-1] in ",;":
        return False
    if text == text.upper():
        return any(char.isalpha() for char in text)
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    n_capital = sum(word[0].isupper() for word in long_words)
    first = next((char for char in text if char.isalpha()), "a")
    return first.isupper() and n_capital >= 0.7 * len(long_words)


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals alone and holds at least a short word of them."""
    return text == text.upper() and sum(char.isalpha() for char in text) > 2
