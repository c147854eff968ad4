"""Words of time and what they are worth, as closed lists set down for this project.

Each word has one letter, its class; ``time_phrases`` states the grammar over these letters.
"""

from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.wording.word_lists import word_set

_ONES: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

NUMBERS: Final[dict[str, int | None]] = {
    **{word: value for value, word in enumerate(_ONES, start=1)},
    **{ten: 10 * value for value, ten in enumerate(_TENS, start=2)},
    **{
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES[:9], start=1)
    },
    "hundred": 100, "thousand": 1000, "dozen": 12, "couple": 2,
    **dict.fromkeys(word_set("several few many some"), None),
}  # fmt: skip
"""What a word counts; None where it counts vaguely."""

ORDINALS: Final = dict(
    zip(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        range(1, 13),
        strict=True,
    )
)

UNITS: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NI", "week": "W",
    "fortnight": "2W", "month": "M", "year": "Y", "decade": "10Y", "century": "100Y", "age": "XY",
}  # fmt: skip
"""Units of durations, as TIMEX3 writes them: those of less than a day after a ``T``."""

PARTS: Final = {
    "morning": "MO", "forenoon": "MO", "afternoon": "AF", "evening": "EV", "night": "NI",
    "noon": "12:00", "noonday": "12:00", "midday": "12:00", "midnight": "00:00", "dawn": "MO",
    "daybreak": "MO", "sunrise": "MO", "daylight": "MO", "dusk": "EV", "sunset": "EV",
    "sundown": "EV", "nightfall": "EV", "twilight": "EV", "supper-time": "EV", "dinner-time": "XX",
    "breakfast-time": "MO", "teatime": "AF", "tea-time": "AF", "bedtime": "NI", "lunchtime": "MI",
}  # fmt: skip
"""Parts of a day; those with digits, and those of light, are a point rather than a stretch."""

WEEKDAYS: Final = {
    day: number
    for number, day in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], start=1
    )
}
MONTHS: Final = {
    month: number
    for number, month in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
FEASTS: Final = word_set(
    """
    easter christmas michaelmas whitsun whitsuntide whitsunday pentecost lent advent lammas
    candlemas martinmas lady-day hallowe'en halloween thanksgiving epiphany midsummer midwinter
    passover ramadan carnival boxing-day
    """
)
FIXED_FEASTS: Final = {
    "christmas": "12-25", "michaelmas": "09-29", "lady-day": "03-25", "lammas": "08-01",
    "candlemas": "02-02", "martinmas": "11-11", "epiphany": "01-06", "halloween": "10-31",
    "hallowe'en": "10-31", "boxing-day": "12-26",
}  # fmt: skip
"""Those that have a date: month and day."""

DEICTICS: Final = {"today": 0, "to-day": 0, "yesterday": -1, "tomorrow": 1, "to-morrow": 1}
TONIGHT: Final = word_set("tonight to-night")

ADVERBS_OF_SETS: Final = {
    "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y", "hourly": "PT1H",
}  # fmt: skip

_CLASSES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("n", frozenset(NUMBERS) - {"one"}),
    ("o", word_set("one")),
    ("a", word_set("a an")),
    ("t", word_set("the")),
    ("h", word_set("this that these those")),
    ("z", word_set("my your his her its our their")),
    ("e", word_set("every each")),
    ("m", word_set("most")),
    ("w", word_set("all whole entire")),
    ("p", word_set("last past previous preceding")),
    ("x", word_set("next following coming ensuing succeeding")),
    ("s", word_set("same very")),
    ("q", word_set("other")),
    ("r", frozenset(ORDINALS)),
    ("v", word_set("early late fine cold hot warm wet bright clear hard bad")),
    ("V", word_set("long good little short great considerable")),
    ("U", frozenset(UNITS) - {"night", "age"}),
    ("u", frozenset(f"{unit}s" for unit in UNITS) - {"nights", "centurys"} | {"centuries"}),
    ("P", frozenset(PARTS)),
    ("d", word_set("mornings afternoons evenings nights")),
    ("W", frozenset(WEEKDAYS)),
    ("k", frozenset(f"{day}s" for day in WEEKDAYS)),
    ("M", frozenset(MONTHS)),
    ("S", frozenset(SEASONS)),
    ("Z", word_set("springs summers autumns winters")),
    ("F", FEASTS),
    ("D", frozenset(DEICTICS)),
    ("N", TONIGHT),
    ("g", word_set("ago")),
    ("b", word_set("before earlier previously")),
    ("f", word_set("after later afterwards afterward hence")),
    ("c", word_set("o'clock a.m. p.m. am pm")),
    ("H", word_set("half")),
    ("Q", word_set("quarter")),
    ("j", word_set("to")),
    ("i", word_set("in")),
    ("O", word_set("of")),
    ("B", word_set("at")),
    ("A", word_set("by till until about towards toward nearly near almost before since during")),
    ("y", word_set("for")),
    ("E", word_set("end beginning middle close start eve heart height depth")),
    ("L", word_set("while time")),
    ("G", word_set("once twice thrice")),
    ("T", word_set("times")),
    ("K", word_set("childhood boyhood girlhood youth")),
    ("X", frozenset(ADVERBS_OF_SETS)),
    ("&", word_set("and or")),
    (",", word_set(",")),
)

CLASS_OF: Final = {word: letter for letter, words in reversed(_CLASSES) for word in words}
"""The letter of a word in lower case; the first list that holds it counts."""

NOTHING: Final = "."
"""The letter of every other word."""

ANCHORS: Final = frozenset("UuPdWkMSZFDNcCLXYno")
"""Letters without one of which no time is told."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the telling has said of when it is.

    Attributes:
        weekday: 1 to 7, or 0 where unknown.
        part: the last part of a day, as TIMEX3 writes it.
        month: number or season, with the sentence that named it.
        unit: that sentence's stretch.
    """

    weekday: int = 0
    part: str = ""
    month: str = ""
    unit: int = -1

    @property
    def day(self) -> str:
        """The day in TIMEX3, as far as known."""
        return f"XXXX-WXX-{self.weekday}" if self.weekday else "XXXX-XX-XX"

    def shifted(self, n_days: int) -> "Calendar":
        """Some days on."""
        weekday = (self.weekday - 1 + n_days) % 7 + 1 if self.weekday else 0
        return replace(self, weekday=weekday)
