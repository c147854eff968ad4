"""Names that stand once for two titles: *Mr. and Mrs. Weston*."""

from dataclasses import replace
from typing import Final

from fabula.interpret.names import parse_name
from fabula.interpret.phrases import Phrase
from fabula.interpret.word_lists import word_set

_SHORT_TITLES: Final = word_set("mr mrs mlle mme dr messrs mr. mrs. mlle. mme. dr. messrs.")


def share_names(phrases: list[Phrase]) -> list[Phrase]:
    """Give a title alone the name that follows the next one; drop it where none does."""
    return [
        whole
        for index, phrase in enumerate(phrases)
        if (whole := _complete(phrase, phrases[index + 1 : index + 3])) is not None
    ]


def _complete(phrase: Phrase, following: list[Phrase]) -> Phrase | None:
    if phrase.form != "PROP" or len(phrase.words) > 2 or phrase.words[0] not in _SHORT_TITLES:
        return phrase
    if not {*phrase.words[1:]} <= {"."}:
        return phrase
    for other in following:
        is_next = other.word == phrase.word + len(phrase.words) + 1 and other.before in {
            "and",
            "or",
        }
        name = parse_name(other.name_words) if is_next and other.form == "PROP" else None
        if name and name.honorifics and name.parts:
            return replace(phrase, shared=(name.surname,))
    return None
