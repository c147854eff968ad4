"""How much each piece of evidence for whom *her sister* means counts, in natural-log units.

Written by ``python -m training.kin`` (see ``docs/decisions/second-names.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "called so by name": 1.86,
    "relative by surname": 1.36,
    "shared surname": 1.65,
    "likely": 0.99,
    "near": 0.45,
    "says it or is told it": -0.93,
    "met with the owner": 0.18,
    "title fits": 0.55,
    "title does not fit": -1.26,
    "kin in the name": 2.14,
    "mentions": 0.51,
    "nobody named": -0.38,
    "nobody named: phrases": 0.16,
}
"""Of each feature: see ``kin.FEATURES``."""
