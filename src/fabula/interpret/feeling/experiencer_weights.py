"""How much each tie to a word of emotion counts for who feels it, in natural-log units.

Written by ``python -m training.experiencers`` (see ``docs/decisions/minds.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
    "subject of the verb": 0.39,
    "subject of what is felt": 0.96,
    "stirs": 0.18,
    "is stirred": 1.86,
    "owner": 0.07,
    "owner of what shows it": 0.71,
    "is described": -0.56,
    "subject of the verb above": 0.39,
    "object of the verb above": 0.12,
    "object of the verb": 0.4,
    "after a preposition": 0.38,
    "after to": 0.48,
    "first person": 0.32,
    "second person": 0.01,
    "pronoun": -0.47,
    "name": 0.82,
    "subject": 1.05,
    "possessive": -0.15,
    "other stretch": -2.71,
    "before": 1.58,
    "distance": -0.76,
    "sentences back": -0.72,
    "sentences ahead": 0.07,
    "told and said": 1.39,
    "says the line": 0.47,
}
"""Of each feature: see ``experiencers.FEATURES``."""
