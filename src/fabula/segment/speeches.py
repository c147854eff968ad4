"""Speech: which quotations somebody says, and which go on with one another.

Quotation marks also stand around titles, quoted words and mottoes. Form tells them from speech: a
tag, a capital, a point inside the marks, a comma or colon before them. What somebody thinks in
quotation marks is a line of theirs like any other.
"""

import re
from dataclasses import dataclass
from typing import Final

from fabula.segment.conventions import Marked
from fabula.segment.doubles import EMPHASIS_SIGN, MARKUP_SIGN, Found
from fabula.segment.tags import Tag, find_tag_after, find_tag_before

_GOES_ON: Final = frozenset(
    ["added", "continued", "adds", "continues", "went", "resumed", "repeated", "pursued"]
)
_POINTS: Final = frozenset(".!?…—-,;:")
_FULL_POINTS: Final = frozenset(".!?…—-;:")
_WRITING: Final = re.compile(
    r"\b(?:wrote|written|writes|inscription|inscribed|motto|label|labelled|headed|heading|entitled"
    r"|title|titled|telegram|letter|note|placard|poster|sign|epitaph|advertisement|reads|ran|runs"
    r"|words|effect|paragraph|line|lines|verse|finale|announcement|notice)\b[^.!?]{0,60}$"
)
_SIGNS: Final = "\"“”„«»「」『』'‘’`_* \n"
_LEADS: Final = frozenset(",;:—-")
_ENDS: Final = frozenset(".!?:—-\"”’'")
_STOP: Final = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?]\s")
_JOINTS: Final = frozenset({"", "and", "or", "but", "then", "and then"})
_NAME: Final = re.compile(
    r"\b(?!(?:He|She|It|They|We|You|The|A|An|His|Her|My)\b)[^\W\d_a-z][^\W\d_]+"
)
_LONGEST_GAP: Final = 160
_LONGEST_BREAK: Final = 300


@dataclass(slots=True)
class Speech:
    """An outermost quotation of a paragraph and what is known of it.

    Attributes:
        row: its span and signs.
        before: the tag that leads to it.
        after: the tag that follows it.
        spoken: whether somebody says it.
        goes_on: whether it is the rest of the speech before it in its paragraph.
    """

    row: Found
    before: Tag | None = None
    after: Tag | None = None
    spoken: bool = False
    goes_on: bool = False


def judge_speeches(content: str, paragraph: Marked, *, reopened: bool) -> list[Speech]:
    """Judge the outermost quotations of a paragraph.

    Args:
        content: the canonical text.
        paragraph: with its quotations found.
        reopened: whether its first quotation goes on with that of the paragraph before.
    """
    speeches = [Speech(row) for row in outermost(paragraph.found)]
    free = paragraph.start
    for index, speech in enumerate(speeches):
        following = speeches[index + 1].row.start if index + 1 < len(speeches) else paragraph.end
        speech.before = find_tag_before(content, free, speech.row.start)
        if not speech.row.runs_on:
            speech.after = find_tag_after(content, speech.row.end, following)
        free = speech.after.end if speech.after else speech.row.end
    for index, speech in enumerate(speeches):
        previous = speeches[index - 1] if index else None
        if not index and reopened:
            speech.spoken = True
        else:
            speech.spoken = _is_spoken(content, paragraph, speech, previous)
        if previous is not None and previous.spoken:
            speech.goes_on = _goes_on(previous, speech)
    return speeches


def outermost(found: list[Found]) -> list[Found]:
    """The quotations of a paragraph that lie in no other."""
    rows: list[Found] = []
    for row in found:
        if not rows or row.start >= rows[-1].end:
            rows.append(row)
    return rows


def _goes_on(previous: Speech, speech: Speech) -> bool:
    """Whether a speech is the rest of the one before, with a tag between them."""
    if previous.after is None or _is_by_another(previous.after, speech.before):
        return False
    own = speech.after
    return own is None or own.verb in _GOES_ON or own.clause == previous.after.clause


def _is_by_another(behind: Tag, before: Tag | None) -> bool:
    """Whether the tag that leads to a speech names somebody else than that behind the last."""
    if before is None:
        return False
    names, others = (set(_NAME.findall(tag.clause)) for tag in (behind, before))
    return bool(names and others) and names.isdisjoint(others)


def _is_spoken(content: str, paragraph: Marked, speech: Speech, previous: Speech | None) -> bool:
    row, tag = speech.row, speech.after or speech.before
    if row.sign in {MARKUP_SIGN, EMPHASIS_SIGN}:
        return True
    if previous is not None and speech.after is None and _is_rest(content, previous, row):
        return previous.spoken
    if speech.after is not None and (speech.before or not _is_quoted_word(content, row)):
        return True
    if speech.before is not None and content[max(0, row.start - 4) : row.start].rstrip()[-1:] in {
        *",:"
    }:
        return True
    return row.runs_on or _has_form_of_speech(content, paragraph, row, tag)


def _is_rest(content: str, previous: Speech, row: Found) -> bool:
    """Whether a quotation is what is left of an interrupted one.

    Either only its tag stands between, or a few words between dashes.
    """
    if previous.after is not None:
        gap = content[previous.after.end : row.start].strip(" \n,;:—–-()")
        if gap in _JOINTS:
            return True
    between = content[previous.row.end : row.start].strip()
    if len(between) > _LONGEST_BREAK or _STOP.search(between):
        return False
    inner = content[row.start : row.end].strip(_SIGNS)
    whole = inner[-1:] in _FULL_POINTS or (inner[-1:] == "," and inner.count(" ") > 1)
    # "Ah!" said the man: looking up from his book; "is that you, Tom?"
    if previous.after is not None and between[-1:] in ",;:" and whole:
        return True
    if len(between) > _LONGEST_GAP:
        return False
    if between[:1] + between[-1:] in {"--", "——", "-—", "—-", "()"}:
        return True
    # "…too," said Alice, who was a truthful child; "but little girls …"
    return content[previous.row.end - 2] in ",—-" and whole and inner[:1].islower()


def _is_quoted_word(content: str, row: Found) -> bool:
    """Whether a quotation is a few words in the middle of a clause (`from the "Zampa," …`)."""
    before = content[max(0, row.start - 2) : row.start].rstrip()[-1:]
    return before.isalnum() and content.count(" ", row.start, row.end) < 4


def _has_form_of_speech(content: str, paragraph: Marked, row: Found, tag: Tag | None) -> bool:
    """Whether a quotation without a tag looks like speech."""
    inner = content[row.start : row.end].strip(_SIGNS)
    if not inner:
        return False
    n_words = inner.count(" ") + inner.count("\n") + 1
    before = content[max(paragraph.start, row.start - _LONGEST_GAP) : row.start].rstrip()
    pointed = inner[-1] in _FULL_POINTS
    if not before:
        whole = row.end >= paragraph.end - 1 or content[row.end] in "—–-"
        return whole or n_words > 3 or inner[-1] in _POINTS
    if inner[0].islower() or _WRITING.search(before):
        # Nobody quotes several sentences as a phrase.
        several = pointed and _STOP.search(inner) is not None
        return inner[0].islower() and several and before[-1] in _LEADS
    if not pointed:  # `. "He begs her to send it," was her next remark.`
        return inner[-1] == "," and n_words > 2 and before[-1] in _ENDS
    if before[-1] == ",":
        return inner[-1] not in ";:" and n_words > 1
    return before[-1] in _ENDS or tag is not None or n_words > 5
