"""Mentions that the user has put right: added where the model saw none, and never relabelled."""

from dataclasses import replace

import numpy as np

from fabula.interpret.mending.fixes import PlacedFixes
from fabula.interpret.naming.casts import with_rows
from fabula.interpret.naming.name_keys import NameKey, name_key, phrase_key
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Mentions, Text
from fabula.records.fixes import NotCharacter


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


def settle_given(settled: list[Phrase], read: list[Phrase], fixes: PlacedFixes) -> list[Phrase]:
    """Phrases with those given as persons, and without names that are nobody's.

    Args:
        settled: phrases whose labels have been made to agree; some may have been left out.
        read: all phrases, in order.
        fixes: what the user has put right.
    """
    dropped = fixes.bonds.dropped
    if not fixes.mentions and not dropped:
        return settled
    by_row = {phrase.row: phrase for phrase in settled}
    phrases: list[Phrase] = []
    met: set[NameKey] = set()
    for phrase in read:
        if (phrase.start, phrase.end) in fixes.mentions:
            phrases.append(replace(phrase, category="PER"))
        elif phrase.row in by_row:
            key = _key_of_person(by_row[phrase.row])
            phrases += _undropped(by_row[phrase.row], dropped.get(key) if key else None)
            met |= {key} if key else set()
    for key, fix in dropped.items():
        if key not in met:
            names = " or ".join(repr(name) for name in fix.names if name_key(name) == key)
            fixes.fail(fix, f"nobody in this book is called {names}", is_absent=True)
    return phrases


def _key_of_person(phrase: Phrase) -> NameKey | None:
    is_named = phrase.category == "PER" and phrase.form != "PRON"
    return phrase_key(phrase) if is_named else None


def _undropped(phrase: Phrase, fix: NotCharacter | None) -> list[Phrase]:
    """The phrase, as a thing or place where its name is said to be one; none where nobody's."""
    if fix is None:
        return [phrase]
    return [replace(phrase, category=fix.category)] if fix.category else []


def _form_of(words: str) -> str:
    """Name or noun phrase by its capitals; pronouns are known by themselves."""
    return "PROP" if words.rsplit(maxsplit=1)[-1][:1].isupper() else "NOM"
