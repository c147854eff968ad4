from typing import Final
WEIGHTS: Final = {
    "called so by name": 0,
    "relative by surname": 0,
    "shared surname": 0,
    "likely": 0,
    "near": 0,
    "says it or is told it": 0,
    "met with the owner": 0,
    "title fits": 0,
    "title does not fit": 0,
    "kin in the name": 0,
    "mentions": 0,
    "nobody named": 9,
    "nobody named: phrases": 0,
}
