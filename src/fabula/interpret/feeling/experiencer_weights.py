"""How much each tie to a word of emotion counts for who feels it, in natural-log units.

Written by ``python -m training.experiencers`` (see ``docs/decisions/minds.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "subject of the verb": 0.43,
    "subject of what is felt": 0.97,
    "stirs": -0.16,
    "is stirred": -0.2,
    "owner": 0.08,
    "owner of what shows it": 0.71,
    "is described": -0.56,
    "subject of the verb above": 0.4,
    "object of the verb above": 0.12,
    "object of the verb": 0.51,
    "after a preposition": 0.37,
    "after to": 0.48,
    "first person": 0.33,
    "second person": 0.01,
    "pronoun": -0.46,
    "name": 0.81,
    "subject": 1.03,
    "possessive": -0.17,
    "other stretch": -2.72,
    "before": 1.57,
    "distance": -0.76,
    "sentences back": -0.71,
    "sentences ahead": 0.05,
    "told and said": 1.39,
    "says the line": 0.48,
}
"""Of each feature: see ``experiencers.FEATURES``."""
