"""Standings that show only later: what is taken back, and what is undone."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from fabula.interpret.happening.events import Happenings
from fabula.interpret.happening.undoings import find_undone
from fabula.records import Standing, Withdrawal


def revise_events(happenings: Happenings, withdrawals: Sequence[Withdrawal]) -> Happenings:
    """The same, events in a claim that is taken back withdrawn, those undone later undone."""
    events = list(happenings.events)
    for place in find_undone(happenings):
        events[place] = replace(events[place], standing=Standing.UNDONE)
    start = attrgetter("start")
    for claim in withdrawals:
        low = bisect_left(events, claim.start, key=start)
        for place in range(low, bisect_right(events, claim.end - 1, key=start)):
            events[place] = replace(events[place], standing=Standing.WITHDRAWN)
    return replace(happenings, events=events)
