"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -3.57,
    "told": 1.57,
    "called": 1.28,
    "another told or called": -0.15,
    "named in it": -0.51,
    "speaks before": 0.69,
    "speaks after": 1.08,
    "speaks two before": -0.09,
    "speaks two after": 0.31,
    "speaks near": 2.11,
    "speaks near, log": 0.28,
    "last other before": 0.15,
    "first other after": 0.05,
    "only other near": 0.24,
    "others near": 1.27,
    "speaks near of several": -0.85,
    "calls or tells the turn before": 0.49,
    "presence": 0.4,
    "recency": 0.23,
    "nobody else near: presence": 0.11,
    "nobody else near: recency": -0.98,
    "narrates": 3.66,
    "has a name": 2.86,
    "rivals": -0.69,
}
"""Of each feature: see ``addressees.FEATURES``."""

TOGETHER: Final = {
    "log likely": 0.44,
    "log likely, one": 0.42,
    "one": 2.33,
    "two": -0.11,
    "three": -0.83,
    "more": -1.39,
    "size": 0.23,
    "one: speakers near, log": 1.49,
    "one: speakers in the talk, log": -0.95,
    "all who speak near": -0.05,
    "holds all who speak near": -0.12,
    "all who speak in the talk": 1.0,
    "those of the turn before": 0.24,
    "those of the turn before, several": 0.1,
    "several, one is called": 0.02,
    "several, speaker unknown": -0.87,
    "least likely of several": 1.2,
    "likeliest left out": -1.84,
}
"""Of each feature: see ``hearings.FEATURES``."""
