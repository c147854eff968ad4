"""Speech that a dash opens at the start of a paragraph (Joyce), with no sign where it ends."""

import re
from typing import Final

from fabula.records import Spans
from fabula.segment.doubles import Found
from fabula.segment.speeches import Speech
from fabula.segment.tags import Tag, find_bare_tag

_OPENING: Final = re.compile(r"(?:-{2,3}|[—–―]|-(?=\s?[^\W\d_a-z]))\s*(?=[^\s—–―-])")
_CLOSING: Final = re.compile(r"[\s—–―-]+$")
_INTRODUCTION: Final = re.compile(r"[:,]\s*$")
_REACH: Final = 20
_MIN_NEAR: Final = 2
_SHORTEST_SIGNED: Final = 8


def find_dash_speeches(
    content: str, paragraphs: Spans, spoken_in_marks: set[int]
) -> dict[int, list[Speech]]:
    """Find the paragraphs that a dash opens as speech, and the speech in them.

    A dash opens speech where others do so nearby and marks do not, where the paragraph before
    leads to it, or where a tag follows.

    Args:
        content: the canonical text.
        paragraphs: sorted, not overlapping.
        spoken_in_marks: indices of the paragraphs with speech in quotation marks.

    Returns:
        For each such paragraph the speeches in it, in order.
    """
    openings = {
        index: match
        for index, (start, end) in enumerate(paragraphs)
        if index not in spoken_in_marks and (match := _OPENING.match(content, start, end))
    }
    speeches = {}
    for index, match in openings.items():
        start, end = paragraphs[index]
        near = range(index - _REACH, index + _REACH + 1)
        n_dashes = sum(other in openings for other in near)
        n_marked = sum(other in spoken_in_marks for other in near)
        found = _split_speech(content, start, end, match)
        led = index > 0 and _INTRODUCTION.search(content, *_tail(paragraphs[index - 1]))
        signed = content[end - 1].isalnum() and content.count(" ", start, end) < _SHORTEST_SIGNED
        usual = n_dashes >= _MIN_NEAR and n_dashes > n_marked and not signed
        tagged = found[0].after is not None and (n_dashes >= _MIN_NEAR or not n_marked)
        if usual or tagged or (led and not n_marked):
            speeches[index] = found
    return speeches


def _tail(paragraph: tuple[int, int]) -> tuple[int, int]:
    return max(paragraph[0], paragraph[1] - 4), paragraph[1]


def _split_speech(content: str, start: int, end: int, opening: re.Match[str]) -> list[Speech]:
    """The speech of one paragraph, with the tags in it cut out."""
    sign = opening[0].strip()
    closing = _CLOSING.search(content, opening.end(), end)
    if closing is not None:
        end = closing.start()
    speeches: list[Speech] = []
    at = start
    while at < end:
        tag = find_bare_tag(content, max(at, opening.end()), end)
        stop = tag.start if tag else end
        row = Found(at, _trim(content, at, stop), sign)
        speeches.append(Speech(row, after=tag, spoken=True, goes_on=bool(speeches)))
        if tag is None or not _resumes(content, tag, end):
            break
        at = _skip(content, tag.end, end)
    return speeches


def _resumes(content: str, tag: Tag, end: int) -> bool:
    """Whether speech goes on after a tag and not narration (`he said. He stood up.`)."""
    rest = content[tag.end : end].lstrip(" \n—–―-.,")
    return bool(rest) and not re.match(r"(?:He|She|They|His|Her|Their|The)\b", rest)


def _skip(content: str, position: int, end: int) -> int:
    while position < end and content[position] in " \n—–―-.,":
        position += 1
    return position


def _trim(content: str, start: int, end: int) -> int:
    while end > start + 1 and content[end - 1] in " \n—–―":
        end -= 1
    return end
