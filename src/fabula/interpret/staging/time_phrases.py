"""Time expressions found: a closed grammar over classes of words.

Every word becomes the letter of its class (``calendars``), and each production below is a pattern
of letters. English tells time by a regular language, so that a pattern for each kind of phrase
says all there is to its form; what letters do not show (the noun behind a number) is asked of the
words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.calendars import ANCHORS, CLASS_OF, NOTHING
from fabula.interpret.wording.function_words import SUBJECTS
from fabula.interpret.wording.word_lists import word_set

_COUNT: Final = "(?:a?n+(?:&n)?|a|o)"

_PRODUCTIONS: Final = {
    # every Sunday in May, every morning of my childhood, most days, the mornings, once a week
    "SET": "(?:e[nroq]?[UPWMSu]|m[du]|[tz]?[dk]|(?:G|nT)[ae][UPW]|[no][Uu]a[UP]|BP)"
    "(?:OzK|it?[MS])?",
    "ADVERB": "X",
    # two winters ago, an hour before, a long time ago, long after; the week before
    "AWAY": f"(?:{_COUNT}(?:&aH)?[UuSZPd]|[uZ]|Ha?U|[an]V*L|[at]?n?u|V)[gbf]|t[UPWS][bf]",
    # half past four, twenty past six, six o'clock in the morning, 10.30 p.m., at six
    "CLOCK": "(?:(?:H|a?Q|[no]u?)[pj][no]|[no]c|Cc?|(?<=[BA])[no])(?:itP)?|t?Hp",
    # next morning, that night, the same day, the other day, the second day, one day
    "TURN": "[tz]?[pxs][UPWMS]P?|h[UPWMSu]|tq[UPW]|t?r[UP]|[on][UPWM]",
    # all night, the whole week, half an hour, eleven hours, a long time; for years
    "LENGTH": f"[ta]?w[th]?[UPSMu]|Ha?t?[UP]|[ta]HU|a?QOaU|{_COUNT}V?[UuPd](?:&(?:aH|n))?|[an]V*L"
    "|t[px]n?u|(?<=y)u",
    # the end of the summer, some hour of the night
    "PART": "t?EO[tzhx]?[UPSMWF]|nUOtP",
    # the third of May, May 3, 1916; Easter Monday; in 1916
    "DATE": "(?:W,?)?t?[rn]OM(?:,?Y)?|M(?:n(?:,?Y)?|,?Y)?|nMY?|[th]?F[UWEP]?|(?<=[iOAB])Y",
    "WEEKDAY": "[ta]?v?WP?",
    "DAY": "DP?|N",
    "SEASON": "[ta]v?S|(?<=[iOA])v?S",
    "LIGHT": "[ta]?v?P",
}
_GRAMMAR: Final = tuple((name, re.compile(pattern)) for name, pattern in _PRODUCTIONS.items())
_RUNS: Final = re.compile(rf"[^{re.escape(NOTHING)}]+")

_HOURS: Final = word_set("one two three four five six seven eight nine ten eleven twelve")
_BARE_PARTS: Final = word_set("morning evening night afternoon")
"""They tell a time only behind an article or a preposition: *good night*, *morning dress*."""

_NEAR: Final = 5
_LEADS: Final = word_set(
    "in at by till until before after since during towards toward on of from about through the"
)
_COUNTED: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that a production has matched.

    Attributes:
        first, last: rows of its first and last word.
        production: the name of the production.
        letters: the classes of its words.
    """

    first: int
    last: int
    production: str
    letters: str


def find_time_phrases(words: Words) -> Iterator[TimePhrase]:
    """All time expressions, in order; none overlaps another or leaves its sentence.

    The longest that fits at a word is taken, of equally long ones the first in the grammar.
    """
    letters = "".join([_letter(words, row, form) for row, form in enumerate(words.forms)])
    for run in _RUNS.finditer(letters):
        if ANCHORS.isdisjoint(run[0]):
            continue
        at = run.start()
        while at < run.end():
            phrase = _longest_at(words, letters, at)
            if phrase:
                yield phrase
            at = phrase.last + 1 if phrase else at + 1


def _longest_at(words: Words, letters: str, at: int) -> TimePhrase | None:
    matches = [(name, pattern.match(letters, at)) for name, pattern in _GRAMMAR]
    found = [TimePhrase(at, m.end() - 1, name, m[0]) for name, m in matches if m]
    found.sort(key=lambda phrase: -phrase.last)
    return next((phrase for phrase in found if _tells_time(words, phrase)), None)


