"""How much each piece of evidence on whom a pronoun means counts, in natural-log units.

Written by ``python -m training.antecedents`` (see ``docs/decisions/antecedents.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "likely": 0.48,
    "likely, in a line": -0.03,
    "rank": -0.19,
    "mentioned last": -0.49,
    "distance": -0.46,
    "other sentence": -0.19,
    "other paragraph": -0.07,
    "presence": -0.07,
    "all mentions": 0.23,
    "subject": 0.2,
    "both in clause": -1.11,
    "same gender": 1.1,
    "has a name": 0.6,
    "other voice": -0.76,
    "both in lines": 0.45,
    "told before a line": -0.45,
    "in this line already": -1.04,
    "has a name, in a known line": 0.83,
    "speaker": -3.46,
    "addressee": -1.76,
    "told of in lines near": 0.65,
    "told of outside near": 0.25,
    "speaks or is spoken to near": -0.35,
    "last told of by name or pronoun": 1.44,
    "new": -0.46,
    "new: plural": -0.43,
    "new: likely": 1.08,
    "new: in a line": 0.1,
    "new: plural, in a line": 0.16,
}
"""Of each feature: see ``antecedents.FEATURES``."""
