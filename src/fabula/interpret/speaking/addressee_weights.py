"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -5.1,
    "told": 1.62,
    "called": 1.66,
    "another told or called": -0.15,
    "named in it": -0.52,
    "speaks before": 0.64,
    "speaks after": 0.98,
    "speaks two before": -0.28,
    "speaks two after": 0.28,
    "speaks near": 2.31,
    "speaks near, log": -0.2,
    "last other before": -0.05,
    "first other after": -0.03,
    "only other near": 0.22,
    "others near": 0.78,
    "speaks near of several": -0.41,
    "calls or tells the turn before": 0.02,
    "presence": 0.37,
    "recency": 0.25,
    "nobody else near: presence": -0.04,
    "nobody else near: recency": -0.54,
    "narrates": 3.42,
    "has a name": 3.51,
    "rivals": -0.01,
}
"""Of each feature: see ``addressees.FEATURES``."""
