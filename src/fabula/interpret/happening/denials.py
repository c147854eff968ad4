"""Claims denied as such: *and it is not so*, *which is a lie*, *I lied*."""

import re
from typing import Final

from fabula.interpret.happening.claims import Pair, find_sentence_before
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.happening.verb_kinds import REPORTS

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


def read_denial(telling: Telling, unit: int, paragraphs: list[int]) -> Pair | None:
    """*And it is not so*; *which is a lie*; *I lied*; *but it was not the doctor*."""
    words = telling.words
    first, end = words.bounds[unit]
    text = " ".join(words.forms[first:end])
    side = _SIDE_REMARK.search(text)
    if side:
        at = first + text.count(" ", 0, side.start(1))
        return Pair((first, at - 1), (at, end)) if at - 1 > first else None
    match = _DENIAL.search(text) or _OWN_LIE.search(text)
    if not match:
        return None
    at = first + text.count(" ", 0, match.start(1))
    before = find_sentence_before(words, unit, paragraphs, _TOLD_BEFORE.search(text) is not None)
    if before is None or not _is_own_word(telling, match[1], text, before):
        return None
    return Pair(before, (at, end))


def _is_own_word(telling: Telling, denial: str, text: str, claim: tuple[int, int]) -> bool:
    """Whether it is the teller's own claim that is denied, not what somebody told or believed."""
    words = telling.words
    if denial.startswith("i "):
        return True
    if denial.startswith(("no ", "but no ")) or " no , " in f" {denial}" or "i told" in text:
        return True
    if words.line[claim[0]] >= 0 or not telling.tellers:
        return False
    is_present = re.search(r"(?:is|'s) (?:not|n't|a |untrue|false)", denial) is not None
    reports = any(words.lemmas[row] in REPORTS for row in range(*claim) if words.is_verb(row))
    return is_present and not reports
