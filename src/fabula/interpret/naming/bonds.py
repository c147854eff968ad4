"""Names that fixes hold together or keep apart, checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from fabula.errors import SourceError
from fabula.interpret.naming.name_keys import NameKey, name_key
from fabula.records.fixes import (
    Fix,
    LineFix,
    Lock,
    MeantFix,
    MentionFix,
    Merge,
    NotCharacter,
    Rename,
    Separate,
    Split,
)


@dataclass(slots=True, eq=False)
class Bond:
    """Names of one character.

    Attributes:
        names: each as it is written, by its key.
        fixes: which say so.
    """

    names: dict[NameKey, str]
    fixes: list[Fix]

    @property
    def lock(self) -> Lock | None:
        """The fix by which the character has these names and no others."""
        return next((fix for fix in self.fixes if isinstance(fix, Lock)), None)


@dataclass(slots=True, eq=False)
class Bonds:
    """What the fixes of a book say about names.

    Attributes:
        together: names of one character; no name is in two of them.
        apart: pairs of names that are never one character's, with the fix that says so.
        renames: by the name that a character has had.
        dropped: names that are nobody's.
    """

    together: list[Bond] = field(default_factory=list)
    apart: dict[frozenset[NameKey], Separate | Split] = field(default_factory=dict)
    renames: dict[NameKey, Rename] = field(default_factory=dict)
    dropped: dict[NameKey, NotCharacter] = field(default_factory=dict)

    def of(self, key: NameKey) -> Bond | None:
        """The bond that a name is in."""
        return next((bond for bond in self.together if key in bond.names), None)


def bind_fixes(fixes: Iterable[Fix]) -> Bonds:
    """Gather what fixes say about names.

    Raises:
        SourceError: two of them contradict each other; the message names both.
    """
    fixes = list(fixes)
    bonds = Bonds()
    for fix in fixes:
        if isinstance(fix, (Merge, Lock, Split)):
            _bind(bonds, fix)
        if isinstance(fix, (Separate, Split)):
            _keep_apart(bonds, fix)
        if isinstance(fix, Rename):
            _set_once(bonds.renames, name_key(fix.name), fix, f"{fix.name!r} gets two names")
        if isinstance(fix, NotCharacter):
            bonds.dropped.update((name_key(name), fix) for name in fix.names)
    _check_locks(bonds)
    _check_apart(bonds)
    _check_renames(bonds, [fix for fix in fixes if isinstance(fix, Lock)])
    _check_dropped(bonds, fixes)
    return bonds


def _bind(bonds: Bonds, fix: Merge | Lock | Split) -> None:
    names = (fix.name, *fix.names) if isinstance(fix, Lock) else fix.names
    mine = Bond({name_key(name): name for name in names}, [fix])
    others = [bond for bond in bonds.together if bond.names.keys() & mine.names.keys()]
    for bond in others:
        mine.names = bond.names | mine.names
        mine.fixes = [*bond.fixes, *mine.fixes]
    bonds.together = [bond for bond in bonds.together if bond not in others] + [mine]


def _keep_apart(bonds: Bonds, fix: Separate | Split) -> None:
    pairs = (
        combinations(fix.names, 2)
        if isinstance(fix, Separate)
        else ((fix.name, name) for name in fix.names)
    )
    for one, other in pairs:
        pair = frozenset({name_key(one), name_key(other)})
        if len(pair) == 1:
            raise SourceError(
                f"{fix.entry.place}: {one!r} and {other!r} read as one name, which cannot be "
                "kept apart as such; say of its single places who is meant, with [[mention]]"
            )
        bonds.apart.setdefault(pair, fix)


def _set_once(known: dict[NameKey, Rename], key: NameKey, fix: Rename, what: str) -> None:
    other = known.setdefault(key, fix)
    if other.to != fix.to or other.id != fix.id:
        raise _contradiction(fix, [other], what)


def _check_locks(bonds: Bonds) -> None:
    for bond in bonds.together:
        lock = bond.lock
        if lock is None:
            continue
        locked = {name_key(name) for name in (lock.name, *lock.names)}
        strangers = [name for key, name in bond.names.items() if key not in locked]
        others = [fix for fix in bond.fixes if fix is not lock and _names_any(fix, strangers)]
        others += [fix for fix in bond.fixes if isinstance(fix, Lock) and fix is not lock]
        if others:
            name = (strangers or [lock.name])[0]
            what = f"{lock.name!r} is locked without {name!r}, which is added"
            raise _contradiction(lock, others, what if strangers else f"{name!r} is locked twice")


def _names_any(fix: Fix, names: list[str]) -> bool:
    return isinstance(fix, (Merge, Split)) and not set(names).isdisjoint(fix.names)


def _check_apart(bonds: Bonds) -> None:
    for pair, fix in bonds.apart.items():
        for bond in bonds.together:
            if pair <= bond.names.keys():
                one, other = (name for key, name in bond.names.items() if key in pair)
                what = f"{one!r} and {other!r} are never to be one, and are one"
                raise _contradiction(fix, bond.fixes, what)


def _check_renames(bonds: Bonds, locks: list[Lock]) -> None:
    takers: dict[str, tuple[NameKey, Rename | Lock]] = {}
    ids: dict[str, tuple[NameKey, Rename | Lock]] = {}
    for key, fix in _named(bonds, locks):
        who = _representative(bonds, key)
        shown = fix.name if isinstance(fix, Lock) else fix.to
        for taken, value in ((takers, shown.casefold()), (ids, fix.id)):
            if value is None:
                continue
            other_who, other = taken.setdefault(value, (who, fix))
            if other_who != who:
                raise _contradiction(fix, [other], f"two characters would be {value!r}")
        bond = bonds.of(key)
        lock = bond.lock if bond else None
        if isinstance(fix, Rename) and lock and name_key(fix.to) != name_key(lock.name):
            raise _contradiction(fix, [lock], f"{lock.name!r} is locked under that name")


def _named(bonds: Bonds, locks: list[Lock]) -> Iterator[tuple[NameKey, Rename | Lock]]:
    yield from ((name_key(lock.name), lock) for lock in locks)
    yield from bonds.renames.items()


def _representative(bonds: Bonds, key: NameKey) -> NameKey:
    bond = bonds.of(key)
    return next(iter(bond.names)) if bond else key


def _check_dropped(bonds: Bonds, fixes: list[Fix]) -> None:
    for fix in fixes:
        for name in _names_used(fix):
            dropped = bonds.dropped.get(name_key(name))
            if dropped:
                raise _contradiction(fix, [dropped], f"{name!r} is somebody, and nobody")


def _names_used(fix: Fix) -> tuple[str, ...]:
    if isinstance(fix, MentionFix):
        return (fix.who,)
    if isinstance(fix, LineFix):
        return tuple(name for name in (fix.speaker, fix.to) if name)
    if isinstance(fix, (Lock, Split, Rename)):
        return (fix.name, *(() if isinstance(fix, Rename) else fix.names))
    return () if isinstance(fix, (NotCharacter, MeantFix)) else fix.names


def _contradiction(fix: Fix, others: list[Fix], what: str) -> SourceError:
    places = " and ".join(dict.fromkeys(other.entry.place for other in others))
    return SourceError(f"{fix.entry.place}: {what} in {places}; take one of the two away")
