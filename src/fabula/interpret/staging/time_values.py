"""What time expressions are worth: type and value of TIMEX3 (Pustejovsky et al. 2003)."""

from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.calendars import (
    ADVERBS_OF_SETS,
    DEICTICS,
    FIXED_FEASTS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    Calendar,
)
from fabula.interpret.staging.time_phrases import TimePhrase
from fabula.records.scenes import TimexKind

_FUTURE: Final = frozenset({"would", "will", "'ll", "'d", "shall", "may", "might"})
_WHOLE: Final = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_WILL: Final = frozenset({"will", "'ll", "shall", "wo", "sha", "be"})


@dataclass(frozen=True, slots=True)
class TimeValue:
    """Type and value of an expression, and what is known of when it is after it."""

    kind: TimexKind
    value: str
    calendar: Calendar


def value_time(words: Words, phrase: TimePhrase, calendar: Calendar) -> TimeValue:
    """The value of a time expression.

    Args:
        words: the words of the story.
        phrase: the expression.
        calendar: what the telling has said before.
    """
    kind, value, after = _VALUERS[phrase.production](_Read(words, phrase, calendar))
    return TimeValue(kind, value, after)


@dataclass(frozen=True, slots=True)
class _Read:
    words: Words
    phrase: TimePhrase
    calendar: Calendar

    def form(self, letters: str) -> str:
        """The last word of some classes, or ""."""
        found = self.forms(letters)
        return found[-1] if found else ""

    def forms(self, letters: str) -> list[str]:
        """The words of some classes, in order."""
        rows = range(self.phrase.first, self.phrase.last + 1)
        pairs = zip(rows, self.phrase.letters, strict=True)
        return [self.words.forms[row] for row, letter in pairs if letter in letters]

    def count(self) -> str:
        """How many: a number, ``X`` where vague or not said by a plural alone."""
        forms = self.forms("no")
        if not forms:
            return "1" if set(self.phrase.letters) & set("UPWSM") else "X"
        total = 0
        for form in forms:
            value = _number(form)
            if value is None:
                return "X"
            total = total * value if total and value in {12, 100, 1000} else total + value
        return str(total)

    def part(self) -> str:
        """The part of the day, as TIMEX3 writes it behind ``T``."""
        return PARTS.get(_singular(self.form("Pd")), "") if self.form("Pd") else ""

    def is_future(self) -> bool:
        """Whether its sentence tells of what will be."""
        unit = self.words.unit[self.phrase.first]
        first, end = self.words.bounds[unit]
        return not _WILL.isdisjoint(self.words.forms[first:end])

    def is_ahead(self) -> bool:
        """Whether its sentence tells of what would be."""
        row = self.phrase.last
        return not _FUTURE.isdisjoint(self.words.forms[row : self.words.unit_end(row)])


_Valued = tuple[TimexKind, str, Calendar]


def _value_set(read: _Read) -> _Valued:
    letters = read.phrase.letters
    month = _month(read.form("MS"))
    if letters[0] in "no" and "T" not in letters:
        return TimexKind.SET, _duration(read.count(), read.forms("Uu")[0]), read.calendar
    if read.form("Wk"):
        value = f"XXXX{f'-{month}' if month else ''}-WXX-{WEEKDAYS[_singular(read.form('Wk'))]}"
    elif read.form("Pd"):
        value = f"XXXX-XX-XXT{read.part()}"
    elif read.form("Uu"):
        step = "2" if "q" in letters else read.count() if letters[:2] == "en" else "1"
        value = _duration(step, read.form("Uu"))
    else:
        value = f"XXXX-{month}"
    return TimexKind.SET, value, read.calendar


def _value_adverb(read: _Read) -> _Valued:
    return TimexKind.SET, ADVERBS_OF_SETS[read.form("X")], read.calendar


def _value_away(read: _Read) -> _Valued:
    """So much before or after something: the value is the distance."""
    unit = read.form("UuPdSZW")
    if _singular(unit) in SEASONS:
        return TimexKind.DATE, f"XXXX-{_month(_singular(unit))}", read.calendar
    value = _duration(read.count(), unit) if unit else "PXX"
    is_clock = value.startswith("PT")
    return TimexKind.TIME if is_clock else TimexKind.DATE, value, read.calendar


