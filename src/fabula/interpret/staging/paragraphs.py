"""Paragraphs as scenes see them: how they open, in which tense they tell, who acts in them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.calendars import NUMBERS
from fabula.interpret.staging.time_phrases import TimePhrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Layout, Mention, Quote, SectionKind
from fabula.records.scenes import TimeExpression

Time = tuple[TimePhrase, TimeExpression]
"""A time expression with the words that it is made of."""

_FINITE: Final = frozenset({"VBD", "VBP", "VBZ"})
_HELPERS: Final = word_set(
    """
    was were am is are 'm 're had has have 'd 've did does do would will 'll could can should shall
    may might must ought used
    """
)
"""Auxiliaries that are finite; the model's tags for them are not to be relied on."""

_BEING: Final = word_set("was were is am had 'd")
_PERFECT: Final = word_set("had 'd")
_USUAL: Final = word_set("would used")
_REACH: Final = 3
"""A participle so many words after *had* belongs to it."""

PLACES: Final = frozenset({"FAC", "GPE", "LOC", "VEH"})
"""Categories of mentions that can be where somebody is."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a chapter.

    Attributes:
        start, end: half-open span of the text.
        first, last: rows of its words, half-open.
        opening: one past the last row of its first sentence; ``first`` where it opens with a line.
        is_marked: a heading or a break stands before it.
        lines: the lines that begin in it.
        opens_with_line, closes_with_line: a line stands at its edge.
        conversations: ids of the conversations of its lines.
        n_finite, n_back, n_usual: finite verbs outside of lines; those of them in the past perfect;
            those with *would* or *used to*.
        opens_back: its first finite verb is in the past perfect, or a *would* before one is.
        tells_age: somebody's age is told in it: *he had been six*.
        times: time expressions outside of lines.
        events: those outside of lines.
        places, people: mentions of them outside of lines.
    """

    start: int
    end: int
    first: int
    last: int
    opening: int = 0
    is_marked: bool = False
    lines: list[Quote] = field(default_factory=list)
    opens_with_line: bool = False
    closes_with_line: bool = False
    n_finite: int = 0
    n_back: int = 0
    n_usual: int = 0
    opens_back: bool = False
    tells_age: bool = False
    times: list[Time] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)

    @property
    def n_words(self) -> int:
        """How long it is."""
        return self.last - self.first

    @property
    def back_share(self) -> float:
        """How much of it is told in the past perfect."""
        return self.n_back / self.n_finite if self.n_finite else 0.0

    def opening_times(self) -> list[Time]:
        """The time expressions of its first sentence."""
        return [time for time in self.times if time[0].first < self.opening]


def read_paragraphs(
    words: Words,
    layout: Layout,
    times: Sequence[Time],
    *,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    events: Sequence[Event],
) -> list[Paragraph]:
    """The paragraphs of all chapters, in order, with what stands in them.

    Args:
        words: the words of the story.
        layout: its parts.
        times: its time expressions.
        mentions: all of them, sorted by start.
        quotes: its lines, in order.
        events: sorted by start.
    """
    paragraphs = _lay_out(words, layout)
    shelf = _Shelf(paragraphs, quotes)
    for quote in quotes:
        for paragraph in shelf.holding(quote.start, in_lines=True):
            paragraph.lines.append(quote)
    for time in times:
        for paragraph in shelf.holding(time[1].start):
            paragraph.times.append(time)
    for event in events:
        for paragraph in shelf.holding(event.start):
            paragraph.events.append(event)
    for mention in mentions:
        _put_mention(mention, shelf)
    for paragraph in paragraphs:
        _read_edges(words, paragraph)
        _read_tense(words, paragraph)
    return paragraphs


class _Shelf:
    """Finds the paragraph that holds a place."""

    def __init__(self, paragraphs: list[Paragraph], quotes: Sequence[Quote]) -> None:
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._edges = [edge for quote in quotes for edge in (quote.start, quote.end)]

    def holding(self, place: int, *, in_lines: bool = False) -> list[Paragraph]:
        """The paragraph, or none: in a heading, outside of chapters, or inside a line."""
        if not in_lines and bisect_right(self._edges, place) % 2:
            return []
        index = bisect_right(self._starts, place) - 1
        is_held = index >= 0 and place < self._paragraphs[index].end
        return [self._paragraphs[index]] if is_held else []


def _put_mention(mention: Mention, shelf: _Shelf) -> None:
    """People, and places that are named."""
    is_place = mention.category in PLACES and mention.form != "PRON"
    if is_place or mention.category == "PER":
        for paragraph in shelf.holding(mention.start):
            (paragraph.places if is_place else paragraph.people).append(mention)


def _lay_out(words: Words, layout: Layout) -> list[Paragraph]:
    """The bare paragraphs of chapters; front and back matter tell nothing."""
    outside = [
        (section.start, section.end)
        for section in layout.sections
        if section.kind in {SectionKind.FRONT, SectionKind.BACK}
    ]
    marks = sorted(section.start for section in layout.sections)
    paragraphs: list[Paragraph] = []
    row = n_marks = 0
    for start, end in layout.paragraphs:
        while row < len(words) and words.starts[row] < start:
            row += 1
        first = row
        while row < len(words) and words.starts[row] < end:
            row += 1
        if row == first or any(low <= start < high for low, high in outside):
            continue
        before = n_marks
        while n_marks < len(marks) and marks[n_marks] <= start:
            n_marks += 1
        paragraphs.append(Paragraph(start, end, first, row, is_marked=n_marks > before))
    return paragraphs


def _read_edges(words: Words, paragraph: Paragraph) -> None:
    """How it opens and closes."""
    first, last = paragraph.first, paragraph.last - 1
    paragraph.opens_with_line = words.line[first] >= 0
    paragraph.closes_with_line = words.line[last] >= 0
    is_line = paragraph.opens_with_line
    paragraph.opening = first if is_line else min(words.unit_end(first), paragraph.last)


def _read_tense(words: Words, paragraph: Paragraph) -> None:
    """Count the finite verbs outside of lines."""
    for row in range(paragraph.first, paragraph.last):
        if words.line[row] >= 0 or not _is_finite(words, row):
            continue
        is_back = words.forms[row] in _PERFECT and _has_participle(words, row)
        paragraph.n_finite += 1
        paragraph.n_back += is_back
        if is_back and paragraph.n_finite == 1 + paragraph.n_usual:
            paragraph.opens_back = True
        paragraph.n_usual += words.forms[row] in _USUAL
        paragraph.tells_age |= words.forms[row] in _BEING and _is_age(words, row)


def _is_age(words: Words, row: int) -> bool:
    """*Was seventeen when*, *had been six.*: a number alone after a verb of being."""
    row += words.forms[row + 1 : row + 2] == ["been"]
    end = words.unit_end(row)
    if row + 2 >= end or words.forms[row + 1] not in NUMBERS:
        return False
    return words.forms[row + 2] in {".", ",", ";", "when", "and", "years", "then"}


def _is_finite(words: Words, row: int) -> bool:
    """The first word of a verb group that has tense."""
    if words.upos[row] == "AUX":
        return words.forms[row] in _HELPERS
    return words.upos[row] == "VERB" and words.xpos[row] in _FINITE


def _has_participle(words: Words, row: int) -> bool:
    """*Had gone*, *had only gone*; not *had a coat*."""
    for at in range(row + 1, min(row + 1 + _REACH, words.unit_end(row))):
        if words.xpos[at] == "VBN":
            return True
        if words.upos[at] not in {"ADV", "PART", "PRON", "AUX"}:
            return False
    return False
