"""Durations of TIMEX3 in a reader's words."""

import re
from typing import Final

_DURATION: Final = re.compile(r"(-?)P(T?)(X|[0-9]+)([A-Z]?)(?:[0-9]+M)?")
_UNITS: Final = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month",
    "Y": "year",
}  # fmt: skip


def tell_duration(value: str) -> str:
    """A duration as a reader would say it; ``""`` for one that is unknown.

    >>> tell_duration("PTXH"), tell_duration("P1W"), tell_duration("-P8Y")
    ('some hours', '1 week', '8 years back')
    """
    match = _DURATION.fullmatch(value)
    if match is None:
        return ""
    sign, clock, count, unit = match.groups()
    name = _UNITS.get(clock + unit)
    if name is None:
        return "some time back" if sign else "some time"
    number = "some" if count == "X" else f"{int(count):,}"
    plural = "" if count == "1" else "s"
    return f"{number} {name}{plural}{' back' if sign else ''}"
