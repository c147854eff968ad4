"""Nouns of relation as they stand: whose they are, and whom they name."""

from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.relating.parties import Parties, Party
from fabula.interpret.wording.function_words import GENITIVES, PRONOUNS
from fabula.interpret.wording.word_lists import word_set

_OWNERS: Final = word_set("my your his her our thy mine thine whose")
_INNER: Final = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
_MAX_INNER: Final = 4
"""At most so many words stand between owner and noun: *his poor dear old mother*."""

_DENYING: Final = word_set(
    "future intended would-be foster adopted adoptive god so-called other grand great in-law"
)
"""Before a noun they make it another one, or none."""

_OVER: Final = word_set("late former first ex dead deceased old-time onetime erstwhile divorced")
_CLOSERS: Final = word_set(", . ; : ! ? — – - )")
OWN_WEIGHT: Final = 0.95
_LINKED: Final = 0.8
_LINKED_NEW: Final = 0.4
_FEW_MENTIONS: Final = 4
_BOUND: Final = 0.6
_TOLD_BEFORE: Final = 0.75
_AFTERTHOUGHT: Final = 20
_OPENERS: Final = word_set(". ! ? “ \" ‘ ' —")
_MAX_GAP: Final = 4
"""How far behind a noun the name may follow: *his nephew with him, Kit,*."""


@dataclass(frozen=True, slots=True)
class OwnedNoun:
    """A noun of relation with its owner.

    Attributes:
        row: the noun.
        first: the first row of its phrase, the owner's included.
        owner: whose it is; None where it is nobody's in particular.
        is_former: a word before it says that it is over: *late*, *former*.
    """

    row: int
    first: int
    owner: Party | None
    is_former: bool


def read_noun(parties: Parties, row: int) -> OwnedNoun | None:
    """Read a noun of relation, or None where words before it make it something else."""
    words = parties.words
    low, at = words.unit_start(row), row - 1
    while at >= low and row - at <= _MAX_INNER and _is_inner(parties, at):
        at -= 1
    inner = set(words.forms[at + 1 : row])
    if not inner.isdisjoint(_DENYING) or (row + 1 < len(words) and words.forms[row + 1] == "-"):
        return None
    is_former = not inner.isdisjoint(_OVER)
    if at >= low and words.forms[at] in _OWNERS:
        return OwnedNoun(row, at, _possessor(parties, at, row), is_former)
    if at > low and words.forms[at] in GENITIVES:
        return OwnedNoun(row, _first_of(parties, at - 1), parties.party_at(at - 1), is_former)
    first = at if at >= low and words.upos[at] == "DET" else at + 1
    return OwnedNoun(row, first, _owner_behind(parties, row), is_former)


def _is_inner(parties: Parties, at: int) -> bool:
    words = parties.words
    is_owner = words.forms[at] in GENITIVES or words.forms[at] in _OWNERS
    return words.upos[at] in _INNER and not is_owner


def _possessor(parties: Parties, at: int, row: int) -> Party | None:
    """*My*, *her*; *our* father is the father of who says it."""
    if parties.words.forms[at] == "our":
        return parties.voice_at(at)
    found, subject = parties.party_at(at), _subject_of(parties, at, row)
    is_free = subject is None or (found is not None and found.entity == subject.entity)
    return found if is_free else subject


def _subject_of(parties: Parties, at: int, row: int) -> Party | None:
    """*Ada told her husband*: the name that does it is whose he is."""
    words, verb = parties.words, parties.words.heads[row]
    gender = PRONOUNS.get(words.forms[at], ("", "", ""))[2]
    is_object = words.relations[row].split(":")[0] in {"obj", "obl", "iobj"}
    if not is_object or not gender or verb < 0 or words.upos[verb] != "VERB":
        return None
    named = parties.party_at(row)
    if named is None or parties.n_mentions[named.entity] > _FEW_MENTIONS:
        return None  # he is somebody's already
    for child in words.children(verb):
        if child < at and words.relations[child] == "nsubj" and words.upos[child] == "PROPN":
            found = parties.party_at(child)
            fits = found is not None and parties.genders.get(found.entity, gender) == gender
            return replace(found, weight=_BOUND, is_named=False) if found and fits else None
    return None


