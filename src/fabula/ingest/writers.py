"""Turns the text of elements into a draft, with white space as a browser shows it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from fabula.ingest.drafts import Draft
from fabula.ingest.kinds import make_omission
from fabula.records import Mark, MarkKind, Omission, Origin

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_MAX_SPACERS: Final = 0.2
"""Empty paragraphs rarer than this, to a paragraph with text, are scene breaks."""
_MATTER: Final = frozenset({MarkKind.FRONT, MarkKind.BACK})


@dataclass(slots=True)
class Writer:
    """Collects text, marks, omissions and origins; one for a whole source.

    Attributes:
        part: the file inside an archive that is being written.
        length: code points written so far.
    """

    part: str = ""
    length: int = 0
    n_paragraphs: int = 0
    pieces: list[str] = field(default_factory=list)
    piece_starts: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    sided: list[Mark] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    spacers: list[int] = field(default_factory=list)
    _n_newlines: int = 0
    _has_space: bool = False
    _needs_origin: bool = True
    _is_fresh: bool = True
    _held: str | None = None
    _omitted: list[str] | None = None
    _outer_space: bool = False

    def write(self, text: str, line: int, *, is_preformatted: bool = False) -> None:
        """Add text; white space is collapsed unless it is preformatted."""
        if is_preformatted:
            self._write_lines(text.replace("\r\n", "\n").replace("\r", "\n"), line)
            return
        words = _SPACES.sub(" ", text)
        if not words:
            return
        if words == " ":
            self._has_space = True
            return
        if words[0] == " ":
            self._has_space, words = True, words[1:]
        ends_in_space = words.endswith(" ")
        self._emit(words.rstrip(" ") if ends_in_space else words, line)
        self._has_space = ends_in_space

    def block(self, n_newlines: int = 2) -> None:
        """A block begins or ends: what follows stands in a new paragraph, or in a new line."""
        if self._held is not None and self._omitted is None:
            self.spacers.append(self.length)
            self._held = None
        if self._omitted is not None:
            self._has_space = True
            return
        self._n_newlines = max(self._n_newlines, n_newlines)
        self._has_space = False
        self._needs_origin = self._is_fresh = True

    def break_line(self) -> None:
        """A line break inside a block."""
        if self._omitted is not None:
            self._has_space = True
        elif self._n_newlines >= 2 or not self.length:
            self._held = self._held or ""
        else:
            self._n_newlines += 1
        self._has_space = self._has_space and self._omitted is not None

    def mark(self, kind: MarkKind, start: int, level: int = 0, label: str = "") -> None:
        """Mark what was written since ``start``, a value of :attr:`length`."""
        if self._omitted is None and (start < self.length or kind is MarkKind.BREAK or label):
            self.marks.append(Mark(kind, start, self.length, level, label))

    def since(self, position: int, n_chars: int) -> str:
        """Up to ``n_chars`` of what was written from a position on."""
        first = max(0, bisect_right(self.piece_starts, position) - 1)
        found = ""
        for index in range(first, len(self.pieces)):
            found += self.pieces[index][max(0, position - self.piece_starts[index]) :]
            if len(found) >= n_chars:
                break
        return found[:n_chars]

    def begin_omission(self) -> None:
        """From here to :meth:`end_omission` text is not written but counted."""
        self._omitted, self._outer_space = [], self._has_space
        self._has_space = False

    def end_omission(self, kind: str) -> None:
        """Record what was left out since :meth:`begin_omission`."""
        readable = "".join(self._omitted or ()).strip()
        self._omitted = None
        self._has_space = self._outer_space
        if readable:
            n_chars = len(readable)
            self.omissions.append(make_omission(kind, readable, n_chars, self.length))

    def finish(self) -> Draft:
        """The draft of all that was written."""
        content = "".join(self.pieces)
        marks = [*self.marks, *(_settled(mark, self.length) for mark in self.sided)]
        if 0 < len(self.spacers) <= _MAX_SPACERS * self.n_paragraphs:
            marks += [Mark(MarkKind.BREAK, place, place) for place in self.spacers]
        trimmed = dict.fromkeys(_trimmed(mark, content) for mark in marks)
        kept = _outermost([mark for mark in trimmed if _is_sound(mark, content)])
        kept.sort(key=lambda mark: (mark.start, -mark.end))
        origins = self.origins
        if origins and origins[0].start:
            origins[0] = Origin(0, origins[0].part, origins[0].line)
        return Draft(content, tuple(kept), tuple(self.omissions), tuple(origins))

    def _emit(self, words: str, line: int) -> None:
        if self._omitted is not None:
            self._omitted.append(" " + words if self._has_space and self._omitted else words)
            return
        if self._n_newlines or not self.length:
            if not words.strip():  # no-break spaces: an empty paragraph, if nothing follows
                self._held = (self._held or "") + words
                return
            words, self._held = (self._held or "") + words, None
            self._has_space = False
        self._put("\n" * self._n_newlines if self.length else "")
        self.n_paragraphs += self._n_newlines >= 2 or not self.length
        self._n_newlines = 0
        if self._has_space:
            self._put(" ")
        if self._needs_origin:
            self.origins.append(Origin(self.length, self.part, line))
            self._needs_origin = False
        self._is_fresh = False
        self._put(words)

    def _put(self, text: str) -> None:
        if text:
            self.piece_starts.append(self.length)
            self.pieces.append(text)
            self.length += len(text)

    def _write_lines(self, text: str, line: int) -> None:
        if self._omitted is not None:
            self._omitted.append(text)
            return
        for number, row in enumerate(text.split("\n")):
            if number:  # the line end after the opening tag is none of the text
                self._n_newlines += bool(self.length) and not self._is_fresh
                self._needs_origin, self._has_space = True, False
            if row.strip(" \t"):
                self._emit(row, line + number if line else 0)


def _outermost(marks: list[Mark]) -> list[Mark]:
    """Without front and back matter that lies in a wider stretch of it."""
    matter = [mark for mark in marks if mark.kind in _MATTER]
    matter.sort(key=lambda mark: (mark.start, -mark.end))
    inner: set[Mark] = set()
    reach = -1
    for mark in matter:
        if mark.end <= reach:
            inner.add(mark)
        reach = max(reach, mark.end)
    return [mark for mark in marks if mark not in inner]


def _settled(mark: Mark, length: int) -> Mark:
    """Dedications, thanks and copyright pages stand before or after the work."""
    kind = MarkKind.BACK if mark.start > 0.5 * length else MarkKind.FRONT
    return Mark(kind, mark.start, mark.end, mark.level, mark.label)


def _trimmed(mark: Mark, content: str) -> Mark:
    """The mark without white space at its edges; an empty one at the text that follows it."""
    start, end = mark.start, mark.end
    while start < end and content[end - 1].isspace():
        end -= 1
    stop = end if start < end else len(content)
    while start < stop and content[start].isspace():
        start += 1
    return Mark(mark.kind, start, max(start, end), mark.level, mark.label)


def _is_sound(mark: Mark, content: str) -> bool:
    if mark.start < mark.end:
        return True
    is_inside = 0 < mark.start < len(content)
    return (mark.kind is MarkKind.BREAK and is_inside) or (
        mark.kind is MarkKind.HEADING and bool(mark.label)
    )
