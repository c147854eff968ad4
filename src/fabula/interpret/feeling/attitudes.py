"""Wants, beliefs and intentions as they are reported: the word, whose, and what is wanted."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.feeling.states import judge_state, read_state, tell_in
from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.participants import find_subject
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Attitude, Standing

_VERBS: Final = {
    **dict.fromkeys(word_set("want wish hope desire long crave"), "want"),
    **dict.fromkeys(
        word_set("believe think suppose guess expect reckon imagine fancy suspect presume"),
        "belief",
    ),
    **dict.fromkeys(word_set("intend plan decide resolve determine mean"), "intention"),
}
"""Verbs that report an attitude, by dictionary form."""

_ADJECTIVES: Final = {
    **dict.fromkeys(word_set("sure certain convinced positive"), "belief"),
    **dict.fromkeys(word_set("determined resolved"), "intention"),
    **dict.fromkeys(word_set("eager anxious"), "want"),
}
"""Adjectives that do so before *that*, *to* or a clause."""

_LIKING: Final = word_set("would should 'd")
_WILL: Final = word_set("will 'll shall would 'd")
_SENT_WISHES: Final = word_set("good joy luck merry happy well")
_ENDS: Final = word_set('. ! ? ; : — – ” "')
_OPENERS: Final = frozenset({"PRON", "PROPN", "DET", "ADJ", "NOUN", "VERB", "AUX", "ADV", "NUM"})
_MAX_WORDS: Final = 40
"""A longer content is cut."""


def list_attitudes(telling: Telling) -> list[Attitude]:
    """All attitudes in order."""
    words, clauses = telling.words, telling.setting.clauses
    found = [*_list_adjectives(telling)]
    for row, clause in clauses.items():
        if kind := _kind_of(words, clause):
            found.append(_describe(telling, row, row, clause, kind))
        elif (modal := _find_modal(telling, clause)) >= 0:
            found.append(_describe(telling, modal, row, clause, "intention"))
    kept = (attitude for attitude in found if attitude is not None)
    return sorted(kept, key=lambda attitude: attitude.start)


def _list_adjectives(telling: Telling) -> Iterator[Attitude | None]:
    """*Sure that*, *determined to*."""
    words = telling.words
    for row, form in enumerate(words.forms):
        kind = _ADJECTIVES.get(form)
        if kind and row + 1 < words.unit_end(row) and row not in telling.setting.clauses:
            state = read_state(telling, row)
            is_open = words.forms[row + 1] in {"that", "to"} or words.upos[row + 1] == "PRON"
            if is_open and state.is_own and state.clause is not None:
                yield _describe(telling, row, row, state.clause, kind)


def _kind_of(words: Words, clause: Clause) -> str:
    """The attitude that a verb reports in its place, or ""."""
    row, lemma = clause.row, words.lemmas[clause.row]
    after = words.forms[row + 1 : min(row + 4, words.unit_end(row))]
    following = after[0] if after else ""
    if lemma == "like":
        is_wish = not _LIKING.isdisjoint(clause.helpers)
        return "want" if is_wish and words.xpos[row] in {"VB", "VBN"} else ""
    kind = _VERBS.get(lemma, "")
    if lemma in {"mean", "long", "plan"} and following != "to":
        return ""
    if lemma == "wish" and not _SENT_WISHES.isdisjoint(after[1:]):
        return ""
    return "" if kind == "belief" and following in {"of", "about", "over"} else kind


def _find_modal(telling: Telling, clause: Clause) -> int:
    """The *will* or *would* of what the teller or somebody in thought intends; or -1.

    In a line *I will* is an act of speech, and the event itself is told as planned.
    """
    words, row = telling.words, clause.row
    if words.line[row] >= 0 or _WILL.isdisjoint(clause.helpers) or "have" in clause.helpers:
        return -1
    is_teller = clause.subject >= 0 and words.forms[clause.subject] in {"i", "we"}
    is_will = not {"will", "'ll", "shall"}.isdisjoint(clause.helpers)
    is_planned = telling.setting.standings[row] is Standing.PLANNED
    if not (is_planned or (is_teller and is_will)):
        return -1
    rows = range(row - 1, clause.first - 1, -1)
    return next((at for at in rows if words.forms[at] in _WILL), -1)


def _describe(telling: Telling, row: int, verb: int, clause: Clause, kind: str) -> Attitude | None:
    """The attitude that a word reports, or None where it has no content."""
    words = telling.words
    content = _find_content(words, row, clause)
    if content is None:
        return None
    subject = find_subject(telling.case_of(clause), telling.places)
    standing = judge_state(telling, verb, clause)
    if row != verb or words.lemmas[row] == "like":
        # What is intended or liked has not happened; that it is intended has.
        standing = Standing.HAPPENED
    return Attitude(
        words.starts[row],
        words.ends[row],
        kind,
        telling.places.entity_at(subject) if subject >= 0 else None,
        *content,
        standing,
        tell_in(telling, verb, clause),
    )


def _find_content(words: Words, row: int, clause: Clause) -> tuple[int, int] | None:
    """What follows up to the end of its clause; of *He is gone, I think* what comes before."""
    first, end = row + 1, words.unit_end(row)
    if first < end and words.forms[first] in {"up", "out", ",", ":"}:
        first += 1
    if first < end and words.forms[first] == "that":
        first += 1
    if first < end and words.upos[first] in _OPENERS | {"PART", "SCONJ"}:
        return words.starts[first], words.ends[_last_of_clause(words, first)]
    low = words.unit_start(row)
    last = clause.first - 1
    while last > low and words.upos[last] == "PUNCT":
        last -= 1
    is_before = last > low and clause.connector == ""
    return (words.starts[low], words.ends[last]) if is_before else None


def _last_of_clause(words: Words, first: int) -> int:
    """The last word before a sign that ends the clause, or before *, and*."""
    end = min(words.unit_end(first), first + _MAX_WORDS)
    for at in range(first, end):
        is_joined = words.forms[at] == "," and words.forms[at + 1 : at + 2] in (["and"], ["but"])
        if words.forms[at] in _ENDS or is_joined:
            return max(first, at - 1)
    return end - 1
