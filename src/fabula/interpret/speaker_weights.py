"""How much each piece of evidence on a speaker counts, in natural-log units.

Written by ``python -m training.speech`` (see ``docs/decisions/speakers-trained.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "rule: name": 1.31,
    "rule: pronoun": -0.04,
    "rule: noun": -0.39,
    "rule: fits": -0.06,
    "rule: clashes": -0.97,
    "beat: name": 0.28,
    "beat: pronoun": -0.28,
    "beat: noun": -0.78,
    "beat: fits": 0.53,
    "beat: clashes": -0.64,
    "tag: name": 0.57,
    "tag: pronoun": 0.22,
    "tag: noun": 1.09,
    "tag: fits": 0.18,
    "tag: clashes": -0.41,
    "lead: name": 0.42,
    "lead: pronoun": 0.23,
    "lead: noun": -0.39,
    "lead: fits": -0.2,
    "lead: clashes": -0.84,
    "before: name": 1.52,
    "before: pronoun": -0.14,
    "before: noun": 0.26,
    "before: fits": -0.01,
    "before: clashes": 0.03,
    "after: name": 0.65,
    "after: pronoun": 0.02,
    "after: noun": 1.02,
    "after: fits": -0.19,
    "after: clashes": -0.34,
    "close: name": -0.37,
    "close: pronoun": 0.36,
    "close: noun": -0.0,
    "close: fits": -0.48,
    "close: clashes": -0.35,
    "earlier: name": 0.26,
    "earlier: pronoun": 0.19,
    "earlier: noun": -0.95,
    "earlier: fits": 0.26,
    "earlier: clashes": -0.18,
    "earlier_first: name": 0.65,
    "earlier_first: pronoun": -0.39,
    "earlier_first: noun": 0.38,
    "earlier_first: fits": -0.28,
    "earlier_first: clashes": 0.2,
    "later: name": -0.84,
    "later: pronoun": 0.17,
    "later: noun": 0.28,
    "later: fits": 0.33,
    "later: clashes": 0.17,
    "rule: known noun": 0.13,
    "rule: first person clashes": -1.9,
    "called in it": -2.93,
    "named in it": -2.45,
    "told in it": -0.78,
    "called in the turn before": 1.34,
    "named in the turn before": -0.25,
    "told in the turn before": 0.46,
    "called in the turn after": 0.87,
    "named in the turn after": -0.31,
    "told in the turn after": -1.39,
    "called in the one before that": -0.05,
    "named in the one before that": -0.43,
    "told in the one before that": -0.47,
    "object beside the turn before": -0.14,
    "has a name": 1.52,
    "of a given cast": 1.6,
    "narrates": 0.06,
    "claim": 0.42,
    "presence": -0.05,
    "pronoun fits: presence": -0.08,
    "pronoun fits: recency": 0.1,
    "pronoun fits: mentioned last": 0.28,
    "recency": 0.27,
    "mentioned last": 0.11,
    "no cue: recency": 0.15,
    "no cue: mentioned last": 0.19,
    "sir or madam before fits": -0.79,
    "sir or madam before clashes": -1.14,
    "tags": 0.22,
    "nobody": 1.95,
    "nobody, tagged": 0.19,
    "nobody, tag is plural": 0.3,
}
"""Of each feature: see ``speaker_features.FEATURES``."""

AGAIN: Final = (2.59, -0.18, 1.96, 1.59)
"""The same speaker twice: in one paragraph, in the next, after one of narration, after more."""

BACK_TO: Final = (-0.06, 2.11, 1.1, 1.11)
"""The speaker before last again: two people take turns. The same four cases."""

AGAIN_ASKED: Final = (-0.53, -0.09, 0.33, 0.92)
"""Added to ``AGAIN`` where the turn before ends in a question."""

BACK_TO_ASKED: Final = (0.53, 0.24, 0.13, -1.04)
"""Added to ``BACK_TO`` likewise."""

SOFTENING: Final = 0.8
"""Power to which probabilities are raised, see ``chains.soften``; not trained."""
