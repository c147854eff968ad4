"""What a teller says and then takes back: *No, that was not the truth*; *two, no, three*.

A claim and its correction are of one teller: both in narration, or both in one line. What somebody
else denies, or a later page contradicts, is not taken back.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.events import Happenings
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import REPORTS
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Spans, Withdrawal

_OPENING: Final = r"(?:(?:but|and|yet|well|oh|no|nay)(?: ,)? )*"
_ALL_THAT: Final = r"(?:that|this|it|all that|all this|all of that|none of (?:that|this|it))"
_NOT: Final = r"(?:is|was|'s) (?:not|n't)(?: (?:quite|exactly|at all|even|really|strictly))*"
_UNTRUE: Final = r"(?:true|so|right|the truth|the case|what happened|how it (?:was|happened|went))"
_FALSE: Final = r"(?:is|was|'s) (?:a lie|untrue|false|all lies|a falsehood|an untruth|an invention)"

_DENIAL: Final = re.compile(
    rf"(?:^|[,;:—–-] )({_OPENING}{_ALL_THAT} (?:{_NOT} {_UNTRUE}|{_FALSE}))(?= [.,;:!—–-]|$)"
)
_SIDE_REMARK: Final = re.compile(
    rf"[,—–-] (which (?:{_NOT} (?:true|so)|{_FALSE}))(?= [.,;:!—–-]|$)"
)
_OWN_LIE: Final = re.compile(
    r"^(?:but |no , )?(i (?:lied|have lied|'ve lied|told a lie))(?= [.,;:!]|$)"
)
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:how|what|so) i (?:have |had |'ve )?(?:told|said|wrote|put)\b"
)

_REPAIRS: Final = frozenset({",", ";", "—", "–", "-", "--", "...", "…"})
_AFTER_NO: Final = frozenset({",", "—", "–", "--"})
_DENIED: Final = word_set(
    "not n't never no nothing nobody none neither nor without whether or hardly"
)
_ANSWERS: Final = word_set("oh ah o well yes no but and why")
_OPEN: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EXPLAINS: Final = word_set("to it that what by , you the just only well business no")
_MAX_WORDS: Final = 6
"""So long at most is what *it was not …* denies, where it takes up a word from before."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Rows of a claim and of its correction, each half-open."""

    claim: tuple[int, int]
    correction: tuple[int, int]


def find_withdrawals(happenings: Happenings, paragraphs: Spans) -> list[Withdrawal]:
    """All claims that are taken back, in order of the correction.

    Args:
        happenings: the words with their clauses, and the lines, which tell whose they are.
        paragraphs: a sentence that opens one may take back the whole of the one before.
    """
    words, teller = happenings.words, _only(happenings.tellers)
    starts = paragraphs.start.tolist()
    found = []
    for unit in range(len(words.bounds)):
        for pair in _find_pairs(happenings, unit, starts):
            line = words.line[pair.correction[0]]
            found.append(
                Withdrawal(
                    *happenings.span(*pair.claim),
                    *happenings.span(*pair.correction),
                    happenings.quotes[line].speaker if line >= 0 else teller,
                )
            )
    return found


def _only(tellers: Collection[str]) -> str | None:
    """Who tells the story, where it is one alone."""
    return next(iter(tellers)) if len(tellers) == 1 else None


def _find_pairs(happenings: Happenings, unit: int, paragraphs: list[int]) -> Iterator[_Pair]:
    """The corrections of one stretch; the first kind that fits."""
    words = happenings.words
    first, end = words.bounds[unit]
    forms = words.forms[first:end]
    if "?" in forms[-2:]:
        return
    known = frozenset(forms)
    if known & {"true", "so", "right", "truth", "case", "lie", "untrue", "false", "lies", "lied",
                "falsehood", "untruth", "invention", "happened", "was", "went"}:  # fmt: skip
        pair = _read_denial(happenings, unit, paragraphs)
        if pair:
            yield pair
            return
    if "no" in known or "rather" in known or "mean" in known:
        yield from _read_repairs(words, first, end)
    yield from _read_echoes(words, unit, paragraphs)


def _read_denial(happenings: Happenings, unit: int, paragraphs: list[int]) -> _Pair | None:
    """*And it is not so*; *which is a lie*; *I lied*; *but it was not the doctor*."""
    words = happenings.words
    first, end = words.bounds[unit]
    text = " ".join(words.forms[first:end])
    side = _SIDE_REMARK.search(text)
    if side:
        at = first + text.count(" ", 0, side.start(1))
        return _Pair((first, at - 1), (at, end)) if at - 1 > first else None
    match = _DENIAL.search(text) or _OWN_LIE.search(text)
    if not match:
        return None
    at = first + text.count(" ", 0, match.start(1))
    before = _before(words, unit, paragraphs, _TOLD_BEFORE.search(text) is not None)
    if before is None or not _is_own_word(happenings, match[1], text, before):
        return None
    return _Pair(before, (at, end))


