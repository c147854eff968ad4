"""The fixes of a book, before it is read: which are about it, and where their places are.

Nothing here needs a model, so a slip in a fixes file shows before a novel is read, not after.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from fabula.errors import SourceError
from fabula.interpret.mending.anchors import Lost, find_anchor
from fabula.interpret.mending.word_indexes import index_words
from fabula.interpret.naming.bonds import Bonds, bind_fixes
from fabula.interpret.naming.name_keys import name_key
from fabula.records import Layout, Source, Text
from fabula.records.fixes import (
    Fix,
    FixFile,
    FixReport,
    FixTrouble,
    LineFix,
    MeantFix,
    MentionFix,
)


@dataclass(slots=True)
class PlacedFixes:
    """Fixes with their places found.

    Attributes:
        name: the file's name.
        fixes: those that are about this book.
        n_other_books: how many are not.
        bonds: which names belong together and which do not.
        mentions: by span of the text.
        added: those of them that the model does not see as mentions.
        speakers, addressees: by row of the quotation.
        meant: by span of the text, places that nothing contradicts by mistake.
        troubles: those that cannot be applied, as they show.
        absent: those that speak of nobody in this book.
    """

    name: str = ""
    fixes: tuple[Fix, ...] = ()
    n_other_books: int = 0
    bonds: Bonds = field(default_factory=Bonds)
    mentions: dict[tuple[int, int], MentionFix] = field(default_factory=dict)
    added: frozenset[tuple[int, int]] = frozenset()
    speakers: dict[int, LineFix] = field(default_factory=dict)
    addressees: dict[int, LineFix] = field(default_factory=dict)
    meant: dict[tuple[int, int], MeantFix] = field(default_factory=dict)
    troubles: dict[Fix, FixTrouble] = field(default_factory=dict)
    absent: dict[Fix, FixTrouble] = field(default_factory=dict)

    def fail(self, fix: Fix, why: str, *, is_absent: bool = False) -> None:
        """Note that a fix cannot be applied; the first reason stands."""
        if fix not in self.troubles and fix not in self.absent:
            into = self.absent if is_absent else self.troubles
            into[fix] = FixTrouble(fix.entry, why)

    def report(self) -> FixReport:
        """What became of them, once the story is read."""
        n_failed = len(self.troubles) + len(self.absent)
        return FixReport(
            self.name,
            len(self.fixes) - n_failed,
            self.n_other_books,
            tuple(self.troubles.values()),
            tuple(self.absent.values()),
        )


def place_fixes(file: FixFile, text: Text, layout: Layout) -> PlacedFixes:
    """Find the places that fixes speak of, and hold the fixes against each other.

    A place that is lost, or that several places answer to, is a trouble of the result.

    Raises:
        SourceError: two fixes contradict each other; the message names both.
    """
    mine = tuple(fix for fix in file.fixes if _is_about(fix, text.source))
    placed = PlacedFixes(file.name, mine, len(file.fixes) - len(mine), bind_fixes(mine))
    anchored = [fix for fix in mine if isinstance(fix, (MentionFix, LineFix, MeantFix))]
    if not anchored:
        return placed
    index = index_words(text.content, layout.sections)
    for fix in anchored:
        may_change = not isinstance(fix, MentionFix)
        span = find_anchor(fix.anchor, index, may_change=may_change)
        if isinstance(span, Lost):
            placed.fail(fix, span.why)
        elif isinstance(fix, LineFix):
            _place_line(fix, span, layout, placed)
        elif isinstance(fix, MeantFix):
            placed.meant.setdefault(span, fix)
        else:
            _place_mention(fix, span, layout, placed)
    return placed


def _is_about(fix: Fix, source: Source) -> bool:
    """Whether a fix says no book, or this one."""
    if fix.entry.book is None:
        return True
    names = {source.name, PurePath(source.name).stem, source.title or source.name}
    return fix.entry.book.casefold() in {name.casefold() for name in names}


def _place_mention(
    fix: MentionFix, span: tuple[int, int], layout: Layout, placed: PlacedFixes
) -> None:
    if layout.sentences.covering(span[0]) < 0:
        placed.fail(fix, f"“{fix.anchor.words}” stands in a heading, which is no part of the story")
        return
    other = placed.mentions.setdefault(span, fix)
    if name_key(other.who) != name_key(fix.who):
        raise _contradiction(fix, other, f"the same words are {fix.who!r} here", f"{other.who!r}")


def _place_line(fix: LineFix, span: tuple[int, int], layout: Layout, placed: PlacedFixes) -> None:
    rows = lines_within(span, layout)
    if len(rows) != 1:
        where = "in two lines of speech; take words of one" if rows else "in no line of speech"
        placed.fail(fix, f"“{fix.anchor.words}” stands {where}")
        return
    if fix.speaker:
        other = placed.speakers.setdefault(rows[0], fix)
        if other.speaker and name_key(other.speaker) != name_key(fix.speaker):
            said = f"the same line is said by {fix.speaker!r} here"
            raise _contradiction(fix, other, said, f"by {other.speaker!r}")
    if fix.to:
        other = placed.addressees.setdefault(rows[0], fix)
        if other.to and name_key(other.to) != name_key(fix.to):
            raise _contradiction(
                fix, other, f"the same line is said to {fix.to!r} here", f"to {other.to!r}"
            )


def lines_within(span: tuple[int, int], layout: Layout) -> list[int]:
    """Rows of the lines of speech that a span touches."""
    spans = layout.quotations.spans
    rows = layout.quotations.lines
    touched = (spans.start[rows] < span[1]) & (spans.end[rows] > span[0])
    found: list[int] = rows[touched].tolist()
    return found


def _contradiction(fix: Fix, other: Fix, here: str, there: str) -> SourceError:
    return SourceError(
        f"{fix.entry.place}: {here} and {there} in {other.entry.place}; take one of the two away"
    )
