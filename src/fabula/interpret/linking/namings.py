"""A name and whoever bears it made one, where the text says whose it is."""

from itertools import product

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.antecedents import list_candidates
from fabula.interpret.naming.introductions import Introduction
from fabula.interpret.naming.name_keys import phrase_key
from fabula.interpret.naming.persons import NameIndex, Person


def heed_introduction(said: Introduction, memory: Memory, names: NameIndex) -> None:
    """Make one of the bearer and the name, where nothing speaks against it.

    Somebody without a name gets it. Somebody who has one gets a second only where the narration
    says so in so many words, of nobody else's gender there, and one of the two is a word alone:
    *Tennessee* is *Mary Beth Coyle*.
    """
    bearer, named = memory.of_row.get(said.bearer.row), memory.of_row[said.name.row]
    if bearer is None or bearer is named or not may_be_one(bearer, named, memory, names):
        return
    if any(figure.is_narrator for figure in (bearer, named)):
        return
    if bearer.person is None:
        memory.unite(named, bearer)
    elif named.person and _is_second_name(said, bearer.person, named, memory):
        join_named(bearer, named, memory, names)


def join_named(one: Figure, other: Figure, memory: Memory, names: NameIndex) -> None:
    """Make one figure of two with names."""
    if one.person and other.person:
        memory.of_person[other.person] = one
        names.unite(one.person, other.person)
        memory.unite(one, other)


def may_be_one(one: Figure, other: Figure, memory: Memory, names: NameIndex) -> bool:
    """Whether two figures are each a person, and neither gender nor the user keeps them apart."""
    is_person = one.category == other.category == "PER" and one.number == other.number == "sg"
    is_clash = one.gender and other.gender and one.gender != other.gender
    is_nobody = one.is_nobody or other.is_nobody
    return is_person and not (is_nobody or is_clash or _is_kept_apart(one, other, memory, names))


def _is_kept_apart(bearer: Figure, named: Figure, memory: Memory, names: NameIndex) -> bool:
    """Whether the user has linked one of them by hand, or says that they are two."""
    if not memory.fixed.isdisjoint(phrase.row for phrase in (*bearer.phrases, *named.phrases)):
        return True
    keys = [
        {phrase_key(phrase) for phrase in figure.phrases if phrase.form != "PRON"}
        for figure in (bearer, named)
        if names.apart
    ]
    return any(frozenset(pair) in names.apart for pair in product(*keys)) if keys else False


def _is_second_name(said: Introduction, one: Person, named: Figure, memory: Memory) -> bool:
    other = named.person
    if other is None or len(named.phrases) > 1 or said.name.quotation >= 0:
        return False
    if not said.is_statement or any(p.member or p.is_locked for p in (one, other)):
        return False
    if said.bearer.form == "PROP":
        return True
    rivals = [f for f in list_candidates(said.bearer, memory) if f.person not in {one, other}]
    is_alone = not any(rival.gender == said.bearer.gender for rival in rivals)
    return is_alone and _is_bare(one) != _is_bare(other)


def _is_bare(person: Person) -> bool:
    """Whether somebody goes by single words, without titles: *Tennessee*."""
    return all(len(name.parts) == 1 and not name.honorifics for name in person.forms)
