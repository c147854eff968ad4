"""Roles: the offices and trades that people hold, by titles, nouns and statements."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from fabula.interpret.relating.offices import OFFICES, TITLED
from fabula.interpret.relating.owned_nouns import find_named, read_noun
from fabula.interpret.relating.parties import Parties, Party
from fabula.interpret.relating.predicates import BEING, is_asserted, subject_at, verb_before
from fabula.records import Role

_MAX_EVIDENCE: Final = 20
_LEAST_SHARE: Final = 0.05
"""Who is so seldom called a thing, for all that is told of him, is called so by a slip."""

_MANY: Final = 60
_INDEFINITE: Final = frozenset({"a", "an", "some", "any", "no", "another", "every", "each"})


def list_roles(parties: Parties, cast: Collection[str]) -> list[Role]:
    """The roles of the cast, in the order in which they are first shown."""
    places: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for who, name, row in _find_roles(parties):
        if who in cast:
            start = parties.words.starts[row]
            places[who, name].append((start, start + len(parties.words.forms[row])))
    roles = [
        Role(who, name, len(spans), spans[0][0], tuple(spans[:_MAX_EVIDENCE]))
        for (who, name), spans in places.items()
        if _is_frequent(parties.n_mentions[who], len(spans))
    ]
    return sorted(roles, key=lambda role: (role.first_start, role.who, role.name))


def _is_frequent(n_mentions: int, n_shown: int) -> bool:
    return n_mentions < _MANY or n_shown > 1 or n_shown >= _LEAST_SHARE * n_mentions


def _find_roles(parties: Parties) -> Iterator[tuple[str, str, int]]:
    """Who, which role, and at which word."""
    words = parties.words
    for row, form in enumerate(words.forms):
        title = TITLED.get(form.rstrip("."))
        if title and (who := _titled_at(parties, row)):
            yield who, title, row
        elif form in OFFICES and words.upos[row] in {"NOUN", "PROPN"} and not _names(parties, row):
            found = _holder_at(parties, row)
            if found is not None:
                yield found.entity, form, row


def _names(parties: Parties, row: int) -> bool:
    """Whether a word is of a name: Miss Smith is no smith."""
    mention = parties.places.by_head.get(row)
    return mention is not None and mention.form == "PROP"


def _titled_at(parties: Parties, row: int) -> str | None:
    """Whose name a title opens: *Dr. Aldana*, not *the doctor*."""
    words, after = parties.words, row + 1
    if not parties.content[words.starts[row]].isupper():
        return None
    after += after < len(words) and words.forms[after] == "."
    mention = parties.places.by_head.get(after)
    if mention is None or mention.form != "PROP" or mention.category != "PER":
        return None
    return mention.entity if mention.start <= words.starts[row] else None


def _holder_at(parties: Parties, row: int) -> Party | None:
    """Who a noun says somebody is: *the doctor*, *Ben, the smith,*, *she was a nurse*."""
    noun = read_noun(parties, row)
    if noun is None or noun.is_former:
        return None
    words, before = parties.words, noun.first - 1
    if before >= words.unit_start(row):
        if words.forms[before] in {"as", "like", "than", "such"}:
            return None
        verb = verb_before(parties, before, BEING)
        if verb is not None:
            return subject_at(parties, verb.subject) if is_asserted(parties, verb) else None
    if words.forms[noun.first] in _INDEFINITE:
        return None
    return find_named(parties, noun)
