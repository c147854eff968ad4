"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -5.05,
    "told": 1.62,
    "called": 1.25,
    "another told or called": -0.07,
    "named in it": -0.52,
    "speaks before": 0.72,
    "speaks after": 1.13,
    "speaks two before": -0.07,
    "speaks two after": 0.29,
    "speaks near": 2.24,
    "speaks near, log": -0.13,
    "last other before": 0.01,
    "first other after": -0.04,
    "only other near": 0.38,
    "others near": 0.79,
    "speaks near of several": -0.35,
    "calls or tells the turn before": 0.44,
    "presence": 0.43,
    "recency": 0.22,
    "nobody else near: presence": 0.04,
    "nobody else near: recency": -0.7,
    "narrates": 3.5,
    "has a name": 3.17,
    "rivals": 0.15,
}
"""Of each feature: see ``addressees.FEATURES``."""

TOGETHER: Final = {"log likely": 1.0}
