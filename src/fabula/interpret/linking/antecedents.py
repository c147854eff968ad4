"""What a pronoun of the third person stands for: a sum of trained weights over what is seen."""

from itertools import islice
from math import exp, log, log1p
from operator import mul
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.antecedent_weights import WEIGHTS
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.function_words import OBJECTS, REFLEXIVES, SUBJECTS
from fabula.interpret.wording.phrases import Phrase

MEMORY_WORDS: Final = 400
"""How far back a pronoun looks for what it stands for."""

DISTANCE_WORDS: Final = 6
PRESENCE_WORDS: Final = 150
PRESENCE_MENTIONS: Final = 12
CLAUSE_WORDS: Final = 4

TALK_MENTIONS: Final = 40
"""So many of its latest mentions say how a candidate is talked of."""

LEAST_LIKELY: Final = 1e-2
"""The model tells only the likeliest antecedents; all others count as so likely."""

NEW: Final = ("new", "new: plural", "new: likely", "new: in a line", "new: plural, in a line")
"""Those that tell of somebody whom the text has not mentioned yet."""

IN_LINES: Final = (
    "told of in lines near",
    "told of outside near",
    "speaks or is spoken to near",
    "last told of by name or pronoun",
)
"""Those that tell of the talk, for what stands in a line of which it is known who says it."""

FEATURES: Final = (
    "likely",
    "likely, in a line",
    "rank",
    "mentioned last",
    "distance",
    "other sentence",
    "other paragraph",
    "presence",
    "all mentions",
    "subject",
    "both in clause",
    "same gender",
    "has a name",
    "other voice",
    "both in lines",
    "told before a line",
    "in this line already",
    "has a name, in a known line",
    "speaker",
    "addressee",
    *IN_LINES,
    *NEW,
)
"""Names of the columns of :func:`list_features`."""

_WEIGHTS: Final = tuple(WEIGHTS[name] for name in FEATURES)

LEAST_BELIEVED: Final = 0.02
"""Whoever is less likely than this is forgotten."""


def find_antecedent(
    pronoun: Phrase, memory: Memory, verdict: Verdict | None = None
) -> Figure | None:
    """The entity that answers best to a pronoun, or None where it is a new one.

    How likely it means each of them is kept, for the pronouns that take it up.

    Args:
        pronoun: of the third person.
        memory: all that has been linked before it.
        verdict: who says the line that it stands in, where that is known.
    """
    candidates = list_candidates(pronoun, memory)
    if not candidates:
        return None
    features = list_features(pronoun, candidates, memory, verdict)
    scores = [sum(map(mul, _WEIGHTS, row)) for row in features]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    memory.beliefs[pronoun.row] = {
        figure: odd / total
        for figure, odd in zip(candidates, odds[:-1], strict=True)
        if odd > LEAST_BELIEVED * total
    }
    best = scores.index(top)
    return candidates[best] if best < len(candidates) else None


def list_candidates(pronoun: Phrase, memory: Memory) -> list[Figure]:
    """Entities that a pronoun may stand for, the one mentioned last first."""
    # Whoever says I in the narration is he or she only where somebody else speaks.
    teller = memory.tellers.teller_at(pronoun.start) if pronoun.quotation < 0 else None
    earliest, number = pronoun.word - MEMORY_WORDS, pronoun.number
    found = []
    for figure in memory.latest_first():
        if figure.last.word < earliest:
            break
        if figure.number == number and figure is not teller and _is_compatible(pronoun, figure):
            found.append(figure)
    return found


def list_features(
    pronoun: Phrase, candidates: list[Figure], memory: Memory, verdict: Verdict | None
) -> list[list[float]]:
    """How each candidate answers to a pronoun, and last somebody new: values of FEATURES."""
    likely = memory.likelihoods.of_figures(pronoun, memory.of_row, memory.beliefs)
    is_said = pronoun.quotation >= 0
    rows = []
    for rank, figure in enumerate(candidates):
        log_likely = log(likely.get(figure, 0.0) + LEAST_LIKELY)
        row = [log_likely, log_likely * is_said, log1p(rank), rank == 0]
        latest = list(islice(reversed(figure.phrases), PRESENCE_MENTIONS))
        row += _in_narration(pronoun, figure, latest)
        row += _in_speech(pronoun, figure, latest, verdict)
        row += _in_talk(pronoun, figure) if verdict else [0.0] * len(IN_LINES)
        rows.append(row + [0.0] * len(NEW))
    rows.append([0.0] * (len(FEATURES) - len(NEW)) + _of_somebody_new(pronoun, memory))
    return rows