def _value_clock(read: _Read) -> _Valued:
    if not read.form("noC"):
        return TimexKind.TIME, "TXX:30", read.calendar  # the half past, of an hour that is known
    numbers = [_number(form) or 0 for form in read.forms("no")]
    hour, minutes = numbers[-1] if numbers else 0, 0
    if read.form("C"):
        hour, minutes = map(int, read.form("C").replace(".", ":").split(":"))
    elif set("pj") & set(read.phrase.letters):
        minutes = 30 if read.form("H") else 15 if read.form("Q") else numbers[0]
        if read.form("j"):
            hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    is_late = read.form("c") in {"p.m.", "pm"} or read.part() in {"AF", "EV"}
    hour += 12 if is_late and hour < 12 else 0
    day = f"{read.calendar.day}" if read.calendar.weekday else ""
    return TimexKind.TIME, f"{day}T{hour:02}:{minutes:02}", read.calendar


def _value_length(read: _Read) -> _Valued:
    letters = read.phrase.letters
    unit = read.form("UuPdSM")
    if "L" in letters or not unit:
        value = "PXX"
    elif "Q" in letters:
        value = "PT15M"
    elif "H" in letters and UNITS.get(unit) == "TH":
        value = "PT30M" if "&" not in letters else f"PT{read.count()}H30M"
    elif read.form("Pd") and "n" not in letters:
        value = f"T{read.part()}"
        if not _is_lasting(read):
            return _value_light(read)
    elif _singular(unit) in SEASONS:
        value = f"XXXX-{_month(_singular(unit))}"
    else:
        value = _duration(read.count(), unit)
        before = read.words.forms[read.phrase.first - 1] if read.phrase.first else ""
        if before == "in" and read.is_future():
            # *It will be dark in an hour*: a distance from now, as of *an hour ago*.
            kind = TimexKind.TIME if value.startswith("PT") else TimexKind.DATE
            return kind, value, read.calendar
    return TimexKind.DURATION, value, read.calendar


def _is_lasting(read: _Read) -> bool:
    """*All night*, *for one morning*; *one morning* by itself is a point."""
    before = read.words.forms[read.phrase.first - 1] if read.phrase.first else ""
    return "w" in read.phrase.letters or "H" in read.phrase.letters or before == "for"


def _value_part(read: _Read) -> _Valued:
    """A part of a day, season, month or week counts as that."""
    if read.form("P"):
        part = read.part()
        return TimexKind.TIME, _at(read.calendar, part), replace(read.calendar, part=part)
    if read.form("MS"):
        return TimexKind.DATE, f"XXXX-{_month(read.form('MS'))}", read.calendar
    value = _WHOLE.get(UNITS.get(read.form("U"), ""), "XXXX-XX-XX")
    return TimexKind.DATE, value, read.calendar


def _value_date(read: _Read) -> _Valued:
    year = read.form("Y") or "XXXX"
    if read.form("F"):
        feast = read.form("F")
        return TimexKind.DATE, f"{year}-{FIXED_FEASTS.get(feast, feast.upper())}", Calendar()
    if not read.form("M"):
        return TimexKind.DATE, year, Calendar()
    month = _month(read.form("M"))
    number = read.form("rn")
    day = ORDINALS.get(number) or _number(number)
    value = f"{year}-{month}" + (f"-{day:02}" if day else "")
    return TimexKind.DATE, value, Calendar(month=month, unit=read.words.unit[read.phrase.first])


def _value_turn(read: _Read) -> _Valued:
    """*Next morning*, *that winter*, *the second day*, *one day*."""
    letters, calendar = read.phrase.letters, read.calendar
    if read.form("W"):
        return _value_weekday(read)
    if read.form("MS"):
        return TimexKind.DATE, f"XXXX-{_month(read.form('MS'))}", Calendar()
    if "x" in letters:
        is_day = UNITS.get(read.form("U"), "D") == "D"
        calendar = calendar.shifted(1) if is_day else Calendar()
    if read.form("P"):
        calendar = Calendar() if letters[0] in "on" else calendar
        part = read.part()
        return TimexKind.TIME, _at(calendar, part), replace(calendar, part=part)
    if letters[0] in "on" or set(letters) & set("qu"):
        return _value_vague(read)
    return _value_unit(read, calendar)


