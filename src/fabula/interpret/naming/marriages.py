"""Women whose surname changes: *Mina Murray* who is *Mina Harker* later, and *Mrs. Harker*.

A book seldom says so in words that can be read; it shows by where and how often it uses the names.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable
from itertools import permutations
from typing import Final

from fabula.interpret.naming.names import PersonName, full_form
from fabula.interpret.wording.titles import MARRIED_TITLES

MIN_OLD_NAMES: Final = 3
"""*Miss Jane Bates*, once, is the mother of *Jane Fairfax*."""

N_SURNAMES: Final = 2
"""A *Mary* who has three surnames more than once is three women."""

MAX_LATE_SHARE: Final = 0.2
"""At most this share of the uses of an old name may follow the first use of the new one."""

MIN_WIFE_MENTIONS: Final = 8
MAX_TOGETHER_SHARE: Final = 0.08
"""*Mrs. Pontellier* is *Edna Pontellier* where both are so frequent and so seldom side by side."""

NameUse = tuple[PersonName, Hashable]
"""A name and the stretch of text it stands in."""


def find_new_names(uses: list[NameUse]) -> set[tuple[PersonName, PersonName]]:
    """Full names of women with the other that takes their place later: ``(old, new)``.

    The given name is the same and goes with these two surnames alone, there is a *Mrs.* of the new
    one, hardly any use of the old name follows the first of the new one, and the given name alone
    is used more than both.
    """
    counts = Counter(name for name, _ in uses)
    places: defaultdict[PersonName, list[int]] = defaultdict(list)
    for place, (name, _) in enumerate(uses):
        places[name].append(place)
    by_given: defaultdict[str, list[PersonName]] = defaultdict(list)
    for name in counts:
        if name.given and name.gender != "m":
            by_given[full_form(name.given)].append(name)
    alone = Counter[str]()
    for name, count in counts.items():
        if len(name.parts) == 1 and not name.is_group:
            alone[full_form(name.parts[0])] += count
    married = {name.surname for name in counts if _is_married(name)}
    return {
        (old, new)
        for given, names in by_given.items()
        if len({name.surname for name in names if counts[name] > 1}) == N_SURNAMES
        for old, new in permutations(names, 2)
        if old.surname != new.surname
        and new.surname in married
        and counts[old] >= MIN_OLD_NAMES
        and alone[given] > counts[old] + counts[new]
        and _follows(places[old], places[new])
    }


def _follows(old: list[int], new: list[int]) -> bool:
    n_late = sum(place > new[0] for place in old)
    return n_late <= MAX_LATE_SHARE * len(old)


def find_brides(
    uses: list[NameUse], new_names: set[tuple[PersonName, PersonName]]
) -> set[PersonName]:
    """New full names of women who are the *Mrs.* of that surname from then on.

    A *Mrs. Archer* who is there before *May Welland* becomes *May Archer* is somebody else.
    """
    places: defaultdict[PersonName, list[int]] = defaultdict(list)
    married: defaultdict[str, list[int]] = defaultdict(list)
    for place, (name, _) in enumerate(uses):
        places[name].append(place)
        if _is_married(name) and len(name.parts) == 1:
            married[name.surname].append(place)
    return {
        new
        for old, new in new_names
        if married[new.surname] and _follows(places[old], married[new.surname])
    }


def find_wives(uses: list[NameUse]) -> set[PersonName]:
    """Full names of women who are also called *Mrs.* with their surname.

    There is one woman of that surname with a given name, which goes with no other surname so often,
    no Miss, and a mother or a daughter would be met beside her.
    """
    counts = Counter(name for name, _ in uses)
    stretches: defaultdict[PersonName, set[Hashable]] = defaultdict(set)
    for name, stretch in uses:
        stretches[name].add(stretch)
    wives = set[PersonName]()
    for wife in [name for name in counts if len(name.parts) == 1 and _is_married(name)]:
        women = [n for n in counts if n.given and n.surname == wife.surname and n.gender == "f"]
        if len({full_form(name.given) for name in women}) != 1 or _is_shared(women, counts):
            continue
        hers = [*women, *(n for n in counts if n.parts[:1] == women[0].parts[:1])]
        is_miss = any("miss" in n.titles and wife.surname in n.parts for n in counts)
        together = stretches[wife] & set().union(*(stretches[name] for name in hers))
        least = min(counts[wife], sum(counts[name] for name in dict.fromkeys(hers)))
        is_apart = len(together) <= MAX_TOGETHER_SHARE * least
        if not is_miss and is_apart and least >= MIN_WIFE_MENTIONS:
            wives.update(women)
    return wives


def _is_shared(women: list[PersonName], counts: Counter[PersonName]) -> bool:
    """Whether their given name goes with another surname as often: *Jane Reed*, *Jane Eyre*."""
    given, surname = full_form(women[0].given), women[0].surname
    others = (n for n in counts if full_form(n.given) == given and n.surname != surname)
    return sum(counts[name] for name in others) >= sum(counts[name] for name in women)


def _is_married(name: PersonName) -> bool:
    return not MARRIED_TITLES.isdisjoint(name.titles)
