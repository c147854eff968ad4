"""How much each piece of evidence on whom *you* means counts, in natural-log units.

Written by ``python -m training.second_persons`` (see ``docs/decisions/addressees.md``); not by
hand.
"""

from typing import Final

WEIGHTS: Final = {
    "told": 1.56,
    "called": 1.62,
    "another told or called": -0.89,
    "named in it": -0.27,
    "speaks before": 0.98,
    "speaks after": 0.6,
    "speaks two before": -0.08,
    "speaks two after": -0.14,
    "speaks near": 0.29,
    "speaks near, log": 0.71,
    "last other before": 0.06,
    "first other after": 0.05,
    "only other near": 0.48,
    "speaks near of several": 0.41,
    "calls or tells the turn before": 0.73,
    "presence": 0.37,
    "recency": 0.09,
    "nobody else near: presence": 0.49,
    "nobody else near: recency": -0.2,
    "narrates": -0.19,
    "has a name": 2.85,
}
"""Of each feature: see ``addressees.FEATURES``."""
