"""What a line is: said, only thought, or written, by the narration beside it and its own form."""

import re
from typing import Final

THINKING: Final = re.compile(
    r"(?<!\bin )(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\bhis )(?<!\bher )(?<!\bmy )(?<!\bno )"
    r"\b(?:thought|thinks?|thinking|mused|reflected)\b"
)
SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|cr(?:ied|ies|ying)|ask(?:s|ed|ing)|answer\w*|repl(?:ied|ies|ying)"
    r"|exclaim\w+|whisper\w+|mutter\w+|murmur\w+|shout\w+|call\w+|remark\w+|observ\w+|add(?:s|ed|ing)"
    r"|return(?:s|ed)|continu\w+|repeat\w+)\b"
)

_SHEET: Final = (
    r"(?:letter|note|telegram|cable|wire|message|postcard|post-card|inscription|advertisement|notice"
    r"|placard|sign|epitaph|label|motto|headline|postscript|entry|will|document|paragraph|article)s?"
)
_LEAD: Final = re.compile(
    r"\b(?:wrote|writes|had\s+written|was\s+written|were\s+written|had\s+scribbled|scribbled|scrawled"
    rf"|{_SHEET}(?:\s+(?!and\b|then\b|he\b|she\b|I\b|they\b|who\b)\w+){{0,3}}?"
    r"\s+(?:ran|runs?|reads?|said|says|was|contained|consisted)"
    r"|read(?:s|ing)?(?:\s+\w+){0,2}?\s+(?:aloud|out)|ran\s+(?:thus|so)|(?:reads?|ran|runs)\s+as\s+follows"
    r"|read(?=[^,]{0,40}:))\b(?:(?!\band\b|\bsaid\b|\bcried\b|\basked\b)[^.!?]){0,60}"
    r"(?:[:,]\s*(?:--|[—–-])?|--|[—–])\s*$"
)
"""How narration ends that leads to a written text."""

_READ_AFTER: Final = re.compile(
    r"\W*(?:(?!and\b)[\w.’']+\s+){1,3}?(?:read(?:\s+(?:aloud|out))?|wrote)\s*(?:[.,;:—–]|--|$)"
)
"""A tag that says that the line is read out or written: *“Come at once,” she read.*"""

_GREETING: Final = re.compile(
    r"[\W_]*(?:my\s+)?(?:own\s+)?dear(?:est)?\s+[^.!?\n]{1,40}?[,:.;—–-]", re.IGNORECASE
)
_SIGNED: Final = re.compile(
    r"\b(?:yours?|ever)\s+(?:[\w’']+[,\s]+){0,4}?(?:truly|faithfully|sincerely|ever|obediently"
    r"|obedient|affectionate(?:ly)?|respectfully|loving|devoted|attached)\b[^!?]{0,60}$",
    re.IGNORECASE,
)
_LONGEST_LEAD: Final = 200
_SHORTEST_LETTER: Final = 200


def is_thinking(words: str) -> bool:
    """Whether a tag says that its line is thought: its first verb of saying or thinking tells."""
    thinks, says = THINKING.search(words), SAYING.search(words)
    return thinks is not None and (says is None or thinks.start() < says.start())


def is_writing(words: str, before: str, after: str) -> bool:
    """Whether a line is a written text.

    A lead says so (*the note ran:*), or a tag (*she read*), or it is a letter: it greets at its
    start or is of some length, and is signed at its end.

    Args:
        words: the line, its marks included.
        before: the narration that leads to it.
        after: the narration behind it.
    """
    if _LEAD.search(before[-_LONGEST_LEAD:]) or _READ_AFTER.match(after):
        return True
    is_long = len(words) >= _SHORTEST_LETTER or _GREETING.match(words) is not None
    return is_long and _SIGNED.search(words[-_LONGEST_LEAD:]) is not None