def _is_own_word(happenings: Happenings, denial: str, text: str, claim: tuple[int, int]) -> bool:
    """Whether it is the teller's own claim that is denied, not what somebody told or believed."""
    words = happenings.words
    if denial.startswith("i "):
        return True
    if denial.startswith(("no ", "but no ")) or " no , " in f" {denial}" or "i told" in text:
        return True
    if words.line[claim[0]] >= 0 or not happenings.tellers:
        return False
    is_present = re.search(r"(?:is|'s) (?:not|n't|a |untrue|false)", denial) is not None
    reports = any(words.lemmas[row] in REPORTS for row in range(*claim) if words.is_verb(row))
    return is_present and not reports


def _before(
    words: Words, unit: int, paragraphs: list[int], takes_paragraph: bool
) -> tuple[int, int] | None:
    """The sentence before, of the same line or of narration; or all of its paragraph."""
    first = words.bounds[unit][0]
    line = words.line[first]
    if unit == 0 or words.line[first - 1] != line:
        return None
    low, end = words.bounds[unit - 1]
    own = bisect_right(paragraphs, words.starts[first])
    before = bisect_right(paragraphs, words.starts[low])
    if line < 0 and own > before + 1:
        return None
    if takes_paragraph and own != before:
        while (
            low > 0 and words.line[low - 1] < 0 and words.starts[low - 1] >= paragraphs[before - 1]
        ):
            low -= 1
    return low, end


def _read_repairs(words: Words, first: int, end: int) -> Iterator[_Pair]:
    """*For two; no, she would wait*; *a week, or rather a month*; *blue—I mean grey*."""
    done = first
    for row in range(first + 1, end - 1):
        form, before, after = words.forms[row], words.forms[row - 1], words.forms[row + 1]
        if form == "no" and before in _REPAIRS and after in _AFTER_NO and row + 2 < end:
            if words.forms[row + 2] in {"no", "nor", "not", "and"}:
                continue
            low = _clause_start(words, first, row - 1)
        elif form == "rather" and before == "or" and words.forms[row - 2] in _REPAIRS:
            yield _Pair((_part_start(words, first, row - 2), row - 2), (row - 1, end))
            return
        elif form == "i" and after == "mean" and _is_slip(words, row, end):
            low = _clause_start(words, first, row - 1)
        else:
            continue
        low = max(low, done)
        claim = words.forms[low : row - 1]
        if _is_claim(words, low, row - 1) and _DENIED.isdisjoint(claim):
            yield _Pair((low, row - 1), (row, end))
            done = row + 2


def _part_start(words: Words, first: int, end: int) -> int:
    """The first row of the noun phrase, or of the verb and its words, that ends before a row."""
    row = end - 1
    while row > first and words.upos[row - 1] not in {"VERB", "AUX", "ADP", "CCONJ", "PUNCT"}:
        row -= 1
    return row


def _is_slip(words: Words, row: int, end: int) -> bool:
    """*The blue one, I mean the grey*; not *I mean to go*, *what I mean*."""
    if words.line[row] < 0 or words.forms[row - 1] not in {"—", "–", "--"} or row + 3 >= end:
        return False
    return words.forms[row + 2] not in _EXPLAINS - {","}


def _clause_start(words: Words, first: int, end: int) -> int:
    """The first row of the clause that ends before a row."""
    row = end - 1
    while row > first and words.forms[row - 1] not in {";", ":", "—", "–", "--", "“", '"'}:
        row -= 1
    return row


def _is_claim(words: Words, first: int, end: int) -> bool:
    """Whether words say more than *oh* or *well*."""
    if end <= first or any(form in {"?", "!"} for form in words.forms[first:end]):
        return False
    rows = range(first, end)
    return any(words.upos[row] in _OPEN and words.forms[row] not in _ANSWERS for row in rows)


