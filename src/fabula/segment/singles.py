"""Quotations in single marks, told from apostrophes.

A single mark is an apostrophe until a pair shows itself. What opens stands after a space and
before a word that is not known to lose its first letter (*'tis*, *'em*). What closes surely stands
after a point or comma; after a letter it may as well be *the boys'* or *goin'*.
"""

import re
from dataclasses import dataclass
from typing import Final

from fabula.segment.doubles import Found
from fabula.segment.repairs import find_missing_close, find_missing_open, starts_tag
from fabula.segment.signs import Sign

_CLIPPED_ALWAYS: Final = re.compile(
    r"(?:em|t|tis|twas|twere|twill|twould|tisn|twasn|twixt|til|tain|tweren|tother|nuff|nother)"
)
# These lose a letter only where they stand in lower case inside a clause.
_CLIPPED_INSIDE: Final = re.compile(
    r"(?:till|cause|cos|coz|bout|neath|gainst|un|im|er|uns|ere|ow|ome|ouses?|e|is|ave|ad|as|orses?"
    r"|ead|ear|eart|elp|ell|ard|at|ands|ope|old|oo|eard|eerd|alf|undred|igh|ot|ole|appen|ud|ull|ood"
    r"|ee|d|s|ll|m|n|pon|stead|mongst|kase|scuse|spect|specially|fraid|most|change)"
)
_WHOLE_WORDS: Final = re.compile(r"(?:is|as|at|old|till|cause|change|most)")
_MAY_BE_CLIPPED: Final = re.compile(
    r"(?:s|in|\b(?:an|o|th|t|wi|i|ha|de|tha|yo|ol|ou|d|y|fo|sho|mo|las|jus|mus|a|han|lan|tho|thro"
    r"|le|sen|po|po|befo|mo))$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\"“_]*([^\W\d_]+)(?!['’][^\W\d_]{2})")
