"""Couples by names and by what is told of both: *Mr. and Mrs. Weston*, *engaged to*."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.parties import Parties, Party
from fabula.interpret.relating.predicates import (
    BEING,
    is_asserted,
    is_over,
    object_after,
    pair_before,
    subject_at,
    verb_before,
)
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Ground, RelationKind

_SHARING: Final = 0.9
"""How often *Mr. and Mrs. Weston* are the two of that name; these by hand."""

_LOVING: Final = 0.8
_PROMISED: Final = {
    "married": RelationKind.SPOUSE,
    "wed": RelationKind.SPOUSE,
    "wedded": RelationKind.SPOUSE,
    "engaged": RelationKind.LOVER,
    "betrothed": RelationKind.LOVER,
}
_CLOSING: Final = frozenset({"PUNCT", "SCONJ", "CCONJ"})
_GETTING: Final = BEING | word_set("get got getting")
_FALLING: Final = BEING | word_set("fall fell fallen falling")
_LOVES: Final = word_set("love loves loved adore adores adored")


def list_couples(parties: Parties) -> Iterator[Claim]:
    """The claims of all places that join two people so."""
    for row, form in enumerate(parties.words.forms):
        if form in {"mr", "mr.", "captain", "dr", "dr."}:
            yield from _claim_joined_titles(parties, row)
        elif form in _PROMISED and parties.words.upos[row] in {"VERB", "ADJ"}:
            yield from _claim_promised(parties, row)
    yield from _claim_loves(parties)


def _claim_joined_titles(parties: Parties, row: int) -> Iterator[Claim]:
    """*Mr. and Mrs. Weston*."""
    words = parties.words
    signs = [at for at in range(row, min(row + 6, len(words))) if words.forms[at] != "."]
    forms = [words.forms[at].rstrip(".") for at in signs[:3]]
    if len(signs) < len(("mr", "and", "mrs", "weston")) or forms[1:] != ["and", "mrs"]:
        return
    mention = parties.places.by_head.get(signs[3])
    one = mention.entity if mention else None
    other = parties.surnames.namesakes.get(one or "")
    if one and other:
        wife, man = (one, other) if parties.genders.get(one) == "f" else (other, one)
        yield Claim(
            wife, RelationKind.SPOUSE, man, Ground.TOLD, words.starts[row], words.ends[signs[3]],
            _SHARING, is_by_name=True,
        )  # fmt: skip


def _claim_promised(parties: Parties, row: int) -> Iterator[Claim]:
    """*Ada was married to Ben*, *Ada and Ben were engaged*."""
    words = parties.words
    verb = verb_before(parties, row - 1, _GETTING)
    if verb is None or not is_asserted(parties, verb):
        return
    if words.forms[row + 1 : row + 2] == ["to"]:
        one, other = subject_at(parties, verb.subject), object_after(parties, row + 1)
        pair = (one, other) if one and other else None
    else:
        is_last = row + 1 == words.unit_end(row) or words.upos[row + 1] in _CLOSING
        pair = pair_before(parties, verb.subject) if is_last else None
    if pair is None or not _may_pair(parties, *pair):
        return
    one, other = pair
    yield Claim(
        one.entity, _PROMISED[words.forms[row]], other.entity, Ground.TOLD,
        words.starts[row], words.ends[row], one.weight * other.weight,
        is_former=is_over(verb) and "once" in verb.words, is_by_name=other.is_named,
    )  # fmt: skip


def _may_pair(parties: Parties, one: Party, other: Party) -> bool:
    """*I am engaged to Miss Tilney*, says Catherine: for a walk."""
    genders = [parties.genders.get(party.entity) for party in (one, other)]
    return one.entity != other.entity and (genders[0] != genders[1] or None in genders)


def _claim_loves(parties: Parties) -> Iterator[Claim]:
    """Two who love each other; one who loves alone is nothing to the other."""
    loves = {(one, other): claim for one, other, claim in _list_loves(parties)}
    yield from (claim for (one, other), claim in loves.items() if (other, one) in loves)


def _list_loves(parties: Parties) -> Iterator[tuple[str, str, Claim]]:
    words = parties.words
    for row, form in enumerate(words.forms):
        if form not in _LOVES:
            continue
        if words.forms[row - 1 : row] == ["in"] and words.forms[row + 1 : row + 2] == ["with"]:
            verb, at = verb_before(parties, row - 2, _FALLING), row + 1
        elif words.upos[row] == "VERB":
            verb, at = verb_before(parties, row, _LOVES), row
        else:
            continue
        if verb is None or not is_asserted(parties, verb):
            continue
        one, other = subject_at(parties, verb.subject), object_after(parties, at)
        if one and other and one.entity != other.entity:
            weight = _LOVING * min(one.weight, other.weight)
            yield one.entity, other.entity, Claim(
                one.entity, RelationKind.LOVER, other.entity, Ground.TOLD,
                words.starts[row], words.ends[row], weight,
            )  # fmt: skip
