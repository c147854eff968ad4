"""Feelings that are denied and then owned up to: *I did not envy him. … I envied him.*"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from fabula.interpret.happening.tellings import Telling
from fabula.records import Feeling, Standing

_MAX_CHARS: Final = 1_000
"""So soon the same voice must own up to what it denied."""

_CORRECTIONS: Final = ("not so", "not true", "untrue", "a lie", "i lied", "the truth")


def withdraw_denied(feelings: Sequence[Feeling], telling: Telling) -> list[Feeling]:
    """The feelings, those withdrawn that the same voice first denies and then tells."""
    told = []
    for index, feeling in enumerate(feelings):
        if feeling.standing is Standing.NEGATED and feeling.who is not None:
            later = _next_after(feelings, index)
            if any(_owns_up(feeling, other, telling) for other in later):
                told.append(replace(feeling, standing=Standing.WITHDRAWN))
                continue
        told.append(feeling)
    return told


def _next_after(feelings: Sequence[Feeling], index: int) -> Iterator[Feeling]:
    end = feelings[index].end + _MAX_CHARS
    following = (feelings[at] for at in range(index + 1, len(feelings)))
    return takewhile(lambda other: other.start < end, following)


def _owns_up(denied: Feeling, other: Feeling, telling: Telling) -> bool:
    """The same word of the same one, told by the same voice as felt.

    Toward the same one as well, unless words in between say that what was told is not so: a pronoun
    there is easily taken for somebody else.
    """
    is_felt = other.standing in {Standing.HAPPENED, Standing.RECALLED}
    is_same_voice = denied.told_in == other.told_in == "narration"
    if not is_felt or not is_same_voice or denied.who != other.who:
        return False
    between = telling.content[denied.end : other.start].lower()
    is_corrected = any(words in between for words in _CORRECTIONS)
    is_same_target = denied.toward == other.toward
    return (is_corrected or is_same_target) and _lemma(denied, telling) == _lemma(other, telling)


def _lemma(feeling: Feeling, telling: Telling) -> str:
    return telling.words.lemmas[bisect_left(telling.words.starts, feeling.start)]
