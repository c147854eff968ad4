"""What editors put into square brackets: pictures, footnotes, page numbers, their own notes."""

import re
from collections.abc import Iterator
from typing import Final

from fabula.ingest.drafts import Cut

_MAX_CHARS: Final = 6000
"""Longest stretch that one pair of brackets may hold; beyond it the bracket is a stray one."""

_OPENING: Final = re.compile(
    r"""\[[ \t]*_?(?:
        (?P<picture>(?:illustrations?|frontispiece)\b (?=[ \t]*[]:.,_(]) | (?:picture|image|plate)[ \t]*:)
      | (?P<note>foot-?note\b)
      | (?P<transcriber>transcriber[’']?s?[’']?[ \t]+(?:foot)?notes?\b)
      | (?P<page>(?:pg|page|p)\b\.?[ \t]*[\divxlc]+[ \t]*\])
      | (?P<starred>\*(?=\w))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ANCHOR: Final = re.compile(r"(?<=[^\s\[])\[(\d{1,3}|[A-Z*†]|[ivx]{1,5})\](?!\w)")
_NUMBERED_NOTE: Final = re.compile(
    r"^[ \t]*\[(\d{1,3}|[A-Z*†]|[ivx]{1,5})\][ \t]*(?=\S)", re.MULTILINE
)
_LABEL: Final = re.compile(r"\[[ \t]*foot-?note[ \t]+([\w*†]{1,5})", re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_EDGES: Final = re.compile(r"[\[\]]")


def find_brackets(content: str) -> list[Cut]:
    """Cuts for pictures, page numbers, transcribers' notes, footnotes and their anchors."""
    cuts = list(_bracketed(content))
    cuts += _numbered_notes(content)
    return cuts


def _bracketed(content: str) -> Iterator[Cut]:
    done = 0
    for found in _OPENING.finditer(content):
        start = found.start()
        if start < done:
            continue
        end = _closing(content, start)
        if end < 0:
            continue
        kind = _kind(found, content[start:end])
        if found["starred"] and not _is_paragraph(content, start, end):
            continue
        done = end
        yield whole_paragraph(content, Cut(start, end, kind))


def _kind(found: re.Match[str], words: str) -> str:
    if found["picture"]:
        has_caption = re.search(r"\w", words[found.end() - found.start() :]) is not None
        return "illustration" if has_caption else "image-marker"
    if found["page"]:
        return "page-number"
    return "transcriber-note" if found["transcriber"] else "footnote"


def _closing(content: str, start: int) -> int:
    """One past the bracket that closes the one at ``start``, or -1."""
    depth = 0
    for edge in _EDGES.finditer(content, start, start + _MAX_CHARS):
        depth += 1 if edge.group() == "[" else -1
        if depth == 0:
            return edge.end()
    return -1


def _is_paragraph(content: str, start: int, end: int) -> bool:
    line_start = content.rfind("\n", 0, start) + 1
    line_end = content.find("\n", end)
    after = content[end : line_end if line_end >= 0 else len(content)]
    return not content[line_start:start].strip() and not after.strip()


def whole_paragraph(content: str, cut: Cut) -> Cut:
    """Widen a cut that takes up its lines alone to these lines and the blank ones after it."""
    if not _is_paragraph(content, cut.start, cut.end):
        return cut
    start = content.rfind("\n", 0, cut.start) + 1
    end = content.find("\n", cut.end)
    if end < 0:
        return Cut(start, len(content), cut.kind)
    blank = _BLANK_LINES.match(content, end)
    follows_blank = (
        start == 0
        or not content[max(0, start - 2) : start].strip(" \t\n")
        and (content[max(0, start - 2) : start] == "\n\n" or start == 1)
    )
    # Of the blank lines on both sides one side stays, or the paragraphs around it would join.
    return Cut(start, blank.end() if blank and follows_blank else end + 1, cut.kind)


def _numbered_notes(content: str) -> Iterator[Cut]:
    """``[1]`` after a word, where a note ``[1] …`` or ``[Footnote 1: …]`` answers to it."""
    anchors = list(_ANCHOR.finditer(content))
    if not anchors:
        return
    called = {anchor.group(1) for anchor in anchors}
    answered = {label.upper() for label in _LABEL.findall(content)}
    for note in _NUMBERED_NOTE.finditer(content):
        label = note.group(1)
        starts_paragraph = not content[
            content.rfind("\n", 0, max(0, note.start() - 1)) + 1 : note.start()
        ].strip()
        if label in called and starts_paragraph:
            answered.add(label.upper())
            blank = _BLANK_LINES.search(content, note.end())
            start = content.index("[", note.start())
            end = blank.start() if blank else len(content)
            yield whole_paragraph(content, Cut(start, end, "footnote"))
    for anchor in anchors:
        if anchor.group(1).upper() in answered:
            yield Cut(anchor.start(), anchor.end(), "footnote-anchor")
