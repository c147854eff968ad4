"""What encode makes: what the model sees in the text, before anything is linked."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.records.spans import Spans

CATEGORIES: Final = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
"""Entity categories of LitBank (Bamman et al. 2019), in the order of the model's outputs."""

FORMS: Final = ("PROP", "NOM", "PRON")
"""Proper name, common noun phrase, pronoun: the form of a mention."""


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
class Annotations:
    """All that one pass of the encoder over a book gives.

    Attributes:
        mentions: see :class:`Mentions`.
        events: the words that are triggers of realis events (Sims et al. 2019): things told as
            having happened.
        event_score: float32[n_events] in [0, 1].
    """

    mentions: Mentions
    events: Spans
    event_score: NDArray[np.float32]
