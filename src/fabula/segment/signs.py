"""Quotation signs: each one of a paragraph, and what its neighbours say it may be."""

import re
from enum import IntEnum
from typing import Final, NamedTuple

# Marks inside a word (don't, o'clock) are no quotation signs.
_SIGN: Final = re.compile(r"[\"“”„‟«»‹›「」『』‘‚‛`]|(?<![^\W_])['’]|['’](?![^\W_])")
_TEX_SIGN: Final = re.compile(rf"``|''|{_SIGN.pattern}")


class Role(IntEnum):
    """What a sign can be where it stands."""

    OPEN = 0
    CLOSE = 1
    EITHER = 2


_SINGLES: Final = frozenset("'‘’‚‛`")
_FAMILY: Final = {
    "“": "d", "”": "d", "„": "d", "‟": "d", '"': "d", "``": "d", "''": "d",
    "«": "g", "»": "g", "‹": "h", "›": "h", "「": "c", "」": "c", "『": "w", "』": "w",
}  # fmt: skip
# Quotation marks and signs of emphasis say nothing of the words around a mark.
_TRANSPARENT: Final = frozenset("\"“”„‟«»‹›'‘’‚‛`_*")
_OPENS_BEFORE: Final = frozenset(" \n\t\u00a0\u2009\u202f([{<—–―/=")
_SURE: Final = {
    "„": Role.OPEN, "‟": Role.OPEN, "「": Role.OPEN, "『": Role.OPEN, "``": Role.OPEN,
    "」": Role.CLOSE, "』": Role.CLOSE, "''": Role.CLOSE,
}  # fmt: skip
_MOST_SIGNS_TOGETHER: Final = 8
_POINTS: Final = frozenset(".,!?;:…)]")


class Sign(NamedTuple):
    """One quotation sign.

    Attributes:
        start, end: its span.
        char: the sign itself.
        family: ``d`` double, ``g`` guillemets, ``h`` single guillemets, ``c`` and ``w`` corner
            brackets, ``s`` single marks, apostrophes among them.
        role: what it can be; meaningless for singles.
        before, after: the first characters around it that are not signs themselves; a space
            where the paragraph ends.
    """

    start: int
    end: int
    char: str
    family: str
    role: Role
    before: str
    after: str


def find_signs(content: str, start: int, end: int) -> list[Sign]:
    """All quotation signs of a paragraph, in order."""
    signs = []
    # Two straight singles are a closing mark only where TeX's opening one stands.
    pattern = _TEX_SIGN if content.find("``", start, end) >= 0 else _SIGN
    for match in pattern.finditer(content, start, end):
        char = match[0]
        before = _neighbour(content, match.start() - 1, -1, start, end)
        after = _neighbour(content, match.end(), 1, start, end)
        family = "s" if char in _SINGLES else _FAMILY[char]
        role = Role.EITHER if family == "s" else _role(char, before, after)
        signs.append(Sign(match.start(), match.end(), char, family, role, before, after))
    return signs


def _neighbour(content: str, index: int, step: int, start: int, end: int) -> str:
    for place in range(index, index + step * _MOST_SIGNS_TOGETHER, step):
        if not start <= place < end:
            break
        if content[place] not in _TRANSPARENT:
            return content[place]
    return " "


def _role(char: str, before: str, after: str) -> Role:
    """What a double sign is, by its shape and the spaces around it."""
    if char in _SURE:
        return _SURE[char]
    if char in "«»‹›":
        return Role.OPEN if before.isspace() and not after.isspace() else Role.CLOSE
    opens = before in _OPENS_BEFORE and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _POINTS or after in "—–-")
    if char == "“":  # now and then printed for the closing one
        return Role.EITHER if closes and not opens and after.isspace() else Role.OPEN
    if char == "”":
        return Role.EITHER if opens and before.isspace() and after.isalnum() else Role.CLOSE
    if before in "-—–":  # a speech that a dash breaks off, or one that begins after it
        return Role.OPEN if after.isalnum() else Role.CLOSE
    return Role.OPEN if opens else Role.CLOSE if closes else Role.EITHER
