"""What encode makes: what the model sees in the text, before anything is linked."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.records.spans import Spans
from fabula.records.syntax import Syntax

CATEGORIES: Final = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
"""Entity categories of LitBank (Bamman et al. 2019), in the order of the model's outputs."""

FORMS: Final = ("PROP", "NOM", "PRON")
"""Proper name, common noun phrase, pronoun: the form of a mention."""


EMOTIONS: Final = (
    "anger",
    "anticipation",
    "disgust",
    "fear",
    "joy",
    "sadness",
    "surprise",
    "trust",
    "other",
)
"""The eight emotions of Plutchik and the rest, as REMAN has them (Kim and Klinger 2018)."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Mentions of entities, nested ones included; all columns have n_mentions rows.

    Attributes:
        spans: sorted by start, then longest first.
        category: int8, index into :data:`CATEGORIES`.
        form: int8, index into :data:`FORMS`.
        score: float32 in [0, 1], the model's probability that the span is a mention.
    """

    spans: Spans
    category: NDArray[np.int8]
    form: NDArray[np.int8]
    score: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Which earlier mentions each mention may mean the same as; all have n_mentions rows.

    Attributes:
        antecedent: int32[n_mentions, n_likely], rows of the likeliest antecedents, the likeliest
            first; -1 where there are fewer.
        score: float32[n_mentions, n_likely], log-probability of each.
        none: float32, log-probability that there is none among the mentions looked at.
    """

    antecedent: NDArray[np.int32]
    score: NDArray[np.float32]
    none: NDArray[np.float32]

    @classmethod
    def nothing(cls, n_likely: int = 0) -> "Links":
        """Those of no mention."""
        empty = np.empty((0, n_likely))
        return cls(empty.astype(np.int32), empty.astype(np.float32), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Emotions:
    """Words that tell of an emotion (REMAN's spans); all columns have n_emotions rows.

    Attributes:
        spans: sorted by start, then longest first; those of different emotions may overlap.
        emotion: int8, index into :data:`EMOTIONS`.
        score: float32 in [0, 1], the model's probability, the mean over the words.
    """

    spans: Spans
    emotion: NDArray[np.int8]
    score: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True, eq=False)
class Annotations:
    """All that one pass of the encoder over a book gives.

    Attributes:
        mentions: see :class:`Mentions`.
        links: see :class:`Links`; its rows are those of ``mentions``.
        events: the words that are triggers of realis events (Sims et al. 2019): things told as
            having happened.
        event_score: float32[n_events] in [0, 1].
        syntax: the words and their grammar; see :class:`fabula.records.Syntax`.
        emotions: see :class:`Emotions`.
        speech: float32[n_words] in [0, 1], for each word of ``syntax`` the probability that it is
            said by someone, judged by its language and not by quotation marks alone.
    """

    mentions: Mentions
    links: Links
    events: Spans
    event_score: NDArray[np.float32]
    syntax: Syntax
    emotions: Emotions
    speech: NDArray[np.float32]

    @classmethod
    def nothing(cls) -> "Annotations":
        """Those of a text without a word."""
        spans, scores = Spans.from_pairs([]), np.empty(0, dtype=np.float32)
        labels = np.empty(0, dtype=np.int8)
        return cls(
            mentions=Mentions(spans, labels, labels, scores),
            links=Links.nothing(),
            events=spans,
            event_score=scores,
            syntax=Syntax.nothing(),
            emotions=Emotions(spans, labels, scores),
            speech=scores,
        )
