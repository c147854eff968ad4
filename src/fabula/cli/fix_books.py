"""A book as ``fabula fix`` sees it: its words and lines, for which no model is needed."""

# ruff: noqa: PLC0415 the stages are imported when a book is opened: other commands need none here
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import fabula
from fabula.errors import QueryError
from fabula.records import FixFile, Layout, Text
from fabula.records.fixes import NARRATOR, Anchor
from fabula.store import is_store

if TYPE_CHECKING:
    from fabula.interpret import PlacedFixes, WordIndex

N_SHOWN: Final = 12
"""So many of the places that words may mean are listed."""

_LINE_ID: Final = re.compile(r"q([1-9]\d{0,6})")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OWNERS: Final = frozenset({"a", "an", "the", "my", "our", "your", "his", "her", "its", "their"})
_WORD: Final = re.compile(r"\b[^\W\d_]\w*\.?")
_AROUND_CHARS: Final = 30

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Book:
    """A book that fixes are written for.

    Attributes:
        file: as the user gave it.
        text, layout: from ingest and segment.
        index: its words.
    """

    file: str
    text: Text
    layout: Layout
    index: WordIndex

    def place_fixes(self, file: FixFile) -> PlacedFixes:
        """Hold fixes against this book."""
        from fabula.interpret import place_fixes

        return place_fixes(file, self.text, self.layout)

    def find_phrase(self, words: str) -> list[Span]:
        """All spans where these words stand."""
        from fabula.interpret import find_phrase

        return find_phrase(words, self.index)

    def lines_within(self, span: Span) -> list[int]:
        """Rows of the lines of speech that a span touches."""
        from fabula.interpret import lines_within

        return lines_within(span, self.layout)

    def anchor(self, span: Span) -> Anchor:
        """How a place is found again.

        Raises:
            QueryError: it holds no word.
        """
        from fabula.interpret import make_anchor

        start, end = span
        anchor = make_anchor(start, end, self.index)
        if anchor is None:
            raise QueryError(f"“{self.text.content[start:end]}” holds no word to find it again by")
        return anchor


def open_book(file: str, keep: Sequence[str] = (), max_loss: float | None = None) -> Book:
    """A source, or the text of a store, as far as no model is needed."""
    from fabula import pipeline, segment
    from fabula.interpret import index_words

    if file.endswith(".fabula") or is_store(file):
        text = fabula.open(file).text
        layout = segment.split_text(text)
    else:
        limits = {} if max_loss is None else {"max_loss": max_loss}
        text, layout = pipeline.lay_out(file, keep=tuple(keep), **limits)
    return Book(file, text, layout, index_words(text.content, layout.sections))


def written_name(book: Book, name: str, *, anyway: bool) -> str:
    """A name as the text writes it, where it is given as an id (``mr-pell``).

    Raises:
        QueryError: its words stand nowhere in the book, and nobody said ``anyway``.
    """
    spans = book.find_phrase(name)
    if not spans and not anyway and name.casefold() != NARRATOR:
        raise QueryError(
            f"{name!r} stands nowhere in {book.file}{_near_names(book, name)}; see the names with "
            f"fabula cast {book.file}, or write it with --anyway if another fix, a cast file or "
            "another book has it"
        )
    if not _ID.fullmatch(name) or not spans:
        return name
    written = Counter(" ".join(book.text.content[start:end].split()) for start, end in spans)
    found = max(written, key=lambda words: (written[words], words))
    # *My mother*, where it mostly opens sentences, is *my mother*.
    return found[0].lower() + found[1:] if found.split()[0].lower() in _OWNERS else found


def _near_names(book: Book, name: str) -> str:
    """Names of the text that are spelt nearly so, each word of a name by itself."""
    words = dict.fromkeys(_WORD.findall(book.text.content))
    meant = " ".join(_near_word(word, words) for word in name.split())
    return f" (did you mean {meant!r}?)" if book.find_phrase(meant) else ""


def _near_word(word: str, words: Iterable[str]) -> str:
    alike = [known for known in words if known[0].isupper() == word[0].isupper()]
    return next(iter(get_close_matches(word, alike)), word)


def anchor_line(book: Book, line: str) -> Anchor:
    """The anchor of a line of speech, given by id (``q17``) or by words of it.

    Raises:
        QueryError: there is no such line, or there are several.
    """
    rows = book.layout.quotations.lines.tolist()
    match = _LINE_ID.fullmatch(line)
    if match:
        if int(match[1]) > len(rows):
            raise QueryError(f"{book.file} has no line {line}: it has {len(rows)} lines")
        found = [rows[int(match[1]) - 1]]
    else:
        spans = book.find_phrase(line)
        found = list(dict.fromkeys(row for span in spans for row in book.lines_within(span)))
    if len(found) != 1:
        ids = [f"q{rows.index(row) + 1}" for row in found]
        raise QueryError(_which(line, ids, book.file))
    return book.anchor(book.layout.quotations.spans[found[0]])


def anchor_words(book: Book, words: str, nth: int | None, chapter: str | None) -> Anchor:
    """The anchor of words of the text.

    Raises:
        QueryError: they stand nowhere, or in several places and nobody said which.
    """
    spans = book.find_phrase(words)
    if chapter:
        spans = [span for span in spans if _is_in_chapter(book, span, chapter)]
    where = f"{chapter} of {book.file}" if chapter else book.file
    if not spans:
        raise QueryError(f"“{words}” stands nowhere in {where}")
    if nth is not None and nth > len(spans):
        raise QueryError(f"“{words}” stands only {len(spans)} times in {where}")
    if nth is None and len(spans) > 1:
        places = [f"{n}: …{_around(book, span)}…" for n, span in enumerate(spans[:N_SHOWN], 1)]
        more = f"; and {len(spans) - N_SHOWN} more" if len(spans) > N_SHOWN else ""
        raise QueryError(
            f"“{words}” stands in {len(spans)} places; say which with --nth or --chapter: "
            f"{'; '.join(places)}{more}"
        )
    return book.anchor(spans[(nth or 1) - 1])


def _which(line: str, ids: list[str], file: str) -> str:
    if not ids:
        return f"no line of speech in {file} has the words “{line}”; see fabula quotes {file}"
    shown = ", ".join(ids[:N_SHOWN])
    return f"“{line}” stands in {len(ids)} lines ({shown}, …): give more of its words, or its id"


def _around(book: Book, span: Span) -> str:
    start, end = span
    around = book.text.content[max(0, start - _AROUND_CHARS) : end + _AROUND_CHARS]
    return " ".join(around.split())


def _is_in_chapter(book: Book, span: Span, chapter: str) -> bool:
    wanted = chapter.casefold()
    return any(
        wanted in {section.id.casefold(), section.title.casefold()}
        for section in book.layout.sections
        if section.start <= span[0] < section.end
    )
