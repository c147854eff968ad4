"""How much each piece of evidence for two names being one person's counts, in natural-log units.

Written by ``python -m training.second_names``; not by hand. See
``docs/decisions/second-names.md``.
"""

from typing import Final

WEIGHTS: Final = {
    "bias": -5.55,
    "mentions": -1.06,
    "side by side, told": -0.19,
    "side by side, told and said": -0.43,
    "side by side, said": -0.8,
    "names the other": -2.44,
    "names the other: expected": 0.96,
    "called and then speaks": 2.24,
    "called and another speaks": -0.32,
    "told and said apart": 2.13,
    "same gender": 0.82,
    "shared word": 1.95,
    "short form": 4.67,
    "near": 2.11,
    "near: expected": 1.65,
    "both given names": -1.74,
    "both full names": -1.37,
}
"""Of each feature: see ``name_uses.FEATURES``."""
