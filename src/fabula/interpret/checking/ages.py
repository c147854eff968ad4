"""How old somebody is said to be: *was forty-one years old*, *Joss was thirty-four*."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.checking.statements import Ledger, Statement, state_fact
from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set
from fabula.records import FactKind

_BEING: Final = word_set("am is are was were 's 'm")
_AFTER_AGE: Final = word_set(". , ; : ! — – and but when then now at last next this on or")
_NOT_NOW: Final = word_set("when before after till until since if that as though once while not")
_LEAST_AGE: Final = 3
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)

_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}


def find_ages(ledger: Ledger) -> Iterator[Statement]:
    """*Was forty-one years old*, *Joss was thirty-four*, *Tam Oker, fourteen,*."""
    words = ledger.telling.words
    for row, tag in enumerate(words.upos):
        if tag != "NUM" and words.forms[row] not in _TENS:
            continue
        first, end, number = _read_number(words, row)
        if first != row or number < _LEAST_AGE or number > 110:
            continue
        subject = _whose_age(ledger, first, end)
        if subject < 0:
            continue
        stop = end + 2 if words.forms[end : end + 2] == ["years", "old"] else end
        fact = state_fact(ledger, subject, FactKind.AGE, str(number), (first, stop))
        if fact:
            yield Statement(
                fact, f"age {_tense(words, first)}", ledger.is_sure(subject) and words.line[row] < 0
            )


def _tense(words: Words, first: int) -> str:
    """An age that somebody *is* and one that he *was* are of two times."""
    before = words.forms[max(words.unit_start(first), first - 3) : first]
    return "is" if not {"is", "am", "are", "'s", "'m"}.isdisjoint(before) else "was"


def _read_number(words: Words, row: int) -> tuple[int, int, int]:
    """First row and end of the number that a word belongs to, and what it is; -1 for none."""
    form, end = words.forms[row], row + 1
    if row > 1 and words.forms[row - 1] == "-" and words.forms[row - 2] in _TENS:
        return row - 2, end, -1
    if form.isdecimal() and len(form) < len("1000"):
        return row, end, int(form)
    tens, _, ones = form.partition("-")
    if tens in _TENS and not ones and words.forms[end : end + 1] == ["-"]:
        ones, end = words.forms[end + 1], end + 2
    number = _NUMBERS.get(tens, -1)
    return row, end, number + (_NUMBERS.get(ones, -number - 1) if ones else 0)


def _whose_age(ledger: Ledger, first: int, end: int) -> int:
    """The row of the one whose age a number is; or -1."""
    words = ledger.telling.words
    low, stop = words.unit_start(first), words.unit_end(first)
    after = words.forms[end : end + 2] if end < stop else ["."]
    has_years = after == ["years", "old"]
    before = words.forms[first - 1] if first > low else ""
    if before == "," and after[:1] == [","] and first - 2 >= low:
        is_name = words.xpos[first - 2] == "NNP" and ledger.person_at(first - 2)
        return first - 2 if is_name else -1
    at = first - 1
    while at > low and words.forms[at] in {
        "only",
        "just",
        "now",
        "then",
        "about",
        "nearly",
        "already",
    }:
        at -= 1
    if at <= low or words.forms[at] not in _BEING or not (has_years or after[0] in _AFTER_AGE):
        return -1
    if words.forms[first - 1] in {"about", "nearly"}:
        return -1
    subject = at - 1
    if words.forms[subject] in {"who", ","} and subject > low:
        return next((row for row in range(subject - 1, low - 1, -1) if ledger.person_at(row)), -1)
    opener = words.forms[subject - 1] if subject > low else ""
    return subject if opener not in _NOT_NOW and ledger.person_at(subject) else -1
