"""What people do to each other that makes them something to each other."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.parties import Parties
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Ground, RelationKind, Standing

_REAL: Final = frozenset({Standing.HAPPENED, Standing.RECALLED, Standing.SAID})
_HABITS: Final = frozenset({"work", "care", "look", "attend", "visit"})
"""What makes a relation where it is done as a habit."""

_KINDS: Final = {
    **dict.fromkeys(word_set("shoot stab murder strangle assassinate ambush"), RelationKind.ENEMY),
    **dict.fromkeys(word_set("nurse tend bandage"), RelationKind.CARER),
    **dict.fromkeys(
        word_set("employ hire sack promote demote order command instruct"), RelationKind.SUPERIOR
    ),
    **dict.fromkeys(word_set("marry wed"), RelationKind.SPOUSE),
    "divorce": RelationKind.SPOUSE,
}
_DRESSING: Final = word_set("bind bandage dress bathe stitch clean splint")
_HURTS: Final = word_set(
    """
    wound wounds cut arm leg hand hands foot feet head shoulder ankle knee burn burns wrist toes
    fingers throat chest back side ribs pulse temperature
    """
)
_CLOTHES: Final = word_set("coat shirt sleeve boot boots dress trousers jacket stocking")
_TREATING: Final = word_set("look visit attend examine treat operate bleed cure")
"""What a doctor does to those in his care."""

_CARING: Final = (["in"], ["after"], ["over"])
_HANDLING: Final = _DRESSING | word_set("cut take set sew remove amputate feel wash rub probe")
"""What a doctor does to their limbs and clothes."""

_AIMING: Final = word_set("shoot fire aim")

_ENDING: Final = word_set("divorce")
_FOR: Final = {"work": RelationKind.SUPERIOR, "care": RelationKind.CARER}
_REACH: Final = 7
_WEIGHT: Final = 0.65
_ORDERED: Final = 0.5
_ORDERING: Final = word_set("order command instruct")
"""Anybody may order somebody once."""

_BY_PRONOUN: Final = 0.3
"""How often an event has the right two people, by hand: where both are named, and not."""


def list_dealings(
    parties: Parties, events: Iterable[Event], healers: Collection[str]
) -> Iterator[Claim]:
    """The claims of all events between two people; ``healers`` are those whose trade it is."""
    for event in events:
        row = parties.words.row_at(event.start)
        if row < 0 or len(event.agents) != 1:
            continue
        if _is_real(event, parties.words.lemmas[row], parties.words.xpos[row]):
            yield from _read_dealing(parties, event, row, healers)


def _is_real(event: Event, lemma: str, xpos: str) -> bool:
    if event.standing is Standing.HABITUAL:
        return lemma in _HABITS
    return event.realis and event.standing in _REAL and xpos in {"VBD", "VBN"}


def _read_dealing(
    parties: Parties, event: Event, row: int, healers: Collection[str]
) -> Iterator[Claim]:
    lemma = parties.words.lemmas[row]
    (agent,) = event.agents
    patient, kind = _only(event.patients), _KINDS.get(lemma)
    if lemma in _DRESSING and (owner := _hurt_of(parties, row, _HURTS)):
        patient, kind = owner, RelationKind.CARER
    elif lemma in _HANDLING and agent in healers:
        patient, kind = _hurt_of(parties, row, _HURTS | _CLOTHES), RelationKind.CARER
    elif lemma in _AIMING and "at" in parties.words.forms[row + 1 : row + 3]:
        patient, kind = _only(event.others or event.patients), RelationKind.ENEMY
    elif lemma in _FOR and parties.words.forms[row + 1 : row + 2] == ["for"]:
        patient, kind = _only(event.others or event.patients), _FOR[lemma]
    elif lemma in _TREATING and agent in healers and not _only_looks(parties, row):
        patient, kind = _only(event.patients or event.others), RelationKind.CARER
    if kind is None or patient is None or not {agent, patient} <= set(parties.people):
        return
    if lemma == "work":
        agent, patient = patient, agent
    if agent != patient:
        is_former = lemma in _ENDING
        is_plain = _is_plain(parties, row, agent, patient)
        weight = (_ORDERED if lemma in _ORDERING else _WEIGHT) if is_plain else _BY_PRONOUN
        yield Claim(
            agent, kind, patient, Ground.DONE, event.start, event.end, weight, is_former=is_former
        )


def _only_looks(parties: Parties, row: int) -> bool:
    """*Looked at her*, not *looked in on her*."""
    words = parties.words
    return words.lemmas[row] == "look" and words.forms[row + 1 : row + 2] not in _CARING


def _is_plain(parties: Parties, row: int, *people: str) -> bool:
    """Whether both are told of around a verb by more than a pronoun of the third person."""
    words = parties.words
    near = range(words.unit_start(row), min(row + _REACH, words.unit_end(row)))
    met = [party for party in map(parties.party_at, near) if party and not party.is_third]
    return {*people} <= {party.entity for party in met}


def _only(names: tuple[str, ...]) -> str | None:
    return names[0] if len(names) == 1 else None


def _hurt_of(parties: Parties, row: int, nouns: frozenset[str]) -> str | None:
    """Whose wound, limb or coat it is done to: *bound the wound in his arm*."""
    words = parties.words
    end = min(row + _REACH, words.unit_end(row))
    if nouns.isdisjoint(words.forms[row + 1 : end]):
        return None
    for at in range(row + 1, end):
        is_owner = words.xpos[at] == "PRP$" or words.forms[at + 1 : at + 2] == ["'s"]
        if is_owner and (party := parties.party_at(at)):
            return party.entity
    return None
