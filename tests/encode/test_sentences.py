"""Sentences: rules propose, the model corrects where it is sure, paragraphs are certain."""

import numpy as np

from fabula.encode.sentences import (
    RULES_ALONE,
    SentenceThresholds,
    StoryWords,
    find_story_words,
    settle_starts,
)
from fabula.encode.windows import Window
from fabula.records import Source, Spans, Text
from fabula.segment import split_text

THRESHOLDS = SentenceThresholds(keep=0.1, split=0.9)


def _words(*sentence_start: int, paragraphs: tuple[int, ...] = (0,)) -> StoryWords:
    return StoryWords(
        spans=Spans.from_pairs((i, i + 1) for i in range(8)),
        forms=tuple("abcdefgh"),
        sentence_start=np.array(sentence_start, np.int32),
        paragraph_start=np.array(paragraphs, np.int32),
    )


def _settle(ends: dict[int, float], words: StoryWords, window: Window, thresholds=THRESHOLDS):
    last = np.full(window.end - window.start, 0.5, np.float32)
    for word, probability in ends.items():
        last[word] = probability
    return np.flatnonzero(settle_starts(last, window, words, thresholds)).tolist()


def test_the_model_adds_and_takes_away_only_where_it_is_sure() -> None:
    window = Window(0, 0, 8, 8)
    assert _settle({}, _words(0, 4), window) == [0, 4]
    assert _settle({1: 0.95, 3: 0.05}, _words(0, 4), window) == [0, 2]
    assert _settle({1: 0.8, 3: 0.2}, _words(0, 4), window) == [0, 4]


def test_a_paragraph_begins_a_sentence_whatever_the_model_says() -> None:
    assert _settle({3: 0.0}, _words(0, 4, paragraphs=(0, 4)), Window(0, 0, 8, 8)) == [0, 4]


def test_words_are_counted_from_the_start_of_the_window() -> None:
    assert _settle({2: 0.95}, _words(0, 5), Window(3, 4, 8, 8)) == [0, 2, 3]


def test_rules_can_stand_alone() -> None:
    ends = {1: 1.0, 3: 0.0}
    assert _settle(ends, _words(0, 4), Window(0, 0, 8, 8), RULES_ALONE) == [0, 4]


def test_words_of_headings_are_not_of_the_story() -> None:
    text = Text("CHAPTER I.\n\nShe came. He went.\n\nRain.", Source("-", "", "txt", "utf-8"))
    words = find_story_words(text, split_text(text))
    assert words.forms == ("She", "came", ".", "He", "went", ".", "Rain", ".")
    assert words.sentence_start.tolist() == [0, 3, 6]
    assert words.paragraph_start.tolist() == [0, 6]
