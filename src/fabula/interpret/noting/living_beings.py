"""Who lives: persons, children and animals among the entities, and among nouns that are none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from fabula.interpret.happening.participants import is_passive
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.noting.note_words import ANIMALS, CHILDREN, PEOPLE
from fabula.interpret.wording.function_words import OBJECTS, POSSESSIVES, REFLEXIVES
from fabula.interpret.wording.nouns import FEMALE_NOUNS, MALE_NOUNS
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Entity, Event

_PERSONS: Final = word_set("i you he she we they him her me us them who whom himself herself")
_NAMED: Final = (("whose", "name", "was"), (",", "named"), (",", "called"))
_NAMED_SO: Final = 100
"""A name that is given to an animal outweighs nouns that are linked to it."""

_REACH: Final = 6
"""So far after a verb its object may stand."""


class Being(Enum):
    """What kind of living being."""

    PERSON = "person"
    CHILD = "child"
    ANIMAL = "animal"


@dataclass(frozen=True, slots=True, eq=False)
class LivingBeings:
    """Who lives in a story.

    Attributes:
        telling: its words and who takes part in what.
        beings: those among the entities, by id.
        events: by the row of their word.
    """

    telling: Telling
    beings: Mapping[str, Being]
    events: Mapping[int, Event]

    def agents(self, row: int) -> set[Being]:
        """Who does what a verb tells, or of whom alone it is told."""
        return self._find(self._event_ids(row, "agents")) or self._subject(row)

    def patients(self, row: int) -> set[Being]:
        """To whom it is done: the subject of the passive, else the noun right after the verb."""
        clause = self.telling.setting.clauses.get(row)
        if clause is not None and is_passive(self.telling.words, clause):
            return self._subject(row) or self._find(self._event_ids(row, "patients"))
        being = self._object(row)
        return {being} if being else set()

    def is_reflexive(self, row: int) -> bool:
        """*Killed himself*: done to the one who does it; not *what he killed himself*."""
        words, clause = self.telling.words, self.telling.setting.clauses.get(row)
        is_free = clause is None or clause.connector not in {"what", "which", "whom"}
        return is_free and "".join(words.forms[row + 1 : row + 2]) in REFLEXIVES

    def being_at(self, row: int) -> Being | None:
        """What a noun, name or pronoun stands for."""
        words = self.telling.words
        entity = self.telling.places.entity_at(row)
        if entity is not None:
            return self.beings.get(entity)
        return _being_of(words, row)

    def _event_ids(self, row: int, role: str) -> tuple[str, ...]:
        event = self.events.get(row)
        return getattr(event, role) if event else ()

    def _find(self, ids: Iterable[str]) -> set[Being]:
        return {self.beings[name] for name in ids if name in self.beings}

    def _subject(self, row: int) -> set[Being]:
        clause = self.telling.setting.clauses.get(row)
        being = self.being_at(clause.subject) if clause and clause.subject >= 0 else None
        return {being} if being else set()

    def _is_owner(self, row: int) -> bool:
        """*His* hand, which the model may take for a pronoun that stands alone."""
        words = self.telling.words
        is_next = row + 1 < words.unit_end(row) and words.upos[row + 1] in {"NOUN", "ADJ"}
        is_possessive = words.forms[row] in POSSESSIVES and is_next
        return words.xpos[row] == "PRP$" or is_possessive

    def _object(self, row: int) -> Being | None:
        """The pronoun or noun after a verb, with no preposition between."""
        words = self.telling.words
        for at in range(row + 1, min(row + _REACH, words.unit_end(row))):
            if self._is_owner(at) or words.upos[at] in {"DET", "ADJ", "NUM"}:
                continue
            if words.upos[at] not in {"PRON", "NOUN", "PROPN"}:
                return None
            after = at + 1 if at + 1 < words.unit_end(row) else at
            if words.upos[after] in {"NOUN", "PROPN"} and after > at and words.upos[at] != "PRON":
                continue
            is_owner = after > at and words.forms[after] in {"'s", "'"}
            return None if is_owner else self.being_at(at)
        return None


def _being_of(words: Words, row: int) -> Being | None:
    """What a word alone says."""
    lemma, form = words.lemmas[row].lower(), words.forms[row]
    if lemma in ANIMALS:
        return Being.ANIMAL
    if lemma in CHILDREN:
        return Being.CHILD
    is_pronoun = form in _PERSONS | OBJECTS and words.xpos[row] != "PRP$"
    is_person = lemma in MALE_NOUNS | FEMALE_NOUNS | PEOPLE or is_pronoun
    return Being.PERSON if is_person else None


def find_living(
    telling: Telling, events: Iterable[Event], entities: Iterable[Entity]
) -> LivingBeings:
    """The persons, children and animals of a story; of them the model knows persons alone."""
    words = telling.words
    beings = {entity.id: Being.PERSON for entity in entities if entity.category == "PER"}
    called: defaultdict[str, Counter[Being]] = defaultdict(Counter)
    for row, mention in telling.places.by_head.items():
        if mention.entity not in beings or mention.form != "NOM":
            continue
        being = _being_of(words, row)
        if being is not None:
            called[mention.entity][being] += 1
    for row, lemma in enumerate(words.lemmas):
        named = _named_after(telling, row) if lemma in ANIMALS else None
        if named:
            called[named][Being.ANIMAL] += _NAMED_SO
    for entity, counts in called.items():
        being, n_times = counts.most_common(1)[0]
        if n_times > 1 and 2 * n_times > counts.total():
            beings[entity] = being
    placed = {words.row_at(event.start): event for event in events}
    return LivingBeings(telling, beings, placed)


def _named_after(telling: Telling, row: int) -> str | None:
    """*A mule, whose name was Deacon*; *a dog named Buck*."""
    words = telling.words
    end = words.unit_end(row)
    for at in range(row + 1, min(row + 3, end)):
        for told in _NAMED:
            after = at + len(told)
            if tuple(words.forms[at:after]) == told and after < end:
                return telling.places.entity_at(after)
        if words.forms[at] == "named" and at + 1 < end:
            return telling.places.entity_at(at + 1)
    return None
