"""Mentions that the user has put right: added where the model saw none, and never relabelled."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from fabula.interpret.bonds import Bonds
from fabula.interpret.casts import with_rows
from fabula.interpret.fixes import PlacedFixes
from fabula.interpret.name_keys import phrase_key
from fabula.interpret.phrases import Phrase
from fabula.records import Mentions, Text

Span = tuple[int, int]


def add_given_mentions(text: Text, mentions: Mentions, fixes: PlacedFixes) -> Mentions:
    """Mentions in which those given are certain, also where the model saw none."""
    given = fixes.mentions
    if not given:
        return mentions
    found = sorted(given.keys() - set(mentions.spans))
    fixes.added = frozenset(found)
    forms = [_form_of(text.content[start:end]) for start, end in found]
    added = with_rows(mentions, found, forms)
    is_given = np.array([span in given for span in added.spans], dtype=np.bool_)
    return replace(added, score=np.where(is_given, np.float32(1), added.score))


def settle_given(
    settled: list[Phrase], read: list[Phrase], given: Collection[Span], bonds: Bonds
) -> list[Phrase]:
    """Phrases with those given as persons, and without names that are nobody's.

    Args:
        settled: phrases whose labels have been made to agree; some may have been left out.
        read: all phrases, in order.
        given: spans that mean somebody.
        bonds: what fixes say of names.
    """
    if not given and not bonds.dropped:
        return settled
    by_row = {phrase.row: phrase for phrase in settled}
    phrases = []
    for phrase in read:
        if (phrase.start, phrase.end) in given:
            phrases.append(replace(phrase, category="PER"))
        elif phrase.row in by_row:
            phrases += _undropped(by_row[phrase.row], bonds)
    return phrases


def _undropped(phrase: Phrase, bonds: Bonds) -> list[Phrase]:
    """The phrase, as a thing or place where its name is said to be one; none where nobody's."""
    fix = None
    if phrase.category == "PER" and phrase.form != "PRON":
        fix = bonds.dropped.get(phrase_key(phrase))
    if fix is None:
        return [phrase]
    return [replace(phrase, category=fix.category)] if fix.category else []


def _form_of(words: str) -> str:
    """Name or noun phrase by its capitals; pronouns are known by themselves."""
    return "PROP" if words.rsplit(maxsplit=1)[-1][:1].isupper() else "NOM"
