"""Names that a text tells apart by using them side by side."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from fabula.interpret.naming.names import PersonName
from fabula.interpret.wording.titles import CIVIL_TITLES
from fabula.interpret.wording.word_lists import word_set

RIVAL_SHARES: Final = ((3, 0.1), (2, 0.3))
"""Two names are of two people from so many shared stretches on, and this share of the rarer one's
count. The first pair is for names of one surname alone, and for a rank beside a given name that
goes with its surname: *General Tilney* and *Henry*, where there is a *Henry Tilney*."""

MAX_STRETCH_NAMES: Final = 50
"""A stretch with more names is a list, which tells nobody apart (and would take long)."""

_FOND: Final = word_set(
    "poor dear dearest beloved good sweet worthy excellent dainty pretty friend"
)
"""Words before a name that tell nobody apart: *dear Miss Woodhouse* is no other Miss Woodhouse."""

NamePair = tuple[PersonName, PersonName]


def find_rivals(
    counts: Counter[PersonName], stretches: Iterable[Iterable[PersonName]]
) -> set[NamePair]:
    """Pairs of a titled surname and another name that a text uses side by side.

    Whoever writes *Mr. Knightley* and *Mr. John Knightley* in one breath means two people.

    Args:
        counts: how often each name is used.
        stretches: the names of each stretch of text, every name once.
    """
    pairs: Counter[NamePair] = Counter()
    full = {(name.given, name.surname) for name in counts if name.given}
    for names in map(list, stretches):
        if len(names) <= MAX_STRETCH_NAMES:
            titled = [name for name in names if name.honorifics and len(name.parts) == 1]
            pairs.update(
                (one, other) for one in titled for other in names if _tell_apart(one, other)
            )
    return {
        (one, other)
        for (one, other), n_together in pairs.items()
        if _are_rivals(
            n_together,
            min(counts[one], counts[other]),
            are_kin=one.surname == other.surname
            or (
                not CIVIL_TITLES.issuperset(one.honorifics) and (other.surname, one.surname) in full
            ),
        )
    }


def _tell_apart(one: PersonName, other: PersonName) -> bool:
    """Whether it means anything that two names are used side by side.

    *Mr. Perry* may be *Perry* in the next line, *Mr. Godfrey* may be *Mr. Godfrey Ablewhite*.
    """
    if one.surname == other.given:
        return False
    titles, others = ([t for t in name.titles if t not in _FOND] for name in (one, other))
    return one.parts != other.parts or bool(other.honorifics and titles != others)


def _are_rivals(n_together: int, n_rarer: int, *, are_kin: bool) -> bool:
    shares = RIVAL_SHARES if are_kin else RIVAL_SHARES[1:]
    return any(n_together >= least and n_together >= share * n_rarer for least, share in shares)
