"""Time expressions: found by a grammar, valued one after the other, as the telling goes on."""

from collections.abc import Sequence
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.calendars import Calendar
from fabula.interpret.staging.time_phrases import TimePhrase, find_time_phrases
from fabula.interpret.staging.time_values import value_time
from fabula.records.scenes import TimeExpression

_KEPT_CHARS: Final = 6000
"""So far on *that night* may mean the Monday that was named."""


def list_times(words: Words, ends: Sequence[int]) -> list[tuple[TimePhrase, TimeExpression]]:
    """All time expressions in order, each with the words that it is made of.

    What a character says of time does not move the time of the telling.

    Args:
        words: the words of the story.
        ends: where each of them ends, in code points.
    """
    telling, told = Calendar(), 0
    spoken, line = telling, -1
    times = []
    for phrase in find_time_phrases(words):
        start, holder = words.starts[phrase.first], words.line[phrase.first]
        if start - told > _KEPT_CHARS:
            telling = Calendar()
        if holder != line:
            spoken, line = telling, holder
        valued = value_time(words, phrase, telling if holder < 0 else spoken)
        if holder < 0:
            telling, told = valued.calendar, start
        else:
            spoken = valued.calendar
        times.append((phrase, TimeExpression(start, ends[phrase.last], valued.kind, valued.value)))
    return times