def _letter(words: Words, row: int, form: str) -> str:
    letter = CLASS_OF.get(form)
    if letter is None:
        return _digit_letter(form) if form[:1].isdigit() else NOTHING
    upos = words.upos[row]
    if letter in "PSd" and upos in {"VERB", "AUX", "ADJ"}:
        return NOTHING
    if form in _ALSO_COMMON and upos not in {"PROPN", "ADV"}:
        return NOTHING
    return letter


_ALSO_COMMON: Final = word_set("may march lent fall daily weekly monthly nightly hourly yearly")
"""Words of time only where they are names or adverbs."""


def _digit_letter(form: str) -> str:
    """Of digits: a year, a time of the day, or a number."""
    if re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", form):
        return "Y"
    if re.fullmatch(r"[0-2]?[0-9][:.][0-5][0-9]", form):
        return "C"
    return "n" if re.fullmatch(r"[0-9]{1,3}(?:st|nd|rd|th)?", form) else NOTHING


def _tells_time(words: Words, phrase: TimePhrase) -> bool:
    """What the letters do not show: where sentences end, ages, greetings, what is counted."""
    first, last, letters = phrase.first, phrase.last, phrase.letters
    if words.unit[first] != words.unit[last] or letters == "V":
        return False
    before = words.forms[first - 1] if first > words.unit_start(first) else ""
    after = words.forms[last + 1] if last + 1 < words.unit_end(last) else ""
    if after == "old" or (after == "of" and words.forms[last + 2] == "age"):
        return False
    if letters[-1] in "PSFW" and _describes_noun(words, last):
        return False
    if letters[-1] in "bf" and _opens_clause(words, last):
        return False
    check = _CHECKS.get(phrase.production)
    return check is None or check(words, phrase, before, after)


def _describes_noun(words: Words, row: int) -> bool:
    """*The spring fog*, *a Christmas picture*, *her morning dress*."""
    after = row + 1
    return (
        after < words.unit_end(row)
        and words.upos[after] in {"NOUN", "PROPN"}
        and words.heads[row] == after
    )


def _opens_clause(words: Words, row: int) -> bool:
    """*Nine days before the news came*: so long it took; but *an hour before them*."""
    end = min(row + _NEAR, words.unit_end(row))
    return words.relations[row] == "mark" or any(
        words.relations[at].startswith("nsubj") or words.forms[at] in SUBJECTS - {"it"}
        for at in range(row + 1, end)
    )


def _is_point(words: Words, phrase: TimePhrase, before: str, after: str) -> bool:
    """*One day*, *one evening*, *some day*; but *for one day* and *some years* are lengths."""
    del after
    if phrase.letters[0] not in "on":
        return True
    is_some = words.forms[phrase.first] in {"one", "some"}
    is_day = phrase.letters[-1] in "PW" or words.forms[phrase.last] == "day"
    return is_some and is_day and before != "for"


def _is_length(words: Words, phrase: TimePhrase, before: str, after: str) -> bool:
    del before, after
    return phrase.letters != "aL" or words.forms[phrase.last] == "while"


def _is_usual(words: Words, phrase: TimePhrase, before: str, after: str) -> bool:
    """*At night*, not *at noon*."""
    del before, after
    return phrase.letters != "BP" or words.forms[phrase.last] == "night"


def _is_light(words: Words, phrase: TimePhrase, before: str, after: str) -> bool:
    """*In the morning*, *dusk*; not *good night*."""
    del after
    is_bare = len(phrase.letters) == 1 and words.forms[phrase.first] in _BARE_PARTS
    return before in _LEADS or not (is_bare or before == "good")


def _is_hour(words: Words, phrase: TimePhrase, before: str, after: str) -> bool:
    """*At six*, *twenty past six*; not *at six houses*, *ten to one*, *by two of them*."""
    last = phrase.last
    if phrase.letters[-1] not in "no":
        return True
    is_counting = after == "of" or (after and words.upos[last + 1] in _COUNTED)
    is_vague = phrase.letters[1:2] == "j" and phrase.letters[0] in "no"
    if is_vague and CLASS_OF.get(before) not in {"A", "B"}:
        return False
    if words.forms[last] == "one" and phrase.letters == "o" and before != "at":
        return False
    return not is_counting and after != "'s" and words.forms[last] in _HOURS


_CHECKS: Final = {
    "SET": _is_usual,
    "CLOCK": _is_hour,
    "LENGTH": _is_length,
    "TURN": _is_point,
    "LIGHT": _is_light,
}
