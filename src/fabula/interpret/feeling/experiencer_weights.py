"""How much each tie to a word of emotion counts for who feels it, in natural-log units.

Written by ``python -m training.experiencers`` (see ``docs/decisions/minds.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "subject of the verb": 0.43,
    "subject of what is felt": 0.71,
    "stirs": -0.16,
    "is stirred": -0.21,
    "owner": 0.08,
    "owner of what shows it": 0.7,
    "is described": -0.57,
    "subject of the verb above": 0.41,
    "object of the verb above": 0.1,
    "object of the verb": 0.51,
    "after a preposition": 0.36,
    "after to": 0.41,
    "first person": 0.33,
    "second person": 0.02,
    "pronoun": -0.47,
    "name": 0.82,
    "subject": 1.03,
    "possessive": -0.16,
    "other stretch": -2.72,
    "before": 1.57,
    "distance": -0.77,
    "sentences back": -0.71,
    "sentences ahead": 0.06,
    "told and said": 1.39,
    "says the line": 0.48,
}
"""Of each feature: see ``experiencers.FEATURES``."""