def _value_vague(read: _Read) -> _Valued:
    """*One day*, *the other day*, *those years*, *these days*."""
    if read.form("h") in {"this", "these"}:
        return TimexKind.DATE, "PRESENT_REF", read.calendar
    ahead = read.is_ahead() and not read.form("q")
    return TimexKind.DATE, "FUTURE_REF" if ahead else "PAST_REF", Calendar()


def _value_unit(read: _Read, calendar: Calendar) -> _Valued:
    """*That day*, *the first day*, *that hour*, *next week*."""
    unit = UNITS.get(read.form("U"), "D")
    if unit == "D" and read.form("r"):
        return TimexKind.DATE, "PAST_REF", Calendar()
    if unit == "D":
        return TimexKind.DATE, calendar.day, replace(calendar, part="")
    if unit.startswith("T"):
        return TimexKind.TIME, f"{calendar.day}TXX", calendar
    return TimexKind.DATE, _WHOLE.get(unit, "XXXX"), calendar


def _value_weekday(read: _Read) -> _Valued:
    number = WEEKDAYS[read.form("W")]
    calendar = read.calendar
    same = calendar.unit == read.words.unit[read.phrase.first]
    month = f"-{calendar.month}" if calendar.month and same else ""
    value = f"XXXX{month}-WXX-{number}"
    part = read.part()
    after = replace(calendar, weekday=number, part=part)
    if part:
        return TimexKind.TIME, f"{value}T{part}", after
    return TimexKind.DATE, value, after


def _value_day(read: _Read) -> _Valued:
    part = "NI" if read.form("N") else read.part()
    # What is told of tomorrow is not there yet: the calendar stays.
    day = read.calendar.shifted(DEICTICS.get(read.form("D"), 0))
    if part:
        return TimexKind.TIME, f"{day.day}T{part}", read.calendar
    return TimexKind.DATE, day.day, read.calendar


def _value_season(read: _Read) -> _Valued:
    return TimexKind.DATE, f"XXXX-{_month(read.form('S'))}", read.calendar


def _value_light(read: _Read) -> _Valued:
    """A morning after a night is the next day's."""
    calendar, part = read.calendar, read.part() or "MO"
    if part == "MO" and calendar.part in {"NI", "EV"}:
        calendar = calendar.shifted(1)
    return TimexKind.TIME, _at(calendar, part), replace(calendar, part=part)


_VALUERS: Final = {
    "SET": _value_set,
    "ADVERB": _value_adverb,
    "AWAY": _value_away,
    "CLOCK": _value_clock,
    "LENGTH": _value_length,
    "PART": _value_part,
    "DATE": _value_date,
    "TURN": _value_turn,
    "WEEKDAY": _value_weekday,
    "DAY": _value_day,
    "SEASON": _value_season,
    "LIGHT": _value_light,
}


def _number(form: str) -> int | None:
    """What a number counts, *3* and *3rd* alike; None where it is vague."""
    digits = form.rstrip("stndrh")
    return int(digits) if digits.isdigit() else NUMBERS.get(form)


def _at(calendar: Calendar, part: str) -> str:
    """A part of the day that is known, or of some day."""
    return f"{calendar.day}T{part}" if calendar.weekday else f"T{part}"


def _duration(count: str, unit: str) -> str:
    """*Two weeks*: ``P2W``; *some hours*: ``PTXH``; *three nights*: ``P3D``."""
    code = UNITS.get(_singular(unit), "D").replace("NI", "D")
    if code[0].isdigit() or code[0] == "X":
        many = int("".join(c for c in code if c.isdigit()) or 1)
        count = str(int(count) * many) if count.isdigit() else "X"
        code = code[-1]
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"


def _month(word: str) -> str:
    """Month or season, as TIMEX3 writes it."""
    return f"{MONTHS[word]:02}" if word in MONTHS else SEASONS.get(word, "")


def _singular(word: str) -> str:
    if word == "centuries":
        return "century"
    return word[:-1] if word.endswith("s") and word not in PARTS else word