_YEAR: Final = re.compile(r"\d\d(?!\d)")
_POINTS: Final = frozenset(".,!?;:…—–-)")
_OPENS_BEFORE: Final = frozenset(" \n\t\u00a0([{—–-―/")
_REACH: Final = 60
"""How many marks on a partner may stand; it keeps a soup of marks linear."""
_LONGEST_UNSURE: Final = 40
_LONGEST_UNPOINTED: Final = 90


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paragraph's neighbourhood says of its single marks.

    Attributes:
        primary: whether speech stands in single marks around here.
        reopens: whether the next paragraph begins with a single mark.
    """

    primary: bool
    reopens: bool


def can_open(content: str, sign: Sign) -> bool:
    """Whether a single mark may open a quotation, for all that its word tells."""
    if sign.char == "’" or sign.after.isspace() or sign.before not in _OPENS_BEFORE:
        return False
    if sign.after.isdigit() and _YEAR.match(content, sign.end):
        return False
    word = _WORD.match(content, sign.end)
    if word is None:
        return True
    lower = word[1].lower()
    if _CLIPPED_ALWAYS.fullmatch(lower):
        return False
    if word[1] != lower or not _CLIPPED_INSIDE.fullmatch(lower):
        return True
    # "…," said he, 'is it far?' begins after a point; "it was 'as good as …" does not.
    before = content[max(0, sign.start - 3) : sign.start].rstrip()[-1:]
    return before in _POINTS and _WHOLE_WORDS.fullmatch(lower) is not None


def opens_clause(content: str, sign: Sign) -> bool:
    """Whether words begin at a mark, and not merely go on (`we are off 'ome`)."""
    if sign.after.isupper() or sign.char in "‘‚":
        return True
    before = content[max(0, sign.start - 4) : sign.start].rstrip()
    return not before or before[-1] in '.,!?;:—-–)"“”('


def closes_surely(sign: Sign) -> bool:
    """Whether a single mark stands where only a closing one does: after a point or comma."""
    return sign.char in "'’‛" and sign.before in _POINTS and not sign.after.isalnum()


class SinglePairing:
    """One walk over the single marks of a paragraph.

    Attributes:
        found: the quotations, sorted by start, none inside another of them.
    """

    def __init__(
        self, content: str, start: int, end: int, signs: list[Sign], doubles: list[Found]
    ) -> None:
        self.content, self.start, self.end = content, start, end
        self.signs = [sign for sign in signs if sign.family == "s"]
        self.doubles = doubles
        self.holders = _find_holders(self.signs, doubles)
        self.found: list[Found] = []
        self.last_end = start

    def pair(self, near: Surroundings) -> list[Found]:
        """Pair the marks, knowing what the neighbourhood is like."""
        index = 0
        while index < len(self.signs):
            if can_open(self.content, self.signs[index]):
                row = self._match(index, near) or self._run_on(index, near)
            else:
                row = self._rescue(index, near)
            index += 1
            if row is not None:
                self.found.append(row)
                self.last_end = row.end
                while index < len(self.signs) and self.signs[index].start < row.end:
                    index += 1
        return self.found

    def _peers(self, index: int) -> list[int]:
        """The marks after this one that are in the same double quotation as it is."""
        opening, holder = self.signs[index], self.holders[index]
        peers = []
        for other in range(index + 1, min(len(self.signs), index + _REACH)):
            if self.holders[other] == holder:
                peers.append(other)
                if closes_surely(self.signs[other]):
                    break
            elif self.holders[other] < 0 or self.doubles[self.holders[other]].start < opening.start:
                break
        return peers

    def _match(self, index: int, near: Surroundings) -> Found | None:
        """The quotation that a mark opens, where its closing mark can be told."""
        opening = self.signs[index]
        unsure: list[Sign] = []
        for other in self._peers(index):
            sign = self.signs[other]
            if closes_surely(sign):
                return Found(opening.start, sign.end, opening.char)
            if can_open(self.content, sign) and opens_clause(self.content, sign):
                break
            if sign.before.isalnum() and not sign.after.isalnum() and sign.char in "'’‛":
                unsure.append(sign)
        closing = self._choose(opening, unsure, near)
        return None if closing is None else Found(opening.start, closing.end, opening.char)

    def _choose(self, opening: Sign, unsure: list[Sign], near: Surroundings) -> Sign | None:
        """The likeliest closing mark among those after a letter."""
        spoken = near.reopens and opening.start == self.start
        for sign in unsure:
            tagged = starts_tag(self.content, self._skip_space(sign.end))
            dashed = self.content.startswith(("--", "—", " ("), sign.end)
            if tagged or (dashed and (sign.before == "s" or not self._may_be_clipped(sign))):
                return sign
        plain = [s for s in unsure if not self._may_be_clipped(s)]
        if plain and plain[0].start - opening.end <= _LONGEST_UNPOINTED and not spoken:
            return plain[0]
        if unsure and unsure[0].start - opening.end <= _LONGEST_UNSURE and not spoken:
            bare = opens_clause(self.content, opening) or near.primary
            return unsure[0] if bare or opening.char == "‘" else None
        return None

    def _skip_space(self, position: int) -> int:
        while position < self.end and self.content[position].isspace():
            position += 1
        return position

    def _may_be_clipped(self, sign: Sign) -> bool:
        before = self.content[max(self.start, sign.start - 6) : sign.start]
        return _MAY_BE_CLIPPED.search(before) is not None

    def _run_on(self, index: int, near: Surroundings) -> Found | None:
        """A speech without a closing mark: it runs to the paragraph's end or to a bare tag."""
        opening, holder = self.signs[index], self.holders[index]
        inner = holder >= 0
        if inner and not (self.doubles[holder].runs_on and near.reopens):
            return None
        if (not inner and not near.primary) or not opens_clause(self.content, opening):
            return None
        following = [
            self.signs[other].start
            for other in self._peers(index)
            if can_open(self.content, self.signs[other])
            and opens_clause(self.content, self.signs[other])
        ]
        limit = following[0] if following else self.end
        end = None if near.reopens else find_missing_close(self.content, opening.end, limit)
        if end is not None:
            return Found(opening.start, end, opening.char, repaired=True)
        if following:
            end = len(self.content[self.start : limit].rstrip()) + self.start
            return Found(opening.start, end, opening.char, repaired=True)
        return Found(opening.start, limit, opening.char, runs_on=True)

    def _rescue(self, index: int, near: Surroundings) -> Found | None:
        """The speech of a sure closing mark that nothing opened."""
        sign = self.signs[index]
        if not near.primary or self.holders[index] >= 0 or not closes_surely(sign):
            return None
        for other in self.signs[
            max(0, index - _REACH) : index
        ]:  # 'Tis true,' said he: its mark stands for both
            if other.start >= self.last_end and not other.after.isspace():
                clause = other.start == self.start or opens_clause(self.content, other)
                if clause and other.before in _OPENS_BEFORE:
                    return Found(other.start, sign.end, other.char, repaired=True)
        after = self.last_end > self.start
        begin = find_missing_open(self.content, self.last_end, sign.start, after_quotation=after)
        if sign.start - begin < 2 or any(row.start < begin < row.end for row in self.doubles):
            return None
        return Found(begin, sign.end, sign.char, repaired=True)


def _find_holders(singles: list[Sign], doubles: list[Found]) -> list[int]:
    """For each single mark the innermost double quotation that holds it, or -1."""
    holders = []
    open_rows: list[int] = []
    following = 0
    for sign in singles:
        while following < len(doubles) and doubles[following].start < sign.start:
            open_rows.append(following)
            following += 1
        while open_rows and doubles[open_rows[-1]].end <= sign.start:
            open_rows.pop()
        holders.append(open_rows[-1] if open_rows else -1)
    return holders
