"""Who feels what a word tells: a sum of trained weights over how people stand to the word."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p
from operator import mul
from typing import Final

from fabula.interpret.feeling.experiencer_weights import WEIGHTS
from fabula.interpret.feeling.states import State, is_stirring
from fabula.interpret.happening.participants import rows_after
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Mention

FEATURES: Final = (
    "subject of the verb",
    "subject of what is felt",
    "stirs",
    "is stirred",
    "owner",
    "owner of what shows it",
    "is described",
    "subject of the verb above",
    "object of the verb above",
    "object of the verb",
    "after a preposition",
    "after to",
    "first person",
    "second person",
    "pronoun",
    "name",
    "subject",
    "possessive",
    "other stretch",
    "before",
    "distance",
    "sentences back",
    "sentences ahead",
    "told and said",
    "says the line",
)
"""Names of the columns of :func:`list_features`."""

_WEIGHTS: Final = tuple(WEIGHTS[name] for name in FEATURES)

N_WORDS: Final = 60
"""How far off somebody may be named who feels it."""

_FIRST: Final = word_set("i me my mine myself we us our ours ourselves")
_SECOND: Final = word_set("you your yours yourself thou thee thy thine ye")
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_MAX_AFTER: Final = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of a person by its head."""

    row: int
    mention: Mention


def find_experiencer(telling: Telling, state: State) -> Candidate | None:
    """The mention of whoever feels it, or None where nobody is near."""
    candidates = list_candidates(telling, state.row)
    if not candidates:
        return None
    rows = list_features(telling, state, candidates)
    scores = [sum(map(mul, _WEIGHTS, row)) for row in rows]
    return candidates[scores.index(max(scores))]


def list_candidates(telling: Telling, row: int) -> list[Candidate]:
    """The persons that are mentioned near a word, each mention once."""
    words, heads = telling.words, telling.places.by_head
    found: dict[int, Candidate] = {}
    for at in range(max(0, row - N_WORDS), min(len(words), row + N_WORDS)):
        mention = heads.get(at)
        if mention is not None and mention.category == "PER":
            # Of a name of several words the last is the head.
            found[mention.start] = Candidate(at, mention)
    return list(found.values())


def list_features(telling: Telling, state: State, candidates: list[Candidate]) -> list[list[float]]:
    """How each candidate stands to a word: values of :data:`FEATURES`."""
    ties = dict(_list_ties(telling, state))
    return [
        [*_tied(candidate, ties), *_placed(telling, state, candidate)] for candidate in candidates
    ]


def _tied(candidate: Candidate, ties: dict[int, str]) -> Iterator[float]:
    tie = ties.get(candidate.row, "")
    return (float(tie == name) for name in FEATURES[:12])


def _list_ties(telling: Telling, state: State) -> Iterator[tuple[int, str]]:
    """Rows and what they are to the word; a later tie of one row holds."""
    words, row, clause = telling.words, state.row, state.clause
    yield from _read_after(words, row)
    if clause is not None:
        is_verb = state.is_own and clause.row == row and row in telling.setting.clauses
        for at in rows_after(words, clause) if clause.row < row or is_verb else ():
            if at in telling.places.by_head and words.upos[at] in {"PRON", "PROPN", "NOUN"}:
                own = "is stirred" if is_stirring(telling, state) else "object of the verb"
                yield at, own if is_verb else "object of the verb above"
                break
        subject = "subject of the verb above"
        if is_verb:
            subject = "stirs" if is_stirring(telling, state) else "subject of the verb"
        elif state.is_own:
            subject = "subject of what is felt"
        yield clause.subject, subject
    if words.relations[row] == "amod":
        yield words.heads[row], "is described"
    yield from _list_owners(words, row)


def _read_after(words: Words, row: int) -> Iterator[tuple[int, str]]:
    """*Afraid of him*, *painful to me*."""
    preposition = ""
    for at in range(row + 1, min(row + 1 + _MAX_AFTER, words.unit_end(row))):
        if words.is_verb(at) or words.upos[at] == "PUNCT":
            return
        if words.upos[at] == "ADP":
            preposition = words.forms[at]
        elif preposition:
            yield at, "after to" if preposition == "to" else "after a preposition"


def _list_owners(words: Words, row: int) -> Iterator[tuple[int, str]]:
    """*Her anger*, *Ben's love*; *her eyes were sad*, *his angry voice*, *tears in her eyes*."""
    nouns = [(row, "owner"), (words.heads[row], "owner of what shows it")]
    nouns += [(child, "owner of what shows it") for child in words.children(row)]
    for noun, name in nouns:
        if words.upos[noun] in {"NOUN", "ADJ"} or noun == row:
            for child in words.children(noun):
                if words.relations[child] == "nmod:poss":
                    yield child, name
    at = row - 1
    while at > words.unit_start(row) and words.upos[at] in {"ADJ", "ADV", "NOUN"}:
        at -= 1
    if at >= 0 and words.xpos[at] == "PRP$":
        yield at, "owner"


def _placed(telling: Telling, state: State, candidate: Candidate) -> list[float]:
    words, row, at = telling.words, state.row, candidate.row
    form = words.forms[at]
    line = telling.line_at(row)
    n_units = words.unit[row] - words.unit[at]
    return [
        form in _FIRST,
        form in _SECOND,
        candidate.mention.form == "PRON",
        candidate.mention.form == "PROP",
        words.relations[at] in _SUBJECTS and not is_stirring(telling, state),
        words.xpos[at] in {"PRP$", "POS"},
        n_units != 0,
        at < row and not is_stirring(telling, state),
        log1p(abs(row - at)),
        log1p(max(0, n_units)),
        log1p(max(0, -n_units)),
        words.line[at] != words.line[row],
        line is not None and line.speaker is not None and candidate.mention.entity == line.speaker,
    ]
