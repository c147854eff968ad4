"""What a pronoun of the third person stands for, by hand-set scores.

The seam for a trained scorer: it would take the place of :func:`find_antecedent`.
"""

import math
from itertools import islice
from typing import Final

from fabula.interpret.figures import Figure
from fabula.interpret.function_words import OBJECTS, REFLEXIVES, SUBJECTS
from fabula.interpret.memories import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.verdicts import Verdict

MEMORY_WORDS: Final = 400
"""How far back a pronoun looks for what it stands for."""

DISTANCE: Final = -1.2
DISTANCE_WORDS: Final = 6
PRESENCE: Final = 0.5
PRESENCE_WORDS: Final = 150
PRESENCE_MENTIONS: Final = 12
OTHER_SENTENCE: Final = -0.3
SUBJECT: Final = 0.5
SAME_GENDER: Final = 0.8
HAS_NAME: Final = 0.4
OTHER_VOICE: Final = -0.8
INSIDE_ITSELF: Final = -6.0
BOTH_IN_CLAUSE: Final = -1.5
CLAUSE_WORDS: Final = 4

# In the second pass, over the lines of known speakers:
SPEAKER: Final = -6.0
ADDRESSEE: Final = -3.0
SPOKEN_OF_BY_NAME: Final = 2.0


def find_antecedent(
    pronoun: Phrase, memory: Memory, verdict: Verdict | None = None
) -> Figure | None:
    """The entity that answers best to a pronoun, or None where none can.

    Args:
        pronoun: of the third person.
        memory: all that has been linked before it.
        verdict: who says the line that it stands in, where that is known.
    """
    best, best_score = None, -math.inf
    # Whoever says I in the narration is he or she only where somebody else speaks.
    teller = memory.tellers.teller_at(pronoun.start) if pronoun.quotation < 0 else None
    for figure in memory.latest_first():
        if pronoun.word - figure.last.word > MEMORY_WORDS:
            break
        if figure is not teller and _is_compatible(pronoun, figure):
            score = _score(pronoun, figure)
            if verdict:
                score += _part_in_line(figure, verdict)
            if score > best_score:
                best, best_score = figure, score
    return best


def _is_compatible(pronoun: Phrase, figure: Figure) -> bool:
    if figure.number != pronoun.number or figure.is_nobody:
        return False
    if pronoun.gender == "n" and pronoun.category == figure.category and figure.category != "PER":
        return True
    if (pronoun.category == "PER") != (figure.category == "PER"):
        return False
    if pronoun.number == "pl":
        return True
    return not (pronoun.gender and figure.gender and pronoun.gender != figure.gender)


def _score(pronoun: Phrase, figure: Figure) -> float:
    """How well an entity answers to a pronoun; higher is better."""
    last = figure.last
    distance = max(0, pronoun.word - last.word)
    score = DISTANCE * math.log1p(distance / DISTANCE_WORDS)
    score += PRESENCE * math.log1p(_n_near_mentions(pronoun, figure))
    if last.sentence != pronoun.sentence:
        score += OTHER_SENTENCE
    if _is_subject(last) and last.sentence >= pronoun.sentence - 1:
        score += SUBJECT
    if figure.gender == pronoun.gender and pronoun.gender:
        score += SAME_GENDER
    if figure.person:
        score += HAS_NAME
    if last.quotation != pronoun.quotation:
        score += OTHER_VOICE
    return score + _clash(pronoun, last)


def _part_in_line(figure: Figure, verdict: Verdict) -> float:
    """How likely an entity is to be spoken of in a line, and not the one who speaks or is told."""
    score = SPOKEN_OF_BY_NAME if figure.person else 0.0
    if figure is verdict.speaker:
        return score + SPEAKER * verdict.confidence
    return score + (ADDRESSEE if figure is verdict.addressee else 0.0)


def _n_near_mentions(pronoun: Phrase, figure: Figure) -> int:
    latest = islice(reversed(figure.phrases), PRESENCE_MENTIONS)
    return sum(pronoun.word - phrase.word < PRESENCE_WORDS for phrase in latest)


def _clash(pronoun: Phrase, last: Phrase) -> float:
    """What speaks against two mentions in one clause being the same: *she saw her*."""
    if last.start <= pronoun.start < last.end:
        return INSIDE_ITSELF
    word = pronoun.words[0]
    is_same_place = last.sentence == pronoun.sentence and last.quotation == pronoun.quotation
    if word in REFLEXIVES or not is_same_place:
        return 0.0
    is_object = word in OBJECTS and not pronoun.is_possessive
    is_near = pronoun.word - last.word <= CLAUSE_WORDS
    return BOTH_IN_CLAUSE if is_object and is_near and _is_subject(last) else 0.0


def _is_subject(phrase: Phrase) -> bool:
    """A guess without syntax: a subject pronoun, or a phrase near the start of its sentence."""
    return phrase.words[0] in SUBJECTS if phrase.form == "PRON" else phrase.opens_clause
