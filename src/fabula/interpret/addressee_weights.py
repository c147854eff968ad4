"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.speech`` (see ``docs/decisions/speakers-trained.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -1.43,
    "told": 1.47,
    "called": 1.54,
    "another told or called": -0.17,
    "named in it": -0.53,
    "speaks before": 0.48,
    "speaks after": 0.85,
    "speaks two before": -0.42,
    "speaks two after": 0.15,
    "speaks near": 2.15,
    "speaks near, log": 0.05,
    "last other before": -0.14,
    "first other after": -0.01,
    "only other near": 0.08,
    "others near": 0.41,
    "speaks near of several": -0.21,
    "calls or tells the turn before": -0.07,
    "presence": 0.4,
    "recency": 0.25,
    "nobody else near: presence": -0.05,
    "nobody else near: recency": -0.37,
    "narrates": 3.84,
    "has a name": 2.61,
    "rivals": -1.04,
}
"""Of each feature: see ``addressees.FEATURES``."""
