"""Where a speech ends or begins whose closing or opening mark is missing."""

import re
from typing import Final

from fabula.segment.verbs import NAMED_SAID, SUBJECT_VERB, VERB_SUBJECT

# Inside what may be a long speech only the plainest tags count: `said he,` and `Emma replied.`,
# not the `they say` and `I thought` that people use as they talk.
_BARE_TAG: Final = re.compile(
    rf"[,?!—-]\s+(?=(?:{VERB_SUBJECT}|{NAMED_SAID})[,.;:])|[?!]\s+(?={VERB_SUBJECT}\s)"
)
_TAG: Final = re.compile(rf"(?:{VERB_SUBJECT}|{SUBJECT_VERB})(?=[,.;:\s])")
_CLAUSE_END: Final = re.compile(r"[,.;:]\s+|--|—")
_INTRODUCTION: Final = re.compile(rf"(?:{SUBJECT_VERB})[^.!?]{{0,40}}?[,:]\s+")


def starts_tag(content: str, position: int) -> bool:
    """Whether a tag's words stand right at a position."""
    return _TAG.match(content, position) is not None


def find_missing_close(content: str, start: int, end: int) -> int | None:
    """The end of the words before a bare tag (`"Yes, said he.`), or None."""
    match = _BARE_TAG.search(content, start, end)
    if match is None:
        return None
    return match.start() + len(match[0].rstrip())


def find_missing_open(content: str, start: int, end: int, *, after_quotation: bool) -> int:
    """Where a speech begins that only its closing mark shows.

    Args:
        content: the canonical text.
        start: the start of the paragraph, or the end of the quotation before.
        end: the closing mark.
        after_quotation: whether ``start`` is the end of a quotation.
    """
    pattern = _CLAUSE_END if after_quotation else _INTRODUCTION
    match = pattern.search(content, start, end)
    if match is None:
        return start
    return match.end()
