"""What nouns of relation state: *his wife*, *she was Ben's aunt*, *Ada had a son*."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.owned_nouns import OwnedNoun, find_named, read_noun
from fabula.interpret.relating.parties import Parties, Party
from fabula.interpret.relating.predicates import (
    BEING,
    is_asserted,
    is_empty,
    is_over,
    pair_before,
    subject_at,
    verb_before,
)
from fabula.interpret.relating.ties import CALLED_BARE, PLURALS, TIES, Tie
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Ground, RelationKind

_COMPARING: Final = word_set("as like than such no any every some without for")
"""Before *a brother*, *his wife*: no statement that somebody is one."""

_GETTING: Final = word_set("have has had having 've buried lost bore raised left got")
_ENDING: Final = word_set("buried lost")
_COUNTS: Final = word_set("a an one two three four five another several")
_MODALS: Final = word_set("would should might 'd")
_BARE_IN_LINE: Final = 0.7
_BARE_KIN: Final = 0.56
"""Anybody is *granny* once."""


def list_statements(parties: Parties) -> Iterator[Claim]:
    """The claims of all nouns of relation, in order."""
    having: dict[int, tuple[Party, bool]] = {}
    for row, form in enumerate(parties.words.forms):
        tie = TIES.get(form)
        if tie is None or parties.words.upos[row] not in {"NOUN", "PROPN"}:
            continue
        noun = read_noun(parties, row)
        if noun is None or _is_title(parties, noun):
            continue
        if noun.owner is not None:
            yield from _claim_owned(parties, noun, tie)
        elif noun.first == row and form in CALLED_BARE:
            yield from _claim_bare(parties, row, tie)
        elif form in PLURALS and tie.kind is not RelationKind.PARENT:
            yield from _claim_joined(parties, noun, tie)
        if noun.owner is None:
            yield from _claim_had(parties, noun, tie, having)


def _is_title(parties: Parties, noun: OwnedNoun) -> bool:
    """*The Poisoner's Daughter*, *Our Father*: a capital behind an owner."""
    start = parties.words.starts[noun.row]
    return noun.first < noun.row and parties.content[start].isupper()


def _claim_owned(parties: Parties, noun: OwnedNoun, tie: Tie) -> Iterator[Claim]:
    words, before = parties.words, noun.first - 1
    is_inside = before >= words.unit_start(noun.row)
    if is_inside and words.forms[before] in _COMPARING - {"no", "for", "without"}:
        return
    if words.forms[noun.first] == "my" and _calls(parties, noun) and tie in _CALLS:
        return
    if _is_supposed(parties, noun) or _is_asked(parties, noun):
        return
    verb = verb_before(parties, before, BEING) if is_inside else None
    is_former = noun.is_former
    named = find_named(parties, noun)
    if verb is not None:
        if not is_asserted(parties, verb):
            return
        is_former = is_former or is_over(verb)
        if not is_empty(parties, verb.subject):
            named = subject_at(parties, verb.subject)
    if named is not None and noun.owner is not None:
        yield from _make(parties, (named, noun.owner), noun, tie, is_former=is_former)


def _is_supposed(parties: Parties, noun: OwnedNoun) -> bool:
    """*His wife would give dinners*: there may be none."""
    after = noun.row + 1
    is_open = after < parties.words.unit_end(noun.row)
    return is_open and parties.words.forms[after] in _MODALS


def _is_asked(parties: Parties, noun: OwnedNoun) -> bool:
    """*Was Ada his wife?*"""
    words = parties.words
    low, end = words.unit_start(noun.row), words.unit_end(noun.row)
    low += words.upos[low] == "PUNCT"
    is_question = words.forms[low] in BEING and "?" in words.forms[max(low, end - 2) : end]
    return is_question and noun.row + 1 < end and words.upos[noun.row + 1] == "PUNCT"


def _calls(parties: Parties, noun: OwnedNoun) -> bool:
    """*My friend*, *my child* between signs: what anybody may be called."""
    words, before, after = parties.words, noun.first - 1, noun.row + 1
    opens = before < words.unit_start(noun.row) or words.upos[before] in {"PUNCT", "INTJ"}
    closes = after >= words.unit_end(noun.row) or words.upos[after] == "PUNCT"
    return parties.line_at(noun.row) is not None and opens and closes


