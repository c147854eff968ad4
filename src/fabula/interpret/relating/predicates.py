"""Verbs before a noun: *was* her brother, *had been* his nurse, *had* a son."""

from dataclasses import dataclass
from typing import Final

from fabula.interpret.relating.parties import Parties, Party
from fabula.interpret.wording.word_lists import word_set

BEING: Final = word_set("am is are was were be been being 're 'm 's become became becoming")
_HELPERS: Final = word_set("have has had 've 'd")
_DENYING: Final = word_set(
    "not n't never hardly neither nor no longer would could should might may must will shall ought"
)
_SUPPOSING: Final = word_set("if whether as though wish wished suppose supposing unless")
_BETWEEN: Final = word_set(
    "always still once also only really indeed now yet even already then just certainly n't not "
    "never hardly no longer would could should might may must will shall ought to"
)
_MAX_VERB_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb before a noun.

    Attributes:
        subject: row of the word before the verb and its helpers.
        words: the verb and its helpers.
    """

    subject: int
    words: frozenset[str]


def verb_before(parties: Parties, at: int, verbs: frozenset[str]) -> Verb | None:
    """The verb that ends right before a phrase, adverbs aside."""
    words, low = parties.words, parties.words.unit_start(max(at, 0))
    seen: list[str] = []
    is_found = False
    while at >= low and len(seen) < _MAX_VERB_WORDS:
        form = words.forms[at]
        if not is_found and form in verbs:
            is_found = True
        elif form not in _BETWEEN and form not in BEING and form not in _HELPERS:
            break
        seen.append(form)
        at -= 1
    return Verb(at, frozenset(seen)) if is_found else None


def is_asserted(parties: Parties, verb: Verb) -> bool:
    """Neither denied nor supposed nor asked."""
    words, at = parties.words, max(verb.subject, 0)
    low, end = words.unit_start(at), words.unit_end(at)
    if not _DENYING.isdisjoint(verb.words) or words.forms[end - 1] == "?":
        return False
    if verb.subject < low:
        return False  # *Was he her brother*, *Be my wife*
    return _SUPPOSING.isdisjoint(words.forms[max(low, at - 3) : at])


def is_over(verb: Verb) -> bool:
    """*Had been* her nurse, *was once* his friend."""
    is_past = "been" in verb.words and not verb.words.isdisjoint({"had", "'d"})
    return is_past or "once" in verb.words


def is_empty(parties: Parties, at: int) -> bool:
    """Whether a subject means nobody itself: *it was my brother*, *there is his wife*."""
    words = parties.words
    is_person = words.upos[at] in {"PRON", "PROPN", "NOUN"}
    return not is_person or words.forms[at] in {"it", "that", "this", "there", "here", "what"}


def subject_at(parties: Parties, at: int) -> Party | None:
    """Whom a subject means; *who* is the one before it."""
    words, low = parties.words, parties.words.unit_start(at)
    if words.forms[at] in {"who", "that"} and at > low:
        at -= 1
        at -= words.forms[at] == "," and at > low
    return parties.party_at(at)


def object_after(parties: Parties, at: int) -> Party | None:
    """Whom the phrase right behind a word means."""
    words, first = parties.words, at + 1
    if first >= len(words) or words.unit[first] != words.unit[at]:
        return None
    mention, last = parties.places.by_first.get(first, (None, first))
    heads = (row for row in range(first, last + 1) if parties.places.by_head.get(row) is mention)
    head = next(heads, None) if mention else None
    return parties.party_at(head) if head is not None else None


def pair_before(parties: Parties, second: int) -> tuple[Party, Party] | None:
    """The two of *Ada and Ben were*, by the last word of them."""
    words, at = parties.words, second
    mention = parties.places.by_head.get(second)
    while mention and words.starts[at] > mention.start:
        at -= 1
    first = at - 2
    is_joined = mention is not None and first >= 0 and words.forms[at - 1] == "and"
    if not is_joined or words.unit[first] != words.unit[second]:
        return None
    one, other = parties.party_at(first), parties.party_at(second)
    return (one, other) if one and other else None
