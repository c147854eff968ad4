"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.speech`` (see ``docs/decisions/speakers-trained.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -1.37,
    "told": 1.55,
    "called": 1.35,
    "another told or called": -0.07,
    "named in it": -0.44,
    "speaks before": 0.84,
    "speaks after": 1.44,
    "speaks two before": -0.46,
    "speaks two after": 0.2,
    "speaks near": 1.87,
    "speaks near, log": -0.13,
    "last other before": -0.27,
    "first other after": -0.17,
    "only other near": 0.68,
    "others near": 0.05,
    "speaks near of several": 0.38,
    "calls or tells the turn before": 0.24,
    "object beside it": -0.26,
    "presence": 0.4,
    "recency": 0.3,
    "nobody else near: presence": -0.15,
    "nobody else near: recency": -0.19,
    "narrates": 3.81,
    "has a name": 0.84,
    "of a given cast": 2.39,
    "rivals": -1.12,
}
"""Of each feature: see ``addressees.FEATURES``."""
