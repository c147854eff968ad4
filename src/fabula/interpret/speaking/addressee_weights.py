"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -5.04,
    "told": 1.5,
    "called": 1.33,
    "another told or called": -0.03,
    "named in it": -0.54,
    "speaks before": 0.8,
    "speaks after": 1.04,
    "speaks two before": -0.03,
    "speaks two after": 0.28,
    "speaks near": 2.2,
    "speaks near, log": -0.01,
    "last other before": -0.01,
    "first other after": 0.03,
    "only other near": 0.44,
    "others near": 1.01,
    "speaks near of several": -0.44,
    "calls or tells the turn before": 0.52,
    "presence": 0.41,
    "recency": 0.2,
    "nobody else near: presence": 0.1,
    "nobody else near: recency": -0.85,
    "narrates": 3.49,
    "has a name": 3.09,
    "rivals": 0.02,
}
"""Of each feature: see ``addressees.FEATURES``."""

TOGETHER: Final = {
    "log likely": 0.53,
    "log likely, one": 0.34,
    "one": 2.25,
    "two": -0.01,
    "three": -0.77,
    "more": -1.46,
    "size": 0.3,
    "one: speakers near, log": 1.11,
    "one: speakers in the talk, log": -0.68,
    "all who speak near": -0.44,
    "holds all who speak near": 0.2,
    "all who speak in the talk": 0.93,
    "those of the turn before": 0.39,
    "those of the turn before, several": -0.22,
    "several, one is called": 0.06,
    "several, speaker unknown": -0.67,
    "least likely of several": 0.94,
    "likeliest left out": -1.42,
}
"""Of each feature: see ``hearings.FEATURES``."""
