"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -4.83,
    "told": 0.0,
    "called": 1.16,
    "another told or called": -0.09,
    "named in it": -0.57,
    "speaks before": 0.59,
    "speaks after": 1.11,
    "speaks two before": -0.08,
    "speaks two after": 0.25,
    "speaks near": 2.08,
    "speaks near, log": -0.92,
    "last other before": 0.08,
    "first other after": 0.0,
    "only other near": 0.15,
    "others near": 1.18,
    "speaks near of several": -0.45,
    "calls or tells the turn before": -0.22,
    "presence": 0.4,
    "recency": 0.25,
    "nobody else near: presence": 0.08,
    "nobody else near: recency": -0.71,
    "narrates": 3.48,
    "has a name": 3.01,
    "rivals": 0.32,
    "speaks in the talk, log": 0.32,
    "share of the talk": 2.05,
    "speakers of the talk": -0.72,
    "speakers of the talk: speaks in it": 0.26,
    "several meant": 0.16,
    "several meant: speaks near": 0.07,
    "told or called near": 0.6,
}
"""Of each feature: see ``addressees.FEATURES``."""
