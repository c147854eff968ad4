"""How much each piece of evidence on whom a pronoun means counts, in natural-log units.

Written by ``python -m training.antecedents`` (see ``docs/decisions/antecedents.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "likely": 0.47,
    "likely, in a line": -0.01,
    "rank": -0.13,
    "mentioned last": -0.28,
    "distance": -0.34,
    "other sentence": -0.3,
    "other paragraph": -0.4,
    "presence": -0.26,
    "all mentions": 0.3,
    "subject": 0.29,
    "both in clause": -1.93,
    "same gender": 0.91,
    "has a name": 0.08,
    "other voice": -1.0,
    "both in lines": 0.61,
    "told before a line": -0.61,
    "in this line already": -1.74,
    "has a name, in a known line": 0.41,
    "speaker": -3.22,
    "addressee": -1.73,
}
"""Of each feature: see ``antecedents.FEATURES``."""
