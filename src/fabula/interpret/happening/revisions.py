"""Standings that show only later: what is taken back, and what is undone."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from fabula.interpret.happening.tellings import Telling
from fabula.interpret.happening.undoings import find_undone
from fabula.records import Event, Standing, Withdrawal


def revise_events(
    telling: Telling, events: Sequence[Event], withdrawals: Sequence[Withdrawal]
) -> list[Event]:
    """The events, those in a claim that is taken back withdrawn, those undone later undone."""
    revised = list(events)
    for place in find_undone(telling, events):
        revised[place] = replace(revised[place], standing=Standing.UNDONE)
    start = attrgetter("start")
    for claim in withdrawals:
        low = bisect_left(revised, claim.start, key=start)
        for place in range(low, bisect_right(revised, claim.end - 1, key=start)):
            revised[place] = replace(revised[place], standing=Standing.WITHDRAWN)
    return revised
