"""Feelings: the words by which somebody feels something, whose it is, toward whom, and why."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.feeling.causes import find_causes, find_targets
from fabula.interpret.feeling.emotion_words import EMOTION_OF, WORD_CLASSES
from fabula.interpret.feeling.experiencers import find_experiencer
from fabula.interpret.feeling.retractions import withdraw_denied
from fabula.interpret.feeling.states import read_state, tell_in
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.records import EMOTIONS, Emotions, Feeling

LEAST_LIKELY: Final = 0.3
"""From which probability on words are taken that the model alone takes for an emotion."""


@dataclass(frozen=True, slots=True)
class EmotionWords:
    """Words of one emotion.

    Attributes:
        start, end: half-open span.
        row: the word that tells it, the last of several that can.
        emotion: one of ``EMOTIONS``.
        score: the model's probability; 0 where it sees none.
    """

    start: int
    end: int
    row: int
    emotion: str
    score: float


def list_feelings(emotions: Emotions, telling: Telling) -> list[Feeling]:
    """All feelings in order; words in one place are one feeling, of the likeliest emotion."""
    found = [
        describe_feeling(told, telling) for told in find_emotion_words(emotions, telling.words)
    ]
    return withdraw_denied(found, telling)


def describe_feeling(told: EmotionWords, telling: Telling) -> Feeling:
    """Whose feeling it is that words tell, toward whom, why and how really."""
    state = read_state(telling, told.row)
    felt_by = find_experiencer(telling, state)
    line = telling.line_at(told.row)
    who, evidence = line.speaker if line else None, []
    if felt_by is not None:
        who, evidence = felt_by.mention.entity, [(felt_by.mention.start, felt_by.mention.end)]
    return Feeling(
        told.start,
        told.end,
        told.emotion,
        who,
        tuple(name for name in find_targets(telling, state) if name != who),
        find_causes(telling, state),
        state.standing,
        tell_in(telling, told.row, state.clause),
        tuple(evidence),
        told.score,
    )


def find_emotion_words(emotions: Emotions, words: Words) -> list[EmotionWords]:
    """The words that name an emotion, and those that the model is sure enough of, in order."""
    seen = sorted(_list_seen(emotions, words), key=lambda told: -told.score)
    found = _list_named(words, seen)
    taken = {told.row for told in found}
    for told in seen:
        rows = range(bisect_left(words.starts, told.start), told.row + 1)
        if told.score >= LEAST_LIKELY and taken.isdisjoint(rows):
            taken.update(rows)
            found.append(told)
    return sorted(found, key=lambda told: told.start)


def _list_seen(emotions: Emotions, words: Words) -> Iterator[EmotionWords]:
    """What the model sees, with the last word that can tell a feeling."""
    labels, scores = emotions.emotion.tolist(), emotions.score.tolist()
    for (start, end), label, score in zip(emotions.spans, labels, scores, strict=True):
        last = bisect_left(words.starts, end) - 1
        rows = range(last, bisect_left(words.starts, start) - 1, -1)
        row = next((row for row in rows if words.upos[row] in WORD_CLASSES), last)
        yield EmotionWords(start, end, row, EMOTIONS[label], round(score, 3))


def _list_named(words: Words, seen: list[EmotionWords]) -> list[EmotionWords]:
    """The words of the list, with what the model thinks of them."""
    scores = {told.row: told.score for told in reversed(seen)}
    found = []
    for row, form in enumerate(words.forms):
        emotion = EMOTION_OF.get(form) or EMOTION_OF.get(words.lemmas[row])
        if emotion and words.upos[row] in WORD_CLASSES:
            span = words.starts[row], words.ends[row]
            found.append(EmotionWords(*span, row, emotion, scores.get(row, 0.0)))
    return found
