"""Figures and names made one where the text says whose a name is."""

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.antecedents import list_candidates
from fabula.interpret.naming.introductions import Introduction
from fabula.interpret.naming.persons import NameIndex, Person


def introduce(said: Introduction, memory: Memory, names: NameIndex) -> None:
    """Make one of the bearer and the name, where nothing speaks against it.

    An unnamed figure becomes the named one. Of two named ones each has a name alone (*Tennessee*
    is *Mary Beth Coyle*), and nobody else can be meant.
    """
    figure, bearer = memory.of_row[said.name.row], memory.of_row.get(said.bearer.row)
    if bearer is None or bearer is figure or not _may_be_one(bearer, figure):
        return
    if any(phrase.row in memory.fixed for phrase in (*bearer.phrases, *figure.phrases)):
        return
    if bearer.person and figure.person:
        if not said.is_statement or not _is_renamed(said, bearer, figure, memory):
            return
        memory.of_person[figure.person] = bearer
        names.unite(bearer.person, figure.person)
        figure, bearer = bearer, figure
    memory.unite(figure, bearer)


def _may_be_one(one: Figure, other: Figure) -> bool:
    is_person = one.category == other.category == "PER" and one.number == other.number == "sg"
    is_clash = one.gender and other.gender and one.gender != other.gender
    is_told = one.is_narrator or other.is_narrator or one.is_nobody or other.is_nobody
    return is_person and not is_clash and not is_told


def _is_renamed(said: Introduction, bearer: Figure, figure: Figure, memory: Memory) -> bool:
    one, other = bearer.person, figure.person
    if one is None or other is None or len(figure.phrases) > 1:
        return False
    if said.name.quotation >= 0 or any(p.member or p.is_locked for p in (one, other)):
        return False
    rivals = [f for f in list_candidates(said.bearer, memory) if f not in {bearer, figure}]
    is_alone = not any(rival.gender == said.bearer.gender for rival in rivals)
    return is_alone and _is_bare(one) != _is_bare(other)


def _is_bare(person: Person) -> bool:
    """Whether somebody goes by single words, without titles: *Tennessee*."""
    return all(len(name.parts) == 1 and not name.honorifics for name in person.forms)
