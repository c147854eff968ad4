"""How much each piece of evidence on whom a pronoun means counts, in natural-log units.

Written by ``python -m training.antecedents`` (see ``docs/decisions/antecedents.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "likely": 0.46,
    "likely, in a line": -0.05,
    "rank": -0.06,
    "mentioned last": -0.28,
    "distance": -0.27,
    "other sentence": -0.22,
    "other paragraph": -0.07,
    "presence": -0.1,
    "all mentions": 0.24,
    "subject": 0.21,
    "both in clause": -1.24,
    "same gender": 1.25,
    "has a name": 0.44,
    "other voice": -0.57,
    "both in lines": 0.48,
    "told before a line": -0.48,
    "in this line already": -0.83,
    "has a name, in a known line": 0.68,
    "speaker": -3.68,
    "addressee": -1.92,
}
"""Of each feature: see ``antecedents.FEATURES``."""
