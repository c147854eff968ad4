"""Where a stretch is: the first place that somebody is told to be at or to come to."""

from collections.abc import Sequence
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.paragraphs import Paragraph
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Mention

_AT: Final = word_set("in at on into inside within under aboard through upon outside to onto along")
_MOVING: Final = word_set("go come return arrive run walk ride drive get bring sail climb hurry")


def find_place(paragraphs: Sequence[Paragraph], words: Words) -> Mention | None:
    """The mention that tells where a stretch is, or None."""
    for paragraph in paragraphs:
        for mention in paragraph.places:
            row = words.row_at(mention.start)
            if row > 0 and mention.entity and _is_stage(words, row):
                return mention
    return None


def _is_stage(words: Words, row: int) -> bool:
    """*In the office*, *into High Tarn*; *to the mainland* where somebody moves there."""
    low, before = words.unit_start(row), words.forms[row - 1]
    if row <= low or before not in _AT:
        return False
    clause = range(max(low, row - _REACH), row)
    if any(words.forms[at] in {"had", "would", "not", "n't"} for at in clause):
        return False
    return before != "to" or any(words.lemmas[at] in _MOVING for at in clause)


_REACH: Final = 7
