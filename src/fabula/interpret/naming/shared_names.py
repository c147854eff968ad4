"""Titles that stand for a name: *Mr. and Mrs. Weston*, *said Mademoiselle*."""

from dataclasses import replace
from typing import Final

from fabula.interpret.naming.names import parse_name
from fabula.interpret.wording.addresses import is_call
from fabula.interpret.wording.grammars import read_grammar
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import SAME_TITLES
from fabula.interpret.wording.word_lists import word_set

_SHORT_TITLES: Final = word_set("mr mrs mlle mme dr messrs")
_TITLES_ALONE: Final = word_set("madame mademoiselle monsieur signora signorina signor signore")
"""Titles that alone, without *the*, mean the one who was last called so."""

Latest = dict[str, tuple[str, ...]]
"""The name last met with each title."""


def share_names(phrases: list[Phrase]) -> list[Phrase]:
    """Give a title alone the name that it stands for; drop *Mr.* and the like where there is none.

    That is the name that follows the next title (*Mr. and Mrs. Weston*), else the one met last
    with the same title. What somebody is called by (*“Yes, Madame,”*) is an address and no name.
    """
    latest: Latest = {}
    named = []
    for index, phrase in enumerate(phrases):
        whole = _complete(phrase, phrases[index + 1 : index + 3], latest)
        if whole is None:
            continue
        named.append(whole)
        if whole.is_personal_name and not whole.shared:
            name = parse_name(whole.name_words)
            if name.parts:
                latest |= dict.fromkeys(name.titles, name.parts)
    return named


def _complete(phrase: Phrase, following: list[Phrase], latest: Latest) -> Phrase | None:
    title = _title_of(phrase)
    if not title:
        return phrase
    if surname := _next_surname(phrase, following):
        return replace(phrase, shared=(surname,))
    known = SAME_TITLES.get(title, title)
    if known in _TITLES_ALONE:
        if is_call(phrase):
            return replace(phrase, form="NOM", grammar=read_grammar(phrase.words, "NOM"))
        if known in latest:
            grammar = read_grammar(phrase.words, "PROP")
            return replace(phrase, form="PROP", grammar=grammar, shared=latest[known])
    return None if title in _SHORT_TITLES else phrase


def _next_surname(phrase: Phrase, following: list[Phrase]) -> str:
    """The surname after *and* and another title, or ``""``."""
    for other in following:
        is_next = other.word == phrase.word + len(phrase.words) + 1
        if is_next and other.before in {"and", "or"} and other.form == "PROP":
            name = parse_name(other.name_words)
            if name.honorifics and name.parts:
                return name.surname
    return ""


def _title_of(phrase: Phrase) -> str:
    """The title that is all of a phrase, or ``""``."""
    title = phrase.words[0].rstrip(".")
    is_alone = {*phrase.words[1:]} <= {"."} and phrase.written[0][:1].isupper()
    is_title = title in _SHORT_TITLES or (title in _TITLES_ALONE and phrase.category == "PER")
    return title if is_alone and is_title and phrase.form != "PRON" else ""
