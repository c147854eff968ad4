"""Whom the names of fixes mean once every name, noun and third person is linked."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import Final

from fabula.interpret.casting.entities import show_name
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.mending.fixes import PlacedFixes
from fabula.interpret.mending.unions import person_called
from fabula.interpret.naming.name_keys import NARRATOR_KEY, NameKey, name_key
from fabula.interpret.naming.names import PersonName
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.wording.spellings import slug_of

N_NEAR: Final = 2
"""So many names are offered for one that nobody has."""


class Roster:
    """All figures of a book by what they are called."""

    def __init__(self, names: NameIndex, memory: Memory, fixes: PlacedFixes) -> None:
        self._names = names
        self._memory = memory
        self._fixes = fixes
        self._given: dict[NameKey, Figure] = {}
        self._shown: defaultdict[str, list[Figure]] = defaultdict(list)
        self._written: list[str] = []
        for figure in memory.figures():
            if figure.phrases and not figure.is_nobody:
                name = show_name(figure)
                self._shown[_fold(name)].append(figure)
                self._written.append(name)

    def give(self, name: str, figure: Figure) -> None:
        """Note that a fix has given a figure this name."""
        self._given[name_key(name)] = figure

    def called(self, name: str) -> list[Figure]:
        """All whom a name, or an id made of one, can mean, fixes heeded; persons before things."""
        key = name_key(name)
        if key in self._given:
            return [self._given[key]]
        person = person_called(key, self._names, self._fixes)
        if person is not None and key != NARRATOR_KEY:
            return [self._memory.figure_of(person)]
        # Those whom a union has emptied are gone.
        alive = [figure for figure in self.bearers(name) if figure.phrases or figure.person]
        return [figure for figure in alive if figure.category == "PER"] or alive

    def bearers(self, name: str) -> list[Figure]:
        """All who go by a name in the text itself, before unnamed figures are united."""
        key = name_key(name)
        if key == NARRATOR_KEY:
            narrator = self._memory.tellers.narrator
            return [narrator] if narrator else []
        if isinstance(key, PersonName) and key in self._names.candidates:
            return list(map(self._memory.figure_of, self._names.candidates[key]))
        by_id = (p for p in self._names.persons if p.member and p.member.id == name)
        people = self._names.of_cast.get(key, ()) if isinstance(key, tuple) else ()
        people = people or tuple(by_id)
        if people:
            return list(map(self._memory.figure_of, people))
        folded = _fold(name)
        return self._shown.get(folded) or [
            f for shown, group in self._shown.items() if slug_of(shown) == folded for f in group
        ]

    def why_not(self, name: str, found: list[Figure]) -> str:
        """Why a name does not tell one figure."""
        if found:
            return (
                f"{name!r} may be any of {len(found)} in this book; give the one meant a name of "
                f"its own: fabula fix mention BOOK WORDS --is NAME --new"
            )
        near = self._near(name)
        advice = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        return f"nobody in this book is called {name!r}{advice}"

    def _near(self, name: str) -> list[str]:
        """Names that are spelled much like one that nobody has."""
        forms = (" ".join((*n.titles, *n.parts)).title() for n in self._names.candidates)
        known = {_fold(word).replace(".", ""): word for word in (*forms, *self._written)}
        found = get_close_matches(_fold(name).replace(".", ""), known, n=N_NEAR)
        return [known[key] for key in found]


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
