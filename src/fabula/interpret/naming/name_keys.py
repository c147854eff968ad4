"""Names as fixes give them, made comparable with the names of a text."""

import re
from typing import Final

from fabula.interpret.naming.names import PersonName, parse_name, split_name
from fabula.interpret.naming.persons import cast_key
from fabula.interpret.wording.function_words import ARTICLES_AND_OWNERS
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import RANKS
from fabula.records.fixes import NARRATOR

NameKey = PersonName | tuple[str, ...]
"""A name, or the words of a phrase that serves as one: *my mother*."""

NARRATOR_KEY: Final[NameKey] = (NARRATOR,)
_GENITIVE: Final = re.compile("['’]s\\b")


def name_key(name: str) -> NameKey:
    """What a name of a fix is compared by.

    >>> name_key("the old man")
    ('old', 'man')
    """
    words = split_name(_GENITIVE.sub("", name))
    if " ".join(words) == NARRATOR:
        return NARRATOR_KEY
    parsed = parse_name(words)
    return parsed if _is_proper(name, words) and parsed.parts else cast_key(words)


def phrase_key(phrase: Phrase) -> NameKey:
    """The same for words of the text."""
    if phrase.form == "PROP" or phrase.is_epithet:
        return parse_name(phrase.name_words)
    return cast_key(phrase.words)


def _is_proper(name: str, words: tuple[str, ...]) -> bool:
    """Whether it is written as a name is; ranks with *the* are names here (``is_epithet``)."""
    is_rank = len(words) == 2 and words[0] == "the" and words[1] in RANKS
    is_owner = len(words) == 1 and words[0] in ARTICLES_AND_OWNERS
    return is_rank or (name.rsplit(maxsplit=1)[-1][:1].isupper() and not is_owner)
