"""Phrases as the names that readers see."""

import re
import unicodedata
from typing import Final

from fabula.interpret.wording.function_words import POSSESSIVES, SENTENCE_OPENERS
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.titles import PLAIN_TITLES, TITLES
from fabula.interpret.wording.word_lists import word_set

MAX_SLUG_CHARS: Final = 40
MIN_ACRONYM_CHARS: Final = 4
"""Names in capitals that are shorter are left so."""

_FRONT: Final = SENTENCE_OPENERS | POSSESSIVES | word_set("poor dear dearest")
_LEADING = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SPACED_SIGN = re.compile(r"\s+([,.;:!?’'])|([(“‘])\s+")
_GENITIVE = re.compile(r"\s*(?:['’]s|['’])$", re.IGNORECASE)


def plain_name(phrase: Phrase) -> str:
    """A phrase as a name, as it stands in the middle of a sentence.

    It has no genitive, no spaces before signs, no shouting, and nothing that is told of its bearer:
    *Peter Hale, who sold boats*.
    """
    is_proper = phrase.form == "PROP"
    words = _cut_told(phrase) if phrase.is_epithet else phrase.written
    if phrase.form == "NOM" and phrase.opens_clause and phrase.determiner:
        # *The doctor* opens a sentence; elsewhere he is *the doctor*.
        words = (words[0].lower(), *words[1:])
    if is_proper and phrase.number == "sg":
        end = phrase.grammar.head + 1
        words = _cut_front(words[end - len(phrase.name_words) + len(phrase.shared) : end])
    text = _SPACED_SIGN.sub(lambda match: match.group(1) or match.group(2), " ".join(words))
    text = _GENITIVE.sub("", text)
    return _tame(text, phrase.category) if is_proper else text


def _cut_told(phrase: Phrase) -> tuple[str, ...]:
    """A name without what follows it after a comma."""
    end = phrase.grammar.head + 1
    rest = phrase.written[end:]
    return phrase.written[: end + rest.index(",")] if "," in rest else phrase.written


def _cut_front(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what only stands before it: *Poor Emma*, *Charming Miss Woodhouse*."""
    lower = [word.lower().rstrip(".") for word in words]
    first = next((i for i, word in enumerate(lower[:-1]) if word in PLAIN_TITLES), 0)
    if first and not TITLES.issuperset(lower[:first]):
        return words[first:]
    while len(words) > 1 and words[0].lower() in _FRONT:
        words = words[1:]
    return words


def _tame(name: str, category: str) -> str:
    """A proper name without a person's article and without shouting."""
    if category == "PER":
        name = _LEADING.sub("", name)
    return name.title() if name.isupper() and len(name) >= MIN_ACRONYM_CHARS else name


def slug_of(name: str) -> str:
    """A name as an id.

    >>> slug_of("Mr. Knightley")
    'mr-knightley'
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")
    return slug[:MAX_SLUG_CHARS].rstrip("-") or "entity"
