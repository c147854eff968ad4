"""What becomes of somebody by what happens: who dies, where they go, what they are given."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.checking.statements import Ledger, Statement
from fabula.interpret.noting.figures_of_speech import is_figurative, is_hyperbole
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Fact, FactKind, Standing

_DEATHS: Final = {
    "die": "died",
    "drown": "drowned",
    "perish": "perished",
    "expire": "died",
}
_KILLED: Final = {
    "kill": "killed",
    "murder": "murdered",
    "hang": "hanged",
    "behead": "beheaded",
    "execute": "executed",
    "bury": "buried",
    "slay": "slain",
}
_NEARLY: Final = word_set("half nearly almost to being")
_KIN: Final = word_set(
    "wife husband son daughter child mother father brother sister grave churchyard"
)

_MOVES: Final = word_set("go come return arrive move travel sail leave flee retire emigrate")
_GIVES: Final = word_set("give hand")
_THINGS: Final = word_set(
    """
    watch ring key knife letter book money coat gun sword box flower rose purse coin pistol rifle
    locket necklace picture photograph portrait paper parcel bag horse dog map hat shawl umbrella
    candle lamp lantern revolver shilling guinea sovereign pound dollar cheque check ticket card
    bible diary notebook bottle cup glass handkerchief brooch bracelet chain pin pipe stick cane
    """
)

_REAL: Final = frozenset({Standing.HAPPENED, Standing.RECALLED, Standing.SAID, Standing.UNDONE})
_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def find_fortunes(ledger: Ledger) -> Iterator[Statement]:
    """All that follows from events that are told as real."""
    words = ledger.telling.words
    for row, event in ledger.events.items():
        if event.standing not in _REAL:
            continue
        lemma = words.lemmas[row]
        if lemma in _DEATHS or lemma in _KILLED:
            yield from _find_deaths(ledger, row, event)
        elif lemma in _MOVES:
            yield from _find_moves(ledger, row, event)
        elif lemma in _GIVES:
            yield from _find_gifts(ledger, row, event)


def _find_deaths(ledger: Ledger, row: int, event: Event) -> Iterator[Statement]:
    words = ledger.telling.words
    lemma, clause = words.lemmas[row], ledger.telling.setting.clauses.get(row)
    if is_figurative(words, row, ()) or is_hyperbole(words, row):
        return
    if words.xpos[row] not in {"VBD", "VBN"} or "".join(words.forms[row + 1 : row + 2]).endswith(
        "self"
    ):
        return
    before = words.forms[max(words.unit_start(row), (clause.first if clause else row) - 1)]
    is_grave = lemma != "bury" or not _KIN.isdisjoint(words.lemmas[row : words.unit_end(row)])
    if before in _NEARLY or not is_grave:
        return
    has_object = words.upos[row + 1 : row + 2] in (["DET"], ["NOUN"]) or words.xpos[
        row + 1 : row + 2
    ] == ["PRP$"]
    if lemma in _DEATHS and has_object:
        return
    value = _DEATHS.get(lemma) or _KILLED[lemma]
    dead = event.agents if lemma in _DEATHS else event.patients
    for about in dead:
        if ledger.categories.get(about) != "PER":
            continue
        subject = clause.subject if clause else -1
        is_own = subject >= 0 and ledger.person_at(subject) == about
        is_plain = clause is not None and not clause.connector and not clause.is_negated
        is_sure = is_own and is_plain and _is_named(ledger, subject)
        fact = Fact(about, FactKind.DEAD, value, event.start, event.end, event.source)
        yield Statement(fact, "dead", is_sure and event.standing is Standing.HAPPENED)


def _is_named(ledger: Ledger, row: int) -> bool:
    mention = ledger.telling.places.by_head.get(row)
    is_told = ledger.telling.words.line[row] < 0
    return mention is not None and mention.form == "PROP" and is_told


def _find_moves(ledger: Ledger, row: int, event: Event) -> Iterator[Statement]:
    """Where somebody goes, where it is a place with a name."""
    words, places = ledger.telling.words, ledger.telling.places
    end = min(row + 8, words.unit_end(row))
    stop = next((at for at in range(row + 1, end) if words.is_verb(at)), end)
    at = next((at for at in range(row + 1, stop) if words.xpos[at] == "NNP"), -1)
    mention = places.by_head.get(at)
    if mention is None or mention.form != "PROP" or mention.category not in _PLACES:
        return
    preposition = words.forms[at - 1] if words.forms[at - 1] != "the" else words.forms[at - 2]
    is_leaving = words.lemmas[row] == "leave"
    if not (is_leaving and at == row + 1) and preposition not in {"to", "at", "into", "for"}:
        return
    where = ledger.telling.span(row, at + 1)
    name = ledger.telling.content[mention.start : mention.end]
    value = f"left {name}" if is_leaving and preposition != "for" else f"to {name}"
    for about in event.agents:
        if ledger.categories.get(about) in {"PER", "ORG", "VEH"}:
            fact = Fact(about, FactKind.WHEREABOUTS, value, *where, event.source)
            yield Statement(fact, "", is_sure=False)


def _find_gifts(ledger: Ledger, row: int, event: Event) -> Iterator[Statement]:
    """What somebody is given."""
    words = ledger.telling.words
    end = min(row + 9, words.unit_end(row))
    at = next(
        (
            at
            for at in range(row + 1, end)
            if words.lemmas[at] in _THINGS and words.upos[at] == "NOUN"
        ),
        -1,
    )
    if at < 0 or any(words.is_verb(between) for between in range(row + 1, at)):
        return
    for about in event.others:
        if ledger.categories.get(about) == "PER" and about not in event.agents:
            value = f"{words.forms[at]}"
            span = ledger.telling.span(row, at + 1)
            yield Statement(
                Fact(about, FactKind.POSSESSION, value, *span, event.source), "", is_sure=False
            )
