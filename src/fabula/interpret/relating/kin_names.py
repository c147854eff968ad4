"""Kin by the names that they are called: *Aunt Polly* of who says so, *his father's ears*."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.owned_nouns import read_noun
from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.predicates import is_asserted, subject_at, verb_before
from fabula.interpret.relating.ties import TIES
from fabula.interpret.wording.function_words import GENITIVES
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Ground, RelationKind

_TITLES: Final = word_set("aunt auntie uncle cousin grandma granny grandpa grandfather grandmother")
_CALLING: Final = 0.7
"""How often who says *Aunt Polly* is a nephew or niece; children say it of neighbours too."""

_LOOKS: Final = word_set(
    """
    eye eyes ear ears hair nose chin mouth smile temper hand hands face jaw brow forehead laugh walk
    build colouring coloring look looks cheekbones eyebrows lips freckles height gait stubbornness
    """
)
_HAVING: Final = word_set("have has had 've got inherited inherit inherits")
_INHERITING: Final = 0.9
_PARENTS: Final = word_set("father mother father papa mamma mama dad mum mom")


def list_kin_names(parties: Parties) -> Iterator[Claim]:
    """The claims of all such places, in order."""
    for row, form in enumerate(parties.words.forms):
        if form in _TITLES:
            yield from _claim_titled(parties, row)
        elif form in _PARENTS:
            yield from _claim_inherited(parties, row)


def _claim_titled(parties: Parties, row: int) -> Iterator[Claim]:
    """*Aunt Polly* is an aunt of who says so, and of a narrator who does."""
    words, voice = parties.words, parties.voice_at(row)
    mention, last = parties.places.by_first.get(row, (None, row))
    if voice is None or mention is None or mention.form != "PROP" or last == row:
        return
    named = parties.party_of(mention, last)
    if named is not None and named.entity != voice.entity:
        yield Claim(
            named.entity, RelationKind.KIN, voice.entity, Ground.CALLED,
            mention.start, mention.end, _CALLING * voice.weight, who_term=words.forms[row],
            who_gender=TIES[words.forms[row]].gender,
        )  # fmt: skip


def _claim_inherited(parties: Parties, row: int) -> Iterator[Claim]:
    """*He had my father's red hair*: then my father is his."""
    words, end = parties.words, parties.words.unit_end(row)
    if row + 2 >= end or words.forms[row + 1] not in GENITIVES:
        return
    look = next((at for at in range(row + 2, end) if words.upos[at] != "ADJ"), row)
    noun = read_noun(parties, row)
    if noun is None or words.forms[look] not in _LOOKS:
        return
    verb = verb_before(parties, noun.first - 1, _HAVING)
    if verb is None or not is_asserted(parties, verb):
        return
    parent, child = parties.party_at(row), subject_at(parties, verb.subject)
    is_own = noun.owner is not None and child is not None and noun.owner.entity == child.entity
    if parent and child and not is_own and parent.entity != child.entity:
        yield Claim(
            parent.entity, RelationKind.PARENT, child.entity, Ground.TOLD,
            words.starts[noun.first], words.ends[look], _INHERITING * child.weight,
            who_term=words.forms[row], who_gender=TIES[words.forms[row]].gender,
        )  # fmt: skip
