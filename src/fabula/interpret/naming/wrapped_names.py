"""Names inside a noun phrase: *my dear Emma*, *your friend Robert*, *that good Mrs. Elton*."""

from collections import Counter
from dataclasses import replace
from typing import Final

from fabula.interpret.wording.addresses import ADDRESS_WORDS
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set

Name = tuple[str, ...]

MIN_USES: Final = 2
"""A name is known that stands so often by itself."""

_INDEFINITES: Final = word_set("a an one some any every no another each many several two three")
_ENDEARMENTS: Final = word_set("dear dearest darling love")
"""What may follow a name that it is called by: *Irma dear*."""


def unwrap_names(phrases: list[Phrase]) -> list[Phrase]:
    """Make names of noun phrases of persons whose last words are a name known from elsewhere.

    *A Cheshire Cat* brings in somebody new; *a Miss Hawkins* does not, if she is met elsewhere.
    """
    uses = Counter(_known_form(p.name_words) for p in phrases if p.is_personal_name)
    known = {name for name, count in uses.items() if count >= MIN_USES}
    unwrapped = [_unwrap(p, known) if _may_hold_name(p) else p for p in phrases]
    names_at = {p.word for p in unwrapped if p.is_personal_name}
    return [p for p in unwrapped if not _leads_in(p, names_at)]


def _may_hold_name(phrase: Phrase) -> bool:
    is_noun = phrase.form == "NOM" and phrase.category == "PER"
    return is_noun and phrase.number == "sg" and len(phrase.words) > 1 and not phrase.is_epithet


def _leads_in(phrase: Phrase, names_at: set[int]) -> bool:
    """Whether it is but the front of the name behind it: the *my dear* of *my dear Emma*."""
    is_before = phrase.word + len(phrase.words) in names_at
    return is_before and phrase.form == "NOM" and ADDRESS_WORDS.issuperset(phrase.words)


def _unwrap(phrase: Phrase, known: set[Name]) -> Phrase:
    """The phrase as a name, or as it is where it holds none."""
    head = phrase.grammar.head
    if head and phrase.words[head] in _ENDEARMENTS:
        head -= 1
    for first in range(head + 1):
        tail = phrase.written[first : head + 1]
        is_written_so = all(word[:1].isupper() for word in tail)
        is_new = phrase.words[0] in _INDEFINITES and len(tail) == 1
        if is_written_so and not is_new and _known_form(phrase.words[first : head + 1]) in known:
            grammar = replace(phrase.grammar, head=head, determiner="")
            return replace(phrase, form="PROP", grammar=grammar, name_start=first)
    return phrase


def _known_form(words: Name) -> Name:
    """The words of a name by which it is known again: no article, no points."""
    return tuple(word for word in words if word not in {"the", "'s", "."})