def _first_of(parties: Parties, head: int) -> int:
    """The first row of the phrase that a word is the head of."""
    mention = parties.places.by_head.get(head)
    first = head
    while mention and first > 0 and parties.words.starts[first - 1] >= mention.start:
        first -= 1
    return first


def _owner_behind(parties: Parties, row: int) -> Party | None:
    """*The brother of Ada*."""
    words = parties.words
    if row + 2 >= words.unit_end(row) or words.forms[row + 1] != "of":
        return None
    if row + 2 not in parties.places.by_first:
        return None
    mention, last = parties.places.by_first[row + 2]
    return parties.party_of(mention, last if mention.form == "PRON" else row + 2)


def find_named(parties: Parties, noun: OwnedNoun) -> Party | None:
    """Whom a noun names: the name beside it, else whom its phrase means.

    *His wife, Pauline,* and *my sister Jane* are Pauline and Jane; so is Kit *the nephew* of *Kit,
    my nephew,*.
    """
    return (
        _name_after(parties, noun.row)
        or _name_before(parties, noun)
        or _told_before(parties, noun)
        or _own(parties, noun)
    )


def _own(parties: Parties, noun: OwnedNoun) -> Party | None:
    """Whom the phrase itself means.

    Nobody named: then whoever it is that is so called. A name is as sure as linking, and *a
    friend of hers* hardly takes up anybody.
    """
    found = parties.party_at(noun.row)
    if found is None or found.entity not in parties.named:
        return Party(found.entity, OWN_WEIGHT) if found else None
    is_new = parties.words.forms[noun.first] in {"a", "an", "another", "some"}
    return Party(found.entity, _LINKED_NEW if is_new else _LINKED)


def _told_before(parties: Parties, noun: OwnedNoun) -> Party | None:
    """*He begged me. Your brother.*: alone in its sentence it tells who was meant before."""
    words, line = parties.words, parties.line_at(noun.row)
    first, after = noun.first, noun.row + 1
    is_alone = after < len(words) and words.forms[after] in {".", "!"}
    if line is None or not is_alone or words.forms[first - 1] not in _OPENERS:
        return None
    for at in range(first - 1, max(first - _AFTERTHOUGHT, -1), -1):
        before = parties.line_at(at)
        if words.forms[at] in {"he", "she"} and before and before.speaker == line.speaker:
            found = parties.party_at(at)
            is_named = found is not None and found.entity in parties.named
            return Party(found.entity, _TOLD_BEFORE) if found and is_named else None
    return None


def _name_after(parties: Parties, row: int) -> Party | None:
    words, end = parties.words, parties.words.unit_end(row)
    if row + 1 < end and words.upos[row + 1] == "PROPN":
        return _name_at(parties, row + 1)
    for at in range(row + 1, min(row + _MAX_GAP, end - 1)):
        if words.forms[at] == ",":
            is_beside = at == row + 1 or words.heads[at + 1] == row
            return _apposed(parties, at + 1) if is_beside else None
        if words.upos[at] not in {"ADP", "PRON"}:
            return None
    return None


def _apposed(parties: Parties, at: int) -> Party | None:
    """A name between signs: not the first of several, nor one that is called in a line."""
    words = parties.words
    mention = parties.places.by_head.get(at)
    if mention is None or words.upos[at] != "PROPN" or parties.line_at(at):
        return None
    after = at + 1
    while after < len(words) and words.upos[after] == "PROPN":
        after += 1
    closing = words.forms[after : after + 2]
    closes = bool(closing) and closing[0] in _CLOSERS and "and" not in closing
    return _name_at(parties, at) if closes else None


def _name_at(parties: Parties, at: int) -> Party | None:
    mention = parties.places.by_head.get(at)
    if mention is None or mention.form != "PROP" or mention.category != "PER":
        return None
    return parties.party_of(mention, at)


def _name_before(parties: Parties, noun: OwnedNoun) -> Party | None:
    """*Pauline, his wife,*."""
    words, at = parties.words, noun.first - 1
    if at <= words.unit_start(noun.row) or words.forms[at] != ",":
        return None
    after = noun.row + 1
    if after < words.unit_end(noun.row) and words.forms[after] not in _CLOSERS | {"of"}:
        return None
    hangs = words.heads[noun.row] in range(_first_of(parties, at - 1), at)
    return _name_at(parties, at - 1) if hangs else None
