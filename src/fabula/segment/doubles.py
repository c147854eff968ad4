"""Quotations in signs that are never apostrophes: double marks, guillemets, corner brackets."""

from dataclasses import dataclass
from typing import Final

from fabula.segment.repairs import find_missing_close, find_missing_open, starts_tag
from fabula.segment.signs import Role, Sign

_CLOSES_AFTER: Final = frozenset(".,!?;:…—-")
_MIN_REPAIRED: Final = 2
_REACH: Final = 60
"""How many marks on nested quotations may close; it keeps a soup of marks linear."""


MARKUP_SIGN: Final = "<q>"
"""Stands for the opening sign where only the source's markup shows the speech."""

EMPHASIS_SIGN: Final = "<em>"
"""The same, of a thought that italics show."""


@dataclass(slots=True)
class Found:
    """A quotation of one paragraph.

    Attributes:
        start, end: its span, marks included.
        sign: the opening sign; for a missing one that which would match.
        runs_on: True where no closing mark stands before the paragraph's end.
        repaired: True where a mark is missing or was taken for another.
    """

    start: int
    end: int
    sign: str
    runs_on: bool = False
    repaired: bool = False


def pair_doubles(content: str, start: int, end: int, signs: list[Sign]) -> list[Found]:
    """Pair the double signs of one paragraph, families apart.

    Args:
        content: the canonical text.
        start: where the paragraph starts.
        end: where it ends.
        signs: its signs.

    Returns:
        Quotations sorted by start; they nest but never cross.
    """
    found: list[Found] = []
    for family in sorted({sign.family for sign in signs} - {"s"}):
        found += _Pairing(content, start, end, [s for s in signs if s.family == family]).pair()
    found.sort(key=lambda row: (row.start, -row.end))
    return _drop_crossing(found)


class _Pairing:
    """One walk over the signs of one family in one paragraph."""

    def __init__(self, content: str, start: int, end: int, signs: list[Sign]) -> None:
        self.content, self.start, self.end = content, start, end
        self.signs = signs
        self.open: list[Sign] = []
        self.found: list[Found] = []
        self.last_end = start

    def pair(self) -> list[Found]:
        reverse = self.signs[0].char in "»›" and self.signs[0].role is not Role.CLOSE
        for index, sign in enumerate(self.signs):
            role = self._settle(index, sign, reverse=reverse)
            if role is Role.OPEN:
                if self.open and not self._nests(index):
                    self._close_missing(sign)
                self.open.append(sign)
            elif self.open:
                self._close(self.open.pop(), sign.end)
            else:
                self._open_missing(sign)
        while self.open:
            self._close(self.open.pop(), self.end, runs_on=True)
        return self.found

    def _settle(self, index: int, sign: Sign, *, reverse: bool) -> Role:
        """Decide between opening and closing where the sign alone does not."""
        if sign.char in "«»‹›":
            return Role.OPEN if (sign.char in "«‹") != reverse else Role.CLOSE
        if self.open and self.open[-1].char == "„" and sign.char == "“":
            return Role.CLOSE
        if sign.role is Role.EITHER:
            return Role.CLOSE if self.open else Role.OPEN
        if sign.char == '"' and sign.role is Role.OPEN and self.open and self._is_closing(index):
            return Role.CLOSE
        if sign.char == '"' and sign.role is Role.CLOSE and not self.open and index == 0:
            return self._first_closing(sign)
        return sign.role

    def _is_closing(self, index: int) -> bool:
        """Whether a straight mark that looks like opening closes (`"Yes, "he said. "No."`)."""
        sign = self.signs[index]
        spoken = self.content[max(self.start, sign.start - 3) : sign.start].rstrip()
        return spoken[-1:] in {*",.?!-—"} and starts_tag(self.content, sign.end)

    def _first_closing(self, sign: Sign) -> Role:
        """A first mark that looks like closing opens where another follows (`said," Yes."`)."""
        rest = self.signs[1:]
        opens = sign.before in ",:" and sign.after.isspace()
        return Role.OPEN if opens and rest and rest[0].role is Role.CLOSE else sign.role

    def _nests(self, index: int) -> bool:
        """Whether a second opening mark opens a quotation inside the first.

        It does where every mark from here on finds its partner.
        """
        depth = len(self.open)
        for sign in self.signs[index : index + _REACH]:
            if sign.role is Role.EITHER:
                return False
            depth += 1 if sign.role is Role.OPEN else -1
            if depth < 0:
                return False
            if depth == 0:
                return True
        return False

    def _close(self, opening: Sign, end: int, *, runs_on: bool = False) -> None:
        self.found.append(Found(opening.start, end, opening.char, runs_on=runs_on))
        self.last_end = max(self.last_end, end)

    def _close_missing(self, sign: Sign) -> None:
        """Close what is open before an opening mark, since its closing mark is missing."""
        while self.open:
            opening = self.open.pop()
            end = find_missing_close(self.content, opening.end, sign.start)
            if end is None:
                end = self._trim(sign.start)
            self.found.append(Found(opening.start, end, opening.char, repaired=True))
            self.last_end = max(self.last_end, end)

    def _trim(self, position: int) -> int:
        while position > self.start and self.content[position - 1].isspace():
            position -= 1
        return position

    def _open_missing(self, sign: Sign) -> None:
        """Give a closing mark with nothing to close its speech, unless it is a stray sign."""
        if sign.before not in _CLOSES_AFTER or sign.start - self.last_end < _MIN_REPAIRED:
            return
        after = self.last_end > self.start
        begin = find_missing_open(self.content, self.last_end, sign.start, after_quotation=after)
        if sign.start - begin >= _MIN_REPAIRED:
            self.found.append(Found(begin, sign.end, sign.char, repaired=True))
            self.last_end = sign.end


def _drop_crossing(found: list[Found]) -> list[Found]:
    """Leave out quotations that cross an earlier one."""
    kept: list[Found] = []
    open_ends: list[int] = []
    for row in found:
        while open_ends and open_ends[-1] <= row.start:
            open_ends.pop()
        if open_ends and row.end > open_ends[-1]:
            continue
        open_ends.append(row.end)
        kept.append(row)
    return kept
