"""What ingest makes: one canonical text, where it came from and what was left out."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What the source's own markup says of a stretch of text."""

    HEADING = "heading"
    """A title of a part, chapter or section (``h1``, ``<head>``, a Word heading, ``#``)."""
    EMPHASIS = "emphasis"
    """Italics, bold or underline (``<em>``, ``_so_``); the signs themselves are not text."""
    BREAK = "break"
    """A scene break that markup expresses (``<hr>``, ``<milestone>``): an empty span there."""
    FRONT = "front"
    """Front matter: title page, contents, dedication, an editor's preface."""
    BACK = "back"
    """Back matter: notes, afterword, advertisements."""
    LETTER = "letter"
    """A letter or other inserted document."""
    VERSE = "verse"
    """Lines of verse, whose line ends are part of the text."""
    SPEECH = "speech"
    """Direct speech that the source itself tags (TEI ``<said>``, ``<q>``; HTML ``<q>``)."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a text was read from.

    Attributes:
        name: file name, or ``"-"`` for standard input; never a full path.
        sha256: hex digest of the bytes as read.
        format: ``txt``, ``epub``, ``html``, ``docx``, ``md`` or ``tei``.
        encoding: the encoding that the bytes were decoded with, lower case; for archives that
            of their text parts.
        title: the work's title where the source states one, else None.
        author: its author, likewise.
    """

    name: str
    sha256: str
    format: str
    encoding: str
    title: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the canonical text that the source's markup says something about.

    Attributes:
        kind: what it says.
        start: first code point.
        end: one past the last.
        level: depth of a heading, 1 the highest; 0 for other kinds.
        label: a title for FRONT, BACK and LETTER where the source gives one.
    """

    kind: MarkKind
    start: int
    end: int
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Omission:
    """Something of the source that is not in the canonical text.

    Attributes:
        kind: short machine word, e.g. ``gutenberg-licence``, ``illustration``, ``footnote``.
        reason: why it was left out, in plain words.
        n_chars: how many characters of readable text it held, markup not counted.
        sample: its first characters, at most 80, white space folded.
        boilerplate: True where it is certainly not part of the work (a licence, navigation);
            such text does not count towards the loss limit.
        position: where it would have stood in the canonical text, in code points.
    """

    kind: str
    reason: str
    n_chars: int
    sample: str
    boilerplate: bool
    position: int


@dataclass(frozen=True, slots=True)
class Origin:
    """From ``start`` on (until the next origin) the text stems from this place of the source.

    Attributes:
        start: code point of the canonical text.
        part: the file inside an archive, or ``""`` for a source that is one file.
        line: line of that part, counted from 1 (0 where the parser does not tell).
        char: code point of the decoded source that ``start`` stems from, or -1 where markup lies
            between and only the line is known.
    """

    start: int
    part: str
    line: int
    char: int = -1


@dataclass(frozen=True, slots=True)
class Text:
    """One story as one string.

    Attributes:
        content: the canonical text: code points as in the source (no normalisation), lines
            ended by LF.
        source: where it came from.
        marks: what the source's markup said, sorted by start.
        omissions: what was left out, in source order.
        origins: map back to the source, sorted by start; the first starts at 0.
    """

    content: str
    source: Source
    marks: tuple[Mark, ...] = ()
    omissions: tuple[Omission, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __repr__(self) -> str:
        """In a line: the content is a book."""
        return f"<Text of {self.source.name!r}: {len(self.content):,} characters>"

    def origin_of(self, position: int) -> Origin | None:
        """The place of the source that a code point stems from (None without a map).

        Where the source is plain text the answer's ``char`` is exact for ``position`` itself;
        elsewhere it is the place of the piece of text that holds it.
        """
        index = bisect_right(self.origins, position, key=lambda origin: origin.start) - 1
        if index < 0:
            return None
        origin = self.origins[index]
        if origin.char < 0:
            return origin
        skipped = position - origin.start
        n_lines = self.content.count("\n", origin.start, position)
        return Origin(position, origin.part, origin.line + n_lines, origin.char + skipped)