def _read_echoes(words: Words, unit: int, paragraphs: list[int]) -> Iterator[_Pair]:
    """Corrections that take up a word: *Good. I mean, good that you said*.

    *To see a friend. Well, to see where he is*; *he heard the doctor. But it was not the doctor*;
    *we hoped, that is, Barbara hoped*.
    """
    first, end = words.bounds[unit]
    opening = words.forms[first : first + 3]
    if opening in (["i", "mean", ","], ["i", "mean", "—"]) or opening[:2] == ["well", ","]:
        before = _before(words, unit, paragraphs, takes_paragraph=False)
        is_slip = opening[0] == "i" and words.line[first] >= 0
        if before and (is_slip or _echoes(words, before, first, end)):
            yield _Pair(before, (first, end))
    elif _is_taken_up(words, unit, paragraphs):
        yield _Pair(words.bounds[unit - 1], (first, end))
    elif _is_cleft(words, first, end):
        before = _before(words, unit, paragraphs, takes_paragraph=False)
        nouns = {words.lemmas[row] for row in range(first, end) if words.upos[row] == "NOUN"}
        names = {words.forms[row] for row in range(first, end) if words.upos[row] == "PROPN"}
        if before and not (nouns | names).isdisjoint(
            words.lemmas[before[0] : before[1]] + tuple(words.forms[before[0] : before[1]])
        ):
            yield _Pair(before, (first, end))
    else:
        yield from _read_that_is(words, first, end)


def _echoes(words: Words, before: tuple[int, int], first: int, end: int) -> bool:
    """*Well, to see where he is*: the infinitive of the sentence before, and nothing else new."""
    row = first + 2
    if row + 1 >= end or words.forms[row] != "to":
        return False
    pairs = zip(
        words.forms[before[0] : before[1]], words.forms[before[0] + 1 : before[1]], strict=False
    )
    return ("to", words.forms[row + 1]) in pairs


def _is_taken_up(words: Words, unit: int, paragraphs: list[int]) -> bool:
    """What the sentence before takes for granted or plans is denied.

    *Would he take the children? There were no children*; *she would go. She would not*.
    """
    first, end = words.bounds[unit]
    before = _before(words, unit, paragraphs, takes_paragraph=False)
    if before is None or words.line[first] >= 0:
        return False
    told, denied = words.forms[before[0] : before[1]], words.forms[first:end]
    if denied[2:3] in (["not"], ["n't"]) and denied[3:4] in ([","], ["."], [";"]):
        is_same = denied[:2] in [told[at : at + 2] for at in range(_MAX_WORDS // 2)]
        return is_same and _DENIED.isdisjoint(told)
    if end - first > _MAX_WORDS + 1 or {"no", "never"}.isdisjoint(denied):
        return False
    return any(
        words.forms[at - 1] in {"no", "a", "an"} and _is_granted(words, words.lemmas[at], before)
        for at in range(first + 1, end)
        if words.upos[at] == "NOUN"
    )


def _is_granted(words: Words, lemma: str, before: tuple[int, int]) -> bool:
    """*The children*, *his dog*; not *looked for the key*, which need not be there."""
    for at in range(before[0] + 1, before[1]):
        if words.lemmas[at] == lemma and words.upos[at] == "NOUN":
            is_definite = words.forms[at - 1] == "the" or words.xpos[at - 1] == "PRP$"
            if is_definite and words.forms[max(at - 2, 0)] not in {"for", "of", "without"}:
                return True
    return False


def _is_cleft(words: Words, first: int, end: int) -> bool:
    """*(But) it was not the doctor.*"""
    row = first + (words.forms[first] in {"but", "and", "only", "no"})
    row += words.forms[row : row + 1] == [","]
    is_denied = words.forms[row : row + 3] in (["it", "was", "not"], ["it", "was", "n't"])
    is_known = "".join(words.forms[row + 3 : row + 4]) == "the" or "".join(
        words.xpos[row + 3 : row + 4]
    ) in {"NNP", "PRP$"}
    return is_denied and is_known and words.line[first] < 0 and end - row - 3 <= _MAX_WORDS


def _read_that_is(words: Words, first: int, end: int) -> Iterator[_Pair]:
    """*We hoped, that is, Barbara hoped*: the same verb of somebody else."""
    for row in range(first + 2, end - 3):
        is_remark = words.forms[row : row + 3] == ["that", "is", ","]
        if not is_remark or words.forms[row - 1] not in _REPAIRS:
            continue
        near = range(row + 3, min(row + 3 + _MAX_WORDS, end))
        repeated = {words.forms[at] for at in near if words.is_verb(at)}
        for at in range(row - 1, first, -1):
            if words.is_verb(at) and words.forms[at] in repeated:
                yield _Pair((_joint_before(words, first, at), row - 1), (row, end))
                return


def _joint_before(words: Words, first: int, row: int) -> int:
    """The first row after the last *and* or sign before a verb."""
    while row > first and words.upos[row - 1] not in {"CCONJ", "PUNCT"}:
        row -= 1
    return row