def _of_somebody_new(pronoun: Phrase, memory: Memory) -> list[float]:
    is_plural, is_said = pronoun.number == "pl", pronoun.quotation >= 0
    log_likely = log(memory.likelihoods.of_nobody(pronoun) + LEAST_LIKELY)
    return [1.0, is_plural, log_likely, is_said, is_plural and is_said]


def _in_narration(pronoun: Phrase, figure: Figure, latest: list[Phrase]) -> list[float]:
    last = latest[0]
    word, sentence = pronoun.word, pronoun.sentence
    near = [phrase for phrase in latest if word - phrase.word < PRESENCE_WORDS]
    return [
        log1p(max(0, word - last.word) / DISTANCE_WORDS),
        last.sentence != sentence,
        last.paragraph != pronoun.paragraph,
        log1p(len(near)),
        log1p(len(figure.phrases)),
        last.sentence >= sentence - 1 and _is_subject(last),
        _is_clash(pronoun, last),
        figure.gender == pronoun.gender != "",
        figure.is_named,
    ]


def _in_speech(
    pronoun: Phrase, figure: Figure, latest: list[Phrase], verdict: Verdict | None
) -> list[float]:
    last, is_said = latest[0], pronoun.quotation >= 0
    return [
        last.quotation != pronoun.quotation,
        is_said and last.quotation >= 0,
        is_said and last.quotation < 0,
        is_said and any(phrase.quotation == pronoun.quotation for phrase in latest),
        verdict is not None and figure.is_named,
        verdict.confidence if verdict and figure is verdict.speaker else 0.0,
        verdict is not None and figure is verdict.addressee,
    ]


def _in_talk(pronoun: Phrase, figure: Figure) -> list[float]:
    """Whether a candidate is talked of, which is another thing than to be there and talk."""
    latest = list(islice(reversed(figure.phrases), TALK_MENTIONS))
    near = [phrase for phrase in latest if pronoun.word - phrase.word < PRESENCE_WORDS]
    told = [phrase for phrase in near if phrase.person == 3]
    n_in_lines = sum(phrase.quotation >= 0 for phrase in told)
    last = next((phrase for phrase in latest if phrase.person == 3), None)
    return [
        log1p(n_in_lines),
        log1p(len(told) - n_in_lines),
        log1p(len(near) - len(told)),
        last is not None and last.form != "NOM",
    ]


def _is_compatible(pronoun: Phrase, figure: Figure) -> bool:
    """Whether an entity of the number of a pronoun may be meant by its gender and category."""
    if figure.is_nobody:
        return False
    gender, is_person = pronoun.gender, figure.category == "PER"
    if gender == "n" and not is_person and pronoun.category == figure.category:
        return True
    if (pronoun.category == "PER") != is_person:
        return False
    return figure.number == "pl" or not (gender and figure.gender and gender != figure.gender)


def _is_clash(pronoun: Phrase, last: Phrase) -> bool:
    """Whether two mentions stand in one clause and so are hardly the same: *she saw her*."""
    if last.sentence != pronoun.sentence or last.quotation != pronoun.quotation:
        return False
    word = pronoun.words[0]
    if last.start <= pronoun.start < last.end or word in REFLEXIVES:
        return False
    is_object = word in OBJECTS and not pronoun.is_possessive
    return is_object and pronoun.word - last.word <= CLAUSE_WORDS and _is_subject(last)


def _is_subject(phrase: Phrase) -> bool:
    """A guess without syntax: a subject pronoun, or a phrase near the start of its sentence."""
    return phrase.words[0] in SUBJECTS if phrase.form == "PRON" else phrase.opens_clause
