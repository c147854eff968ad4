"""What relations are read off: the words of a story, whom they mean, and who says them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.participants import Places
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.relating.surnames import Surnames, list_surnames
from fabula.interpret.wording.function_words import PRONOUNS
from fabula.records import Character, Mention, Quote

_SURE: Final = 0.95
"""How often a name, or a teller's *I*, means whom it is linked to; this and the rest by hand."""

_NOUN: Final = 0.85
_PRONOUN: Final = 0.75
_PRONOUN_IN_LINE: Final = 0.6
_STRAYING: Final = 0.3
"""By so much a *her* weighs less that is linked past the last name that it could mean."""

_NAME_REACH: Final = 80
"""How many words back that name may stand."""

_THIRD: Final = (3, "", "")
_HEARER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom words mean.

    Attributes:
        entity: id.
        weight: how likely it is they, in [0, 1].
        is_named: True where the words are a name.
        is_third: True where they are a pronoun of the third person.
    """

    entity: str
    weight: float
    is_named: bool = False
    is_third: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """What relations are read off.

    Attributes:
        content: the canonical text.
        words: its words.
        places: where mentions stand among them.
        quotes: the lines, in order.
        tellers: ids of those who tell the story; empty where it is told from outside.
        people: ids of the entities that are persons.
        named: ids of those of them with a name.
        genders: ``m`` or ``f`` of those whose pronouns say it.
        n_mentions: how often each entity is mentioned.
        name_rows: the rows of all names of persons, in order.
        surnames: those of the cast.
    """

    content: str
    words: Words
    places: Places
    quotes: Sequence[Quote]
    tellers: Sequence[str]
    people: set[str]
    named: set[str]
    genders: dict[str, str]
    n_mentions: Counter[str]
    name_rows: list[int]
    surnames: Surnames

    def line_at(self, row: int) -> Quote | None:
        """The line that a word stands in."""
        line = self.words.line[row]
        return self.quotes[line] if line >= 0 else None

    def voice_at(self, row: int) -> Party | None:
        """Who says the words at a place: the speaker, or the one teller."""
        line = self.line_at(row)
        if line is None:
            return Party(self.tellers[0], _SURE) if len(self.tellers) == 1 else None
        if line.speaker is None:
            return None
        return Party(line.speaker, min(_SURE, line.confidence))

    def hearer_at(self, row: int) -> Party | None:
        """Whom alone the line at a place is said to."""
        line = self.line_at(row)
        if line is None or len(line.addressees) != 1 or line.addressees[0] == line.speaker:
            return None
        return Party(line.addressees[0], _HEARER * line.confidence)

    def party_at(self, row: int) -> Party | None:
        """Whom a word means that is a pronoun, or the head of a name or noun phrase."""
        mention = self.places.by_head.get(row)
        return self.party_of(mention, row) if mention else None

    def party_of(self, mention: Mention, row: int) -> Party | None:
        """Whom a mention means."""
        if mention.entity is None or mention.entity not in self.people:
            return None
        is_pronoun = mention.form == "PRON"
        is_third = is_pronoun and PRONOUNS.get(self.words.forms[row], _THIRD)[0] == _THIRD[0]
        weight = self._weigh(mention, row)
        return Party(mention.entity, weight, mention.form == "PROP", is_third)

    def _weigh(self, mention: Mention, row: int) -> float:
        if mention.form != "PRON":
            return _SURE if mention.form == "PROP" else _NOUN
        person, _, gender = PRONOUNS.get(self.words.forms[row], _THIRD)
        line = self.line_at(row)
        if person != _THIRD[0]:
            # What is mine or yours in a line is as sure as its speaker.
            certainty = 1 if person == 1 else _HEARER
            return min(_SURE, certainty * line.confidence) if line else _SURE
        weight = _PRONOUN if line is None else _PRONOUN_IN_LINE
        return weight if self._last_name(row, gender) == mention.entity else weight * _STRAYING

    def _names_before(self, row: int) -> Iterator[int]:
        for index in range(bisect_left(self.name_rows, row) - 1, -1, -1):
            yield self.name_rows[index]

    def _last_name(self, row: int, gender: str) -> str | None:
        """Whom the last name before a word means that a pronoun of a gender could take up."""
        is_told = self.words.line[row] < 0
        for at in self._names_before(row):
            if row - at > _NAME_REACH:
                return None
            who = self.places.by_head[at].entity
            if who is None or (is_told and self.words.line[at] >= 0):
                continue
            if self.genders.get(who, gender) == gender:
                return who
        return None


def find_parties(
    telling: Telling, mentions: Iterable[Mention], characters: Sequence[Character]
) -> Parties:
    """Lay out what relations are read off."""
    labels: dict[str, Counter[str]] = {}
    named, told = set[str](), set[str]()
    for mention in mentions:
        if mention.entity is not None:
            if mention.form != "PRON":
                told.add(mention.entity)
            labels.setdefault(mention.entity, Counter())[mention.category] += 1
            if mention.form == "PROP" and mention.category == "PER":
                named.add(mention.entity)
    cast = {character.id for character in characters}
    # An I or a they of nobody known is no person of the story.
    people = {who for who in told if labels[who].most_common(1)[0][0] == "PER"} | cast
    genders = {c.id: _gender_of(c) for c in characters if _gender_of(c)}
    tellers = [character.id for character in characters if character.is_narrator]
    name_rows = sorted(
        row
        for row, mention in telling.places.by_head.items()
        if mention.form == "PROP" and mention.category == "PER" and mention.entity in people
    )
    counts = Counter({who: seen.total() for who, seen in labels.items()})
    return Parties(
        telling.content,
        telling.words,
        telling.places,
        telling.quotes,
        tellers,
        people,
        named & people,
        genders,
        counts,
        name_rows,
        list_surnames(characters),
    )


def _gender_of(character: Character) -> str:
    first = character.pronouns[0] if character.pronouns else ""
    return {"he": "m", "she": "f"}.get(first, "")
