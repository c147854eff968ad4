"""Names that fixes hold together, made one person once all names of a book are grouped."""

from itertools import product

from fabula.interpret.mending.fixes import PlacedFixes
from fabula.interpret.naming.bonds import Bond
from fabula.interpret.naming.name_keys import NARRATOR_KEY, NameKey
from fabula.interpret.naming.names import PersonName
from fabula.interpret.naming.persons import NameIndex, Person


def unite_names(names: NameIndex, fixes: PlacedFixes) -> None:
    """Make one person of each bond's names, with everything grouped under any of them.

    Grouping comes first, so that a bond of two names joins all that either of them stands for.
    What would break another fix or the given cast is not done, and becomes a trouble.
    """
    for bond in fixes.bonds.together:
        people = _people_of(bond, names)
        why = _objection(people, names, fixes)
        if why:
            _fail(bond, fixes, why)
        elif people:
            _unite(bond, people, names)
    _settle_narrator(names, fixes)


def person_called(key: NameKey, names: NameIndex, fixes: PlacedFixes) -> Person | None:
    """The one named person that a name can mean, also by a name that a fix has given."""
    if isinstance(key, PersonName):
        people = names.candidates.get(key, ())
        if len(people) == 1:
            return people[0]
    else:
        people = names.of_cast.get(key, ())
        if len(people) == 1:
            return people[0]
        bond = fixes.bonds.of(key)
        bonded = _people_of(bond, names) if bond else []
        if len(bonded) == 1:
            return bonded[0]
    return names.narrator if key == NARRATOR_KEY else None


def _people_of(bond: Bond, names: NameIndex) -> list[Person]:
    """Those who go by the names of a bond, each once; members of the cast first."""
    found = [names.candidates.get(key, ()) for key in bond.names if isinstance(key, PersonName)]
    found += [names.of_cast.get(key, ()) for key in bond.names if not isinstance(key, PersonName)]
    # A name that may be of several is, by the fix, of the one whom its other names mean.
    sure = [people[0] for people in found if len(people) == 1]
    people = sure or [people[0] for people in found if people][:1]
    return sorted(dict.fromkeys(people), key=lambda person: person.member is None)


def _objection(people: list[Person], names: NameIndex, fixes: PlacedFixes) -> str:
    """Why these persons cannot be one; ``""`` where nothing says so."""
    members = [person.member for person in people if person.member]
    if len(members) > 1:
        who = " and ".join(repr(member.name) for member in members)
        return f"the cast file lists {who} as two characters; put the names under one of them there"
    for index, one in enumerate(people):
        for other in people[:index]:
            for pair in product(one.forms, other.forms):
                if frozenset(pair) in names.apart:
                    fix = fixes.bonds.apart[frozenset(pair)]
                    shown = " and ".join(repr(" ".join((*n.titles, *n.parts))) for n in pair)
                    return f"it would make one of {shown}, which {fix.entry.place} keeps apart"
    return ""


def _unite(bond: Bond, people: list[Person], names: NameIndex) -> None:
    first, *others = people
    for other in others:
        names.unite(first, other)
    for key in bond.names:
        if isinstance(key, PersonName) and len(names.candidates.get(key, ())) > 1:
            names.candidates[key] = (first,)


def _fail(bond: Bond, fixes: PlacedFixes, why: str) -> None:
    for fix in bond.fixes:
        fixes.fail(fix, why)


def _settle_narrator(names: NameIndex, fixes: PlacedFixes) -> None:
    """Who the I of the story is, and is not."""
    bond = fixes.bonds.of(NARRATOR_KEY)
    is_kept = bond is not None and not any(fix in fixes.troubles for fix in bond.fixes)
    people = _people_of(bond, names) if bond and is_kept else []
    names.narrator = people[0] if people else None
    for pair in fixes.bonds.apart:
        if NARRATOR_KEY in pair:
            others = (person_called(key, names, fixes) for key in pair if key != NARRATOR_KEY)
            names.not_narrators.update(person for person in others if person)
