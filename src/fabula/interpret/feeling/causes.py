"""Toward whom a feeling goes, and the words that tell why."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.feeling.emotion_words import STIRRING
from fabula.interpret.feeling.states import State, is_stirring
from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set

_TOWARD: Final = word_set("at of toward towards for with against to by")
"""Before whom it is felt toward."""

_WHY: Final = word_set("at of by over about with from")
"""Before a thing that is the reason."""

_BECAUSE: Final = word_set("because that since when lest")
"""Before a clause that is the reason."""

_ENDS: Final = word_set('. ! ? ; : — ” "')
_REACH: Final = 5
_MAX_WORDS: Final = 25


def find_targets(telling: Telling, state: State) -> tuple[str, ...]:
    """Ids of those whom it is felt toward: an object, after *at* and the like, who stirs it."""
    words, places, row = telling.words, telling.places, state.row
    found = []
    is_verb = row in telling.setting.clauses
    clause = state.clause
    if is_stirring(telling, state) and clause and clause.subject >= 0:
        found.append(places.entity_at(clause.subject))
    preposition = "" if not is_verb or words.lemmas[row] in STIRRING else "object"
    for at in _after(words, row):
        if words.upos[at] == "ADP":
            preposition = words.forms[at]
        elif at in places.by_first:
            mention, last = places.by_first[at]
            is_owner = words.xpos[last] == "PRP$" or words.forms[last + 1 : last + 2] == ["'s"]
            is_person = mention.category == "PER" and not is_owner
            if is_person and (preposition == "object" or preposition in _TOWARD):
                found.append(mention.entity)
            break
    return tuple(dict.fromkeys(name for name in found if name))


def find_causes(telling: Telling, state: State) -> tuple[tuple[int, int], ...]:
    """The words that tell why: a clause after *because* or *that*, a thing after *at* or *of*."""
    words = telling.words
    for at in _after(words, state.row):
        if _is_because(words, at) and _opens_clause(telling, at):
            return _span(words, at + 1, _end_of_clause(words, at + 1))
        if words.forms[at] in _WHY and _names_thing(telling, at + 1):
            return _span(words, at + 1, _end_of_phrase(words, at + 1))
    return _find_stirring(telling, state)


def _find_stirring(telling: Telling, state: State) -> tuple[tuple[int, int], ...]:
    """*The noise frightened her*: a subject that is nobody."""
    words, clause = telling.words, state.clause
    if clause is None or not is_stirring(telling, state):
        return ()
    subject = clause.subject
    if not clause.first <= subject < state.row or words.upos[subject] != "NOUN":
        return ()
    mention = telling.places.by_head.get(subject)
    if mention is not None and mention.category == "PER":
        return ()
    return _span(words, clause.first, subject + 1)


def _after(words: Words, row: int) -> Iterator[int]:
    """The few words after one, up to a sign that ends what is said of it."""
    for at in range(row + 1, min(row + 1 + _REACH, words.unit_end(row))):
        if words.forms[at] in _ENDS:
            return
        yield at


def _is_because(words: Words, at: int) -> bool:
    """*For* is one after a comma: *glad, for it was late*, but *angry for a week*."""
    is_for = words.forms[at] == "for" and words.forms[at - 1] == ","
    return is_for or words.forms[at] in _BECAUSE


def _opens_clause(telling: Telling, at: int) -> bool:
    """Whether a verb comes soon: *for* and *when* may open less."""
    words = telling.words
    end = min(at + 8, words.unit_end(at))
    return any(_has_subject(telling.setting.clauses.get(row), at) for row in range(at + 1, end))


def _has_subject(clause: Clause | None, at: int) -> bool:
    return clause is not None and clause.subject > at


def _names_thing(telling: Telling, at: int) -> bool:
    """Whether no person is named right there, and something is."""
    words = telling.words
    if at >= words.unit_end(at - 1):
        return False
    if at in telling.places.by_first:
        mention, last = telling.places.by_first[at]
        is_owner = words.xpos[last] == "PRP$" or words.forms[last + 1 : last + 2] == ["'s"]
        return is_owner or mention.category != "PER"
    return words.upos[at] in {"DET", "ADJ", "NOUN", "VERB", "NUM"}


def _end_of_clause(words: Words, first: int) -> int:
    end = min(words.unit_end(first - 1), first + _MAX_WORDS)
    return next((at for at in range(first, end) if words.forms[at] in _ENDS), end)


def _end_of_phrase(words: Words, first: int) -> int:
    """Up to the next sign or conjunction."""
    end = min(words.unit_end(first - 1), first + _MAX_WORDS)
    stops = (at for at in range(first, end) if words.upos[at] in {"PUNCT", "CCONJ", "SCONJ"})
    return next(stops, end)


def _span(words: Words, first: int, end: int) -> tuple[tuple[int, int], ...]:
    return ((words.starts[first], words.ends[end - 1]),) if end > first else ()
