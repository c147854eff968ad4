"""How much each piece of evidence on a speaker counts, in natural-log units.

Written by ``python -m training.speakers`` (see ``docs/decisions/speakers-trained.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "rule: name": 1.0,
    "rule: pronoun": 0.16,
    "rule: noun": 0.0,
    "rule: fits": 0.16,
    "rule: clashes": -0.95,
    "beat: name": 0.14,
    "beat: pronoun": -0.28,
    "beat: noun": -0.73,
    "beat: fits": 0.69,
    "beat: clashes": -0.58,
    "tag: name": 0.62,
    "tag: pronoun": 0.3,
    "tag: noun": 0.84,
    "tag: fits": 0.19,
    "tag: clashes": -0.72,
    "lead: name": 0.52,
    "lead: pronoun": 0.29,
    "lead: noun": 0.61,
    "lead: fits": -0.1,
    "lead: clashes": -0.76,
    "before: name": 0.91,
    "before: pronoun": -0.15,
    "before: noun": -0.24,
    "before: fits": 0.1,
    "before: clashes": -0.31,
    "after: name": 0.66,
    "after: pronoun": 0.19,
    "after: noun": 0.71,
    "after: fits": -0.09,
    "after: clashes": -0.61,
    "close: name": 0.36,
    "close: pronoun": 0.6,
    "close: noun": -0.0,
    "close: fits": -0.83,
    "close: clashes": -0.39,
    "earlier: name": 0.34,
    "earlier: pronoun": -0.02,
    "earlier: noun": -1.42,
    "earlier: fits": -0.14,
    "earlier: clashes": -0.33,
    "earlier_first: name": 0.02,
    "earlier_first: pronoun": -0.69,
    "earlier_first: noun": 0.35,
    "earlier_first: fits": 0.03,
    "earlier_first: clashes": 0.01,
    "later: name": -0.78,
    "later: pronoun": 0.2,
    "later: noun": -0.04,
    "later: fits": 0.12,
    "later: clashes": 0.2,
    "rule: known noun": 0.42,
    "rule: first person clashes": -1.46,
    "called in it": -2.57,
    "named in it": -1.98,
    "told in it": -0.4,
    "called in the turn before": 1.32,
    "named in the turn before": -0.22,
    "told in the turn before": 1.03,
    "called in the turn after": 0.81,
    "named in the turn after": -0.2,
    "told in the turn after": -1.35,
    "called in the one before that": -0.06,
    "named in the one before that": -0.46,
    "told in the one before that": 0.23,
    "object beside the turn before": 0.05,
    "has a name": 1.26,
    "of a given cast": 1.39,
    "narrates": -0.22,
    "claim": 0.53,
    "presence": -0.02,
    "pronoun fits: presence": -0.27,
    "pronoun fits: recency": 0.24,
    "pronoun fits: mentioned last": 0.5,
    "recency": 0.18,
    "mentioned last": 0.1,
    "no cue: recency": 0.19,
    "no cue: mentioned last": 0.07,
    "sir or madam before fits": -0.79,
    "sir or madam before clashes": -1.48,
    "tags": 0.16,
    "nobody": 1.13,
    "nobody, tagged": 0.57,
    "nobody, tag is plural": -0.78,
}
"""Of each feature: see ``speaker_features.FEATURES``."""

AGAIN: Final = (2.59, -0.18, 1.93, 1.52)
"""The same speaker twice: in one paragraph, in the next, after one of narration, after more."""

BACK_TO: Final = (0.0, 2.11, 0.84, 0.77)
"""The speaker before last again: two people take turns. The same four cases."""

AGAIN_ASKED: Final = (-0.09, 0.05, 0.64, 1.01)
"""Added to ``AGAIN`` where the turn before ends in a question."""

BACK_TO_ASKED: Final = (0.74, 0.37, 0.51, -1.11)
"""Added to ``BACK_TO`` likewise."""

SOFTENING: Final = 0.8
"""Power to which probabilities are raised, see ``chains.soften``; not trained."""
