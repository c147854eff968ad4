"""Fixes applied to figures: unnamed ones united, names given, lines and words assigned."""

from __future__ import annotations

from dataclasses import dataclass, field

from fabula.interpret.casting.entities import GivenName
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.mending.fixes import PlacedFixes
from fabula.interpret.mending.rosters import Roster
from fabula.interpret.mending.unions import person_called
from fabula.interpret.naming.bonds import Bond
from fabula.interpret.naming.name_keys import NARRATOR_KEY, name_key
from fabula.interpret.naming.names import PersonName
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.spellings import slug_of
from fabula.records import Layout, Text
from fabula.records.fixes import Fix, LineFix, Lock, Merge, Rename, Separate, Split


@dataclass(slots=True)
class FixedFigures:
    """What fixes say of figures.

    Attributes:
        names: names and ids given.
        speakers, addressees: by row of the quotation.
    """

    names: dict[Figure, GivenName] = field(default_factory=dict)
    speakers: dict[int, Figure] = field(default_factory=dict)
    addressees: dict[int, Figure] = field(default_factory=dict)

    def figures(self) -> set[Figure]:
        """All of whom a fix says something."""
        return {*self.names, *self.speakers.values(), *self.addressees.values()}


def given_persons(phrases: list[Phrase], names: NameIndex, fixes: PlacedFixes) -> dict[int, Person]:
    """The named persons whom the user says that words mean, by row, for linking to go by."""
    given = {}
    for phrase in phrases:
        fix = fixes.mentions.get((phrase.start, phrase.end))
        person = person_called(_renamed_key(fix.who, fixes), names, fixes) if fix else None
        if person is not None:
            given[phrase.row] = person
    return given


def _renamed_key(who: str, fixes: PlacedFixes) -> PersonName | tuple[str, ...]:
    """The key of the name that a character had before a fix gave it this one."""
    key = name_key(who)
    return next((old for old, fix in fixes.bonds.renames.items() if name_key(fix.to) == key), key)


def fix_figures(
    phrases: list[Phrase],
    names: NameIndex,
    memory: Memory,
    fixes: PlacedFixes,
    *,
    text: Text,
    layout: Layout,
) -> FixedFigures:
    """Apply the fixes that need to know who is in the book; what cannot be done is a trouble."""
    fixed = FixedFigures()
    if not fixes.fixes:
        return fixed
    roster = Roster(names, memory, fixes)
    for bond in fixes.bonds.together:
        _unite_figures(bond, roster, memory, fixes)
    for fix in fixes.fixes:
        if isinstance(fix, (Lock, Rename)):
            _give_name(fix, roster, text, fixes, fixed)
    _assign_words(phrases, roster, memory, fixes)
    _assign_lines(layout, roster, fixes, fixed)
    _forget_absent(roster, fixes, fixed)
    for fix in fixes.fixes:
        _check_presence(fix, roster, fixes)
    return fixed


def _unite_figures(bond: Bond, roster: Roster, memory: Memory, fixes: PlacedFixes) -> None:
    """Unite all who go by the names of a bond; names of persons are united already.

    A phrase that is shown as the name of several (*the doctor*) means all of them here.
    """
    if any(fix in fixes.troubles for fix in bond.fixes):
        return
    found = [figure for name in bond.names.values() for figure in roster.bearers(name)]
    figures = list(dict.fromkeys(found))
    named = [figure for figure in figures if figure.person]
    if len(named) > 1:
        for fix in bond.fixes:
            fixes.fail(fix, "a name in it may be of several people; add their fuller names")
        return
    # The narrator and named persons stay; unnamed figures become theirs.
    figures.sort(key=lambda figure: (not figure.is_narrator, figure.person is None))
    for other in figures[1:]:
        if other.person and not figures[0].person:
            figures[0].person = other.person
            memory.of_person[other.person] = figures[0]
        memory.unite(figures[0], other)


def _give_name(
    fix: Lock | Rename, roster: Roster, text: Text, fixes: PlacedFixes, fixed: FixedFigures
) -> None:
    found = list(dict.fromkeys(roster.called(fix.name)))
    if len(found) != 1:
        fixes.fail(fix, roster.why_not(fix.name, found), is_absent=not found)
        return
    figure, shown = found[0], fix.name if isinstance(fix, Lock) else fix.to
    if figure.is_of_cast:
        fixes.fail(fix, f"{fix.name!r} is of the cast file, which gives its name; change it there")
        return
    others = [other for other in roster.called(shown) if other is not figure and other.phrases]
    if others:
        first = min(other.first_start for other in others)
        origin = text.origin_of(first)
        where = f"{text.source.name}, line {origin.line}" if origin and origin.line else "the text"
        fixes.fail(
            fix, f"{shown!r} is already the name of somebody else, first mentioned in {where}; "
            "merge the two, or choose another name",
        )  # fmt: skip
        return
    fixed.names[figure] = GivenName(shown, fix.id or slug_of(shown))
    roster.give(shown, figure)


