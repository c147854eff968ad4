"""Names taken for a person's that are hardly any: *Dorking*, *Vengo!*, *June*."""

from collections import defaultdict
from dataclasses import replace
from statistics import fmean
from typing import Final

from fabula.interpret.naming.labels import PLACE_WORDS, name_key
from fabula.interpret.naming.names import parse_name
from fabula.interpret.wording.given_names import FEMALE_NAMES, MALE_NAMES, NICKNAMES
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set

_GIVEN_NAMES: Final = MALE_NAMES | FEMALE_NAMES | NICKNAMES.keys()
_MONTHS: Final = word_set("january february april june july september october november december")

MIN_SCORES: Final = {1: 0.8, 2: 0.6, 3: 0.6}
"""A name used so often is doubted where the model's probability is less, in the mean."""

MAX_CRIES: Final = 2
"""A word that is only ever cried out, and no oftener, is no name."""


def doubt_names(phrases: list[Phrase]) -> list[Phrase]:
    """Mark names of persons for which too little speaks; they stay mentions, of nobody in the cast.

    They are used three times at most and have neither a title nor a common given name nor a place
    in a tag; and the model is unsure of them, or they always follow *in*, *from* and the like, or
    are only ever cried out.
    """
    uses: defaultdict[tuple[str, ...], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.is_personal_name:
            uses[name_key(phrase)].append(phrase)
    doubtful = {p for key, found in uses.items() if _is_doubtful(key, found) for p in found}
    return [replace(p, is_doubtful=True) if p in doubtful else p for p in phrases]


def _is_doubtful(name: tuple[str, ...], uses: list[Phrase]) -> bool:
    if _MONTHS.issuperset(name):
        return True
    if len(uses) > max(MIN_SCORES) or _is_known(name):
        return False
    if len(uses) <= MAX_CRIES and all(p.is_cry and p.is_set_off for p in uses):
        return True
    if any(phrase.in_tag for phrase in uses):
        return False
    is_unsure = fmean(phrase.score for phrase in uses) < MIN_SCORES[len(uses)]
    return is_unsure or all(phrase.before in PLACE_WORDS for phrase in uses)


def _is_known(name: tuple[str, ...]) -> bool:
    """Whether it has a title, a given name, or ends in a word for a man or a woman."""
    parsed = parse_name(name)
    has_given = not _GIVEN_NAMES.isdisjoint(parsed.parts)
    return has_given or bool(parsed.honorifics or parsed.gender)
