"""What editors put into square brackets: pictures, footnotes, page numbers, their own notes."""

import re
from collections.abc import Iterator
from typing import Final

from fabula.ingest.drafts import Cut

_MAX_CHARS: Final = 6000
"""Longest stretch that one pair of brackets may hold; beyond it the bracket is a stray one."""

_MAX_NOTE_CHARS: Final = 20_000
_MAX_INDENT: Final = 200
_MAX_UNCLOSED: Final = 1000
"""Stray brackets after which no more are looked into: bounds the time for made-up input."""

_OPENING: Final = re.compile(
    r"""\[[ \t]*_?(?:
        (?P<picture>
            (?:illustrations?|frontispiece)\b(?=[ \t]*[]:.,_(])
          | (?:picture|image|plate)[ \t]*:
        )
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
    done = n_unclosed = 0
    for found in _OPENING.finditer(content):
        start = found.start()
        if start < done or n_unclosed > _MAX_UNCLOSED:
            continue
        end = _closing(content, start)
        if end < 0:
            n_unclosed += 1
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
    line_start, line_end = _line_around(content, start, end)
    return line_start >= 0 and not (content[line_start:start] + content[end:line_end]).strip()


def _line_around(content: str, start: int, end: int) -> tuple[int, int]:
    """The lines that hold a span; -1 as their start where it lies far inside of one."""
    floor = max(0, start - _MAX_INDENT)
    line_start = content.rfind("\n", floor, start) + 1 or (0 if floor == 0 else -1)
    line_end = content.find("\n", end, end + _MAX_INDENT)
    return line_start, min(len(content), end + _MAX_INDENT) if line_end < 0 else line_end


def whole_paragraph(content: str, cut: Cut) -> Cut:
    """Widen a cut that takes up its lines alone to these lines and the blank ones after it."""
    if not _is_paragraph(content, cut.start, cut.end):
        return cut
    start, line_end = _line_around(content, cut.start, cut.end)
    if line_end >= len(content):
        return Cut(start, len(content), cut.kind)
    blank = _BLANK_LINES.match(content, line_end)
    follows_blank = start == 0 or content[max(0, start - 2) : start] in {"\n", "\n\n"}
    # Of the blank lines on both sides one side stays, or the paragraphs around it would join.
    return Cut(start, blank.end() if blank and follows_blank else line_end + 1, cut.kind)


def _numbered_notes(content: str) -> Iterator[Cut]:
    """``[1]`` after a word, where a note ``[1] …`` or ``[Footnote 1: …]`` answers to it."""
    anchors = list(_ANCHOR.finditer(content))
    if not anchors:
        return
    called = {anchor.group(1) for anchor in anchors}
    answered = {label.upper() for label in _LABEL.findall(content)}
    for note in _NUMBERED_NOTE.finditer(content):
        label, start = note.group(1), note.end() - len(note.group().lstrip())
        if label in called and _starts_paragraph(content, note.start()):
            answered.add(label.upper())
            yield whole_paragraph(content, Cut(start, _note_end(content, note.end()), "footnote"))
    for anchor in anchors:
        if anchor.group(1).upper() in answered:
            yield Cut(anchor.start(), anchor.end(), "footnote-anchor")


def _starts_paragraph(content: str, line_start: int) -> bool:
    before = content[max(0, line_start - _MAX_INDENT) : line_start]
    return (
        not before.rstrip("\n").rpartition("\n")[2].strip()
        or before.endswith("\n\n")
        or (_NUMBERED_NOTE.match(before[:-1].rpartition("\n")[2]) is not None)
    )


def _note_end(content: str, start: int) -> int:
    """Where the paragraph of a note ends; one that ends in a colon takes the next along."""
    limit = min(len(content), start + _MAX_NOTE_CHARS)
    end = start
    for _ in range(2):
        blank = _BLANK_LINES.search(content, end, limit)
        if not blank:
            return limit
        end = blank.start()
        if not content[max(start, end - 3) : end].endswith((":", ":--", ":—")):
            break
        end = blank.end()
    return end