def _forget_absent(roster: Roster, fixes: PlacedFixes, fixed: FixedFigures) -> None:
    """Leave out locked characters whom this book neither mentions nor lets speak."""
    speaking = set(fixed.speakers.values())
    for fix in fixes.fixes:
        if isinstance(fix, Lock):
            for figure in roster.called(fix.name):
                if figure in fixed.names and not figure.phrases and figure not in speaking:
                    del fixed.names[figure]
                    fixes.fail(fix, f"nobody in this book is called {fix.name!r}", is_absent=True)


def _assign_words(
    phrases: list[Phrase], roster: Roster, memory: Memory, fixes: PlacedFixes
) -> None:
    """Link words that mean somebody without a name, whom linking could not know yet."""
    for phrase in phrases:
        fix = fixes.mentions.get((phrase.start, phrase.end))
        if fix is None or phrase.row in memory.fixed:
            continue
        found = roster.called(fix.who)
        if len(found) != 1:
            fixes.fail(fix, roster.why_not(fix.who, found))
            if (phrase.start, phrase.end) in fixes.added and phrase.row in memory.of_row:
                memory.unlink(phrase)
        elif phrase.row in memory.of_row:
            memory.move(phrase, found[0])
        else:
            memory.link(phrase, found[0])
        memory.fixed.add(phrase.row)


def _assign_lines(layout: Layout, roster: Roster, fixes: PlacedFixes, fixed: FixedFigures) -> None:
    for row, fix in fixes.speakers.items():
        figure = _one_called(fix, fix.speaker, roster, fixes)
        if figure and not figure.phrases and figure not in fixed.names:
            fixes.fail(fix, f"{fix.speaker!r} is nowhere mentioned in this book")
        elif figure:
            figure.category = "PER"
            if not figure.phrases:
                # It is nowhere mentioned: it comes in with the first line that it speaks.
                start = layout.quotations.spans[row][0]
                known = figure.first_start
                figure.first_start = start if known < 0 else min(known, start)
            fixed.speakers[row] = figure
    for row, fix in fixes.addressees.items():
        figure = _one_called(fix, fix.to, roster, fixes)
        if figure and figure is fixed.speakers.get(row):
            fixes.fail(fix, f"{fix.to!r} says this line, by {fixes.speakers[row].entry.place}")
        elif figure and figure.phrases:
            fixed.addressees[row] = figure
        elif figure:
            fixes.fail(fix, f"{fix.to!r} is nowhere mentioned in this book")


def _one_called(
    fix: LineFix, name: str | None, roster: Roster, fixes: PlacedFixes
) -> Figure | None:
    found = roster.called(name) if name else []
    if name and len(found) != 1:
        fixes.fail(fix, roster.why_not(name, found))
    return found[0] if len(found) == 1 else None


def _check_presence(fix: Fix, roster: Roster, fixes: PlacedFixes) -> None:
    """Note what is about names that nobody here has, and what does not hold after all."""
    if isinstance(fix, Separate):
        _check_apart(fix, roster, fixes)
    if isinstance(fix, (Merge, Separate, Split)):
        names = (fix.name, *fix.names) if isinstance(fix, Split) else fix.names
        missing = [name for name in names if not roster.bearers(name)]
        if len(missing) == len(names):
            shown = " or ".join(map(repr, names))
            fixes.fail(fix, f"nobody in this book is called {shown}", is_absent=True)
        elif missing:
            why = roster.why_not(missing[0], [])
            fixes.fail(fix, f"{why}; the rest of the entry is applied")


def _check_apart(fix: Separate, roster: Roster, fixes: PlacedFixes) -> None:
    """Phrases that serve as names are kept apart by nothing but this look."""
    seen: dict[Figure, str] = {}
    for name in fix.names:
        for figure in roster.called(name):
            if name_key(name) == NARRATOR_KEY and figure in seen:
                fixes.fail(fix, f"{seen[figure]!r} still reads as the narrator")
            other = seen.setdefault(figure, name)
            if other != name:
                fixes.fail(fix, f"{other!r} and {name!r} are still one in this reading")
