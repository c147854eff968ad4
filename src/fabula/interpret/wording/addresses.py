"""Forms of address: what somebody is called in speech."""

from typing import Final

from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set

TITLES_ALONE: Final = word_set(
    """
    sir sirs sire madam madame ma'am mum miss mister mistress monsieur dear dearest darling lordship
    ladyship worship majesty highness excellency reverence
    """
)
"""Words that are a form of address and never a name, in capitals or not."""

ADDRESS_WORDS: Final = TITLES_ALONE | word_set(
    """
    my your our love sweet sweetheart beloved precious honey lord lady honour friend friends fellow
    chap boy girl lad lass child man woman gentleman gentlemen old young good poor little pretty own
    """
)
"""Noun phrases of these words alone (*my dear boy*, *old fellow*) are names of nobody."""

_ENDEARING: Final = frozenset({"my", "your", "our", "dear"})
_CALLING: Final = frozenset({"my", "dear", "old", "young"})
MAX_CALL_WORDS: Final = 3


def is_call(phrase: Phrase) -> bool:
    """Whether a phrase in speech addresses somebody: *Emma*, *my dear*, *sir*, between signs."""
    if phrase.quotation < 0 or not phrase.is_set_off:
        return False
    n_words = len(phrase.words)
    is_short = n_words <= MAX_CALL_WORDS and phrase.words[0] in _CALLING
    return phrase.form == "PROP" or n_words == 1 or is_short


def is_address(phrase: Phrase) -> bool:
    """Whether a phrase is no name but a form of address, wherever it stands."""
    words = phrase.words
    if phrase.form == "PROP" and words[0] not in _ENDEARING:
        # Captain Good, Mr. Young and Miss Love are people.
        return TITLES_ALONE.issuperset(words)
    is_endearment = words[0] == "dear" or words[:2] in {("my", "dear"), ("my", "dearest")}
    if phrase.form == "NOM" and (is_endearment or is_call(phrase)):
        return True
    return ADDRESS_WORDS.issuperset(words)
