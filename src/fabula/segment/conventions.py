"""Conventions: quotations in marks, by whatever convention holds in that part of the text.

They are found paragraph by paragraph, and none crosses the end of one, so that a stray or missing
mark costs one paragraph at most. A speech that runs over paragraphs is one row a paragraph.
"""

from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from fabula.records import Spans
from fabula.segment.doubles import Found, pair_doubles
from fabula.segment.repairs import find_missing_close
from fabula.segment.signs import Role, Sign, find_signs
from fabula.segment.singles import (
    SinglePairing,
    Surroundings,
    can_open,
    closes_surely,
    opens_clause,
)

_N_NEIGHBOURS: Final = 12
_NEAR: Final = 200
"""Within so many characters of the opening mark a bare tag outweighs that the next paragraph
reopens."""
_MAX_UNMARKED: Final = 8
"""How many paragraphs of verse or letter a quotation may hold that do not reopen it."""


@dataclass(slots=True)
class Marked:
    """A paragraph and the signs and quotations in it."""

    index: int
    start: int
    end: int
    signs: list[Sign]
    found: list[Found] = field(default_factory=list)


def find_marked(content: str, paragraphs: Spans) -> list[Marked]:
    """Find the quotations in marks of all paragraphs that hold any quotation sign.

    Args:
        content: the canonical text.
        paragraphs: sorted, not overlapping.

    Returns:
        Those paragraphs with their quotations, sorted by start, the outer before the inner.
    """
    marked = []
    for index, (start, end) in enumerate(paragraphs):
        signs = find_signs(content, start, end)
        if signs:
            marked.append(Marked(index, start, end, signs))
    for paragraph in marked:
        paragraph.found = pair_doubles(content, paragraph.start, paragraph.end, paragraph.signs)
    primary = _find_primary_singles(content, marked)
    for place, paragraph in enumerate(marked):
        near = Surroundings(primary[place], _reopens(marked, place, "s"))
        pairing = SinglePairing(
            content, paragraph.start, paragraph.end, paragraph.signs, paragraph.found
        )
        singles = pairing.pair(near)
        if singles:
            paragraph.found = _merge(paragraph.found, singles)
    unmarked: list[Marked] = []
    for place in range(len(marked)):
        unmarked += _settle_open_end(content, paragraphs, marked, place)
    return sorted((*marked, *unmarked), key=lambda paragraph: paragraph.index)


def _find_primary_singles(content: str, marked: list[Marked]) -> list[bool]:
    """For each paragraph whether speech around it stands in single marks.

    Each paragraph votes by what opens first in it; its nearest neighbours on both sides count.
    """
    votes = [_vote(content, paragraph) for paragraph in marked]
    voters = [place for place, vote in enumerate(votes) if vote]
    totals = [0, *accumulate(votes[place] for place in voters)]
    primary = []
    passed = 0
    for place in range(len(marked)):
        while passed < len(voters) and voters[passed] < place:
            passed += 1
        low, high = max(0, passed - _N_NEIGHBOURS), min(len(voters), passed + _N_NEIGHBOURS)
        primary.append(totals[high] - totals[low] > 0)
    return primary


def _vote(content: str, paragraph: Marked) -> int:
    """1 where single marks seem to open speech first, -1 where double ones do, else 0."""
    n_closes = sum(s.family == "s" and closes_surely(s) for s in paragraph.signs)
    for sign in paragraph.signs:
        if sign.family != "s":
            return -1
        n_closes -= closes_surely(sign)
        if n_closes and can_open(content, sign) and opens_clause(content, sign):
            return 1
    return 0


def _reopens(marked: list[Marked], place: int, family: str) -> bool:
    """Whether the next paragraph begins with an opening sign of a family."""
    if place + 1 >= len(marked) or marked[place + 1].index != marked[place].index + 1:
        return False
    following = marked[place + 1]
    for sign in following.signs[:3]:
        if content_gap(following, sign) > 3:
            return False
        if sign.family == family:
            return sign.role is not Role.CLOSE and not sign.after.isspace()
    return False


def content_gap(paragraph: Marked, sign: Sign) -> int:
    """How many characters stand before a sign in its paragraph."""
    return sign.start - paragraph.start


def _merge(doubles: list[Found], singles: list[Found]) -> list[Found]:
    """Both kinds in one order; double ones that run on are cut where they would cross."""
    rows = sorted((*doubles, *singles), key=lambda row: (row.start, -row.end))
    kept: list[Found] = []
    stack: list[Found] = []
    for row in rows:
        while stack and stack[-1].end <= row.start:
            stack.pop()
        if stack and row.end > stack[-1].end:
            if not (row.runs_on or row.repaired):
                continue
            row.end = stack[-1].end
        stack.append(row)
        kept.append(row)
    return kept


def _settle_open_end(
    content: str, paragraphs: Spans, marked: list[Marked], place: int
) -> list[Marked]:
    """Decide what an unclosed quotation is: one that goes on, or one that lost its mark.

    Returns:
        The paragraphs without any sign that it holds (verse, a letter read out).
    """
    paragraph = marked[place]
    held: list[Marked] = []
    for row in paragraph.found:
        if not row.runs_on:
            continue
        family = next(sign.family for sign in paragraph.signs if sign.start == row.start)
        end = find_missing_close(content, row.start + 1, row.end)
        reopens = _reopens(marked, place, family)
        near = end is not None and (not reopens or end - row.start < _NEAR)
        holds = any(row.start < other.start < row.end for other in paragraph.found)
        if end is not None and near and not holds:
            row.end, row.runs_on, row.repaired = end, False, True
        elif not reopens:
            closes = _closes_later(marked, place, family)
            row.runs_on, row.repaired = closes, not closes
            if closes and not held:
                between = range(paragraph.index + 1, marked[place + 1].index)
                held = [_hold(paragraphs, index, row.sign) for index in between]
    return held


def _closes_later(marked: list[Marked], place: int, family: str) -> bool:
    """Whether the next paragraph with a sign closes what it did not open, and begins within it."""
    if place + 1 >= len(marked):
        return False
    following = marked[place + 1]
    if following.index - marked[place].index > _MAX_UNMARKED or not following.found:
        return False
    first = following.found[0]
    closing = next((sign for sign in following.signs if sign.family == family), None)
    same = closing is not None and closing.end == first.end
    return same and first.repaired and first.start == following.start


def _hold(paragraphs: Spans, index: int, sign: str) -> Marked:
    start, end = paragraphs[index]
    return Marked(index, start, end, [], [Found(start, end, sign, runs_on=True)])