def _claim_bare(parties: Parties, row: int, tie: Tie) -> Iterator[Claim]:
    """*I told Dad*, *Good night, Mamma*: the parent of whoever says so."""
    words = parties.words
    voice, line = parties.voice_at(row), parties.line_at(row)
    start, end = words.starts[row], words.starts[row] + len(words.forms[row])
    is_name = parties.content[start].isupper() or line is not None
    is_titled = row + 1 < len(words) and words.upos[row + 1] == "PROPN"
    if voice is None or not is_name or is_titled or _is_ruled(parties, row):
        return
    is_called = line is not None and _is_set_off(parties, row)
    named = parties.hearer_at(row) if is_called else parties.party_at(row)
    if named is None or named.entity == voice.entity or not _may_be(parties, named, tie):
        return
    in_line = _BARE_KIN if tie.kind is RelationKind.KIN else _BARE_IN_LINE
    weight = voice.weight * in_line if line else voice.weight
    ground = Ground.CALLED if is_called else Ground.TOLD
    yield Claim(
        named.entity, tie.kind, voice.entity, ground, start, end, weight,
        who_term=words.forms[row], who_gender=tie.gender,
    )  # fmt: skip


def _may_be(parties: Parties, named: Party, tie: Tie) -> bool:
    """Nobody's pronouns speak against a word: no *she* is a father."""
    return not tie.gender or parties.genders.get(named.entity, tie.gender) == tie.gender


def _is_ruled(parties: Parties, row: int) -> bool:
    """A word before it makes it a common noun: *a mother*, *every father*."""
    words, before = parties.words, row - 1
    if before < words.unit_start(row):
        return False
    return words.upos[before] in {"DET", "ADJ", "NUM", "NOUN"} and words.forms[before] != "dear"


def _is_set_off(parties: Parties, row: int) -> bool:
    """Signs on both sides, as round whom a line calls."""
    words = parties.words
    before = row - (words.forms[row - 1] == "dear") - 1
    opens = before < words.unit_start(row) or words.upos[before] in {"PUNCT", "INTJ"}
    return opens and row + 1 < len(words) and words.upos[row + 1] == "PUNCT"


def _claim_joined(parties: Parties, noun: OwnedNoun, tie: Tie) -> Iterator[Claim]:
    """*Ada and Ben were cousins*."""
    verb = verb_before(parties, noun.first - 1, BEING)
    if verb is None or not is_asserted(parties, verb) or verb.subject < 2:
        return
    pair = pair_before(parties, verb.subject)
    if pair is not None:
        yield from _make(parties, pair, noun, tie, is_former=is_over(verb))


def _claim_had(
    parties: Parties, noun: OwnedNoun, tie: Tie, having: dict[int, tuple[Party, bool]]
) -> Iterator[Claim]:
    """*Ada had a son*, *he had buried a wife and two sons*."""
    words, row = parties.words, noun.row
    before = noun.first - 1
    opener = words.forms[noun.first]
    if opener not in _COUNTS and words.forms[before] not in _COUNTS:
        return
    before -= opener not in _COUNTS
    if before < words.unit_start(row):
        return
    if words.forms[before] == "and" and before - 1 in having:
        owner, is_past = having[before - 1]
    else:
        verb = verb_before(parties, before, _GETTING)
        if verb is None or not is_asserted(parties, verb):
            return
        found = subject_at(parties, verb.subject)
        if found is None:
            return
        owner, is_past = found, not _ENDING.isdisjoint(verb.words)
    named = find_named(parties, noun)
    if named is not None:
        having[row] = owner, is_past
        yield from _make(parties, (named, owner), noun, tie, is_former=is_past or noun.is_former)


def _make(
    parties: Parties, pair: tuple[Party, Party], noun: OwnedNoun, tie: Tie, *, is_former: bool
) -> Iterator[Claim]:
    """The claim that one is the noun of the other."""
    named, owner = pair
    words = parties.words
    if named.entity == owner.entity or not _may_be(parties, named, tie):
        return
    if tie.kind is RelationKind.SUPERIOR and words.forms[noun.row + 1 : noun.row + 2] == ["of"]:
        return  # the master of the house is nobody's
    form = words.forms[noun.row]
    start = words.starts[noun.first]
    is_over = (is_former or tie.is_former) and tie.kind not in _FOR_LIFE
    claim = Claim(
        named.entity, tie.kind, owner.entity, Ground.TOLD, start,
        words.starts[noun.row] + len(form), named.weight * owner.weight * tie.certainty,
        who_term=form, is_former=is_over, is_by_name=owner.is_named,
        pronoun=owner.entity if owner.is_third else "", who_gender=tie.gender,
    )  # fmt: skip
    yield claim.turned if tie.is_of_owner else claim


_CALLS: Final = frozenset(TIES[word] for word in ("friend", "child", "son", "daughter"))
_FOR_LIFE: Final = frozenset(
    {RelationKind.PARENT, RelationKind.STEP_PARENT, RelationKind.SIBLING, RelationKind.KIN}
)
