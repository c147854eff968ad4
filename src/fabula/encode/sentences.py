"""Where sentences begin: rules propose, and the model corrects them where it is sure.

Rules know the signs (*Mr.*, an ellipsis, a question inside speech); the model reads on, and knows
a sentence that ends in no sign at all, as in letters and mails.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.encode.readings import Float32
from fabula.encode.windows import Window
from fabula.records import Layout, Spans, Text
from fabula.records.spans import Int32

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class StoryWords:
    """The words that are story: those of sentences, not those of headings.

    Attributes:
        spans: where they lie.
        forms: the same words as written.
        sentence_start: int32[n_sentences], the first word of each sentence, by rule.
        paragraph_start: int32[n_paragraphs], likewise of each paragraph.
    """

    spans: Spans
    forms: tuple[str, ...]
    sentence_start: Int32
    paragraph_start: Int32

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class SentenceThresholds:
    """When the model corrects the rules.

    Attributes:
        keep: a sentence end that a rule found stays from this probability on.
        split: one that no rule found is added from this probability on.
    """

    keep: float
    split: float


def find_story_words(text: Text, layout: Layout) -> StoryWords:
    """Take the words of a story from its layout."""
    start = layout.words.start
    inside = layout.sentences.holders(start, start + 1) >= 0
    spans = Spans(start[inside], layout.words.end[inside])
    words = (text.content[first:end] for first, end in spans)
    one_of: dict[str, str] = {}
    return StoryWords(
        spans=spans,
        # A word is one string, however often it stands there.
        forms=tuple(one_of.setdefault(word, word) for word in words),
        sentence_start=_first_words(spans, layout.sentences),
        paragraph_start=_first_words(spans, layout.paragraphs),
    )


def _first_words(words: Spans, holders: Spans) -> Int32:
    return np.unique(np.searchsorted(words.start, holders.start)).astype(np.int32)


def settle_starts(
    sentence_last: Float32, window: Window, words: StoryWords, thresholds: SentenceThresholds
) -> Flags:
    """bool[n_words] of a window: whether a sentence begins with the word.

    Args:
        sentence_last: float32[n_words], probability that a sentence ends with the word.
        window: where the words lie in the book.
        words: of the book.
        thresholds: when the model corrects the rules.
    """
    before = np.append(np.float32(1), sentence_last[:-1])
    by_rule = _flags(words.sentence_start, window)
    starts = np.where(by_rule, before >= thresholds.keep, before >= thresholds.split)
    starts |= _flags(words.paragraph_start, window)
    starts[0] = True
    return starts


def _flags(starts: Int32, window: Window) -> Flags:
    flags = np.zeros(window.end - window.start, dtype=np.bool_)
    low, high = np.searchsorted(starts, (window.start, window.end))
    flags[starts[low:high] - window.start] = True
    return flags


RULES_ALONE: Final = SentenceThresholds(keep=0.0, split=2.0)
"""The sentences of the layout as they are."""
