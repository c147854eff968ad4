"""The ``<text>`` of a TEI document: front, body and back, divisions, paragraphs.

The text in it is the canonical text, code point for code point, white space between paragraphs
too, so that positions are the same on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Final

from lxml import etree

from fabula.export.signs import replace_controls
from fabula.export.tei_elements import XML_ID, Names, Writing, make_element
from fabula.export.tei_spans import SpanWriter, TeiSpan, list_spans
from fabula.records import Section, SectionKind, Story
from fabula.segment import split_text

_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# White space as XML knows it: only that may stand between paragraphs.
_PIECE: Final = re.compile(r"[^ \t\n](?:.*[^ \t\n])?")


@dataclass(slots=True)
class _Block:
    """A heading (``head``), a paragraph (``p``), or what is neither (``ab``: a break sign).

    Attributes:
        start, end: half-open span of the text.
        tag: the element's name.
        before, after: attributes of the milestones before and after it.
        spans: the lines and mentions that have a part in it.
    """

    start: int
    end: int
    tag: str
    before: list[dict[str, str]] = field(default_factory=list)
    after: list[dict[str, str]] = field(default_factory=list)
    spans: list[TeiSpan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Division:
    """A chapter, front or back matter, or a stretch that is in none (its section is None)."""

    start: int
    end: int
    section: Section | None

    def is_of(self, kind: SectionKind) -> bool:
        return self.section is not None and self.section.kind is kind


def build_text(story: Story, names: Names) -> etree._Element:
    """The ``<text>`` element of a story."""
    divisions = list(_divide(story))
    blocks = _find_blocks(story, divisions)
    _place_spans(blocks, list_spans(story, names))
    _place_milestones(blocks, story, names)
    tree = Writing(make_element("text"))
    tree.root.set(_XML_SPACE, "preserve")
    writer = SpanWriter(tree, replace_controls(story.text.content), names)
    for matter, held in _sort_matters(divisions):
        tree.begin(matter)
        for division in held:
            _write_division(writer, division, blocks)
        if not held:
            # An empty story: TEI wants something in the body.
            tree.begin("ab")
            tree.end()
        tree.end()
    return tree.root


def _divide(story: Story) -> Iterator[_Division]:
    """Divisions that tile the text."""
    position, n_chars = 0, len(story.text.content)
    tops = (section for section in story.sections if section.parent is None)
    for section in sorted(tops, key=lambda section: section.start):
        if section.start > position:
            yield _Division(position, section.start, None)
        if section.end > max(section.start, position):
            yield _Division(max(section.start, position), section.end, section)
            position = section.end
    if position < n_chars:
        yield _Division(position, n_chars, None)


def _sort_matters(divisions: Sequence[_Division]) -> Iterator[tuple[str, Sequence[_Division]]]:
    """Front matter where there is some at the start, the body, back matter at the end."""
    n_front = len(list(takewhile(lambda held: held.is_of(SectionKind.FRONT), divisions)))
    rest = divisions[n_front:]
    n_back = len(list(takewhile(lambda held: held.is_of(SectionKind.BACK), reversed(rest))))
    if n_front:
        yield "front", divisions[:n_front]
    yield "body", rest[: len(rest) - n_back]
    if n_back:
        yield "back", rest[len(rest) - n_back :]


def _find_blocks(story: Story, divisions: Sequence[_Division]) -> list[_Block]:
    """Headings, paragraphs and what lies between them, cut where divisions meet.

    They hold every character but white space.
    """
    content, layout = replace_controls(story.text.content), split_text(story.text)
    known = [(*span, "head") for span in layout.headings]
    known += [(*span, "p") for span in layout.paragraphs]
    known.sort()
    edges = [0, *(edge for start, end, _ in known for edge in (start, end)), len(content)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        known += [(*piece.span(), "ab") for piece in _PIECE.finditer(content, start, end)]
    cuts = [division.start for division in divisions]
    blocks = []
    for start, end, tag in sorted(known):
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        blocks += [_Block(first, last, tag) for first, last in pairwise([start, *inner, end])]
    return blocks


def _place_spans(blocks: Sequence[_Block], spans: Iterator[TeiSpan]) -> None:
    """Give each block the spans that have a part in it."""
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    for span in spans:
        for block in blocks[bisect_right(ends, span.start) : bisect_left(starts, span.end)]:
            block.spans.append(span)


def _place_milestones(blocks: Sequence[_Block], story: Story, names: Names) -> None:
    """Where scenes and letters begin, and where letters end.

    They are no divisions: in TEI no paragraph may follow one, and a chapter goes on after a letter.
    """
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    for section in story.sections:
        first, last = bisect_right(ends, section.start), bisect_left(starts, section.end) - 1
        if section.parent is None or first > last:
            continue
        name = names.add(section.id)
        blocks[first].before.append({"unit": str(section.kind), XML_ID: name})
        if section.kind is SectionKind.LETTER:
            blocks[last].after.append({"unit": "letter-end", "corresp": f"#{name}"})


def _write_division(writer: SpanWriter, division: _Division, blocks: Sequence[_Block]) -> None:
    section, position = division.section, division.start
    told = {"type": str(section.kind), XML_ID: writer.names.add(section.id)} if section else {}
    writer.tree.begin("div", told)
    is_top = True
    first = bisect_left(blocks, division.start, key=lambda block: block.start)
    for block in takewhile(lambda block: block.start < division.end, blocks[first:]):
        writer.write(position, block.start)
        is_top = is_top and block.tag == "head"
        _write_block(writer, block, is_top=is_top)
        position = block.end
    writer.write(position, division.end)
    writer.tree.end()


def _write_block(writer: SpanWriter, block: _Block, *, is_top: bool) -> None:
    """A heading is a ``<head>`` at the top of a division alone; TEI has none further down."""
    is_lower = block.tag == "head" and not is_top
    _write_milestones(writer, block.before)
    writer.tree.begin("ab" if is_lower else block.tag, {"type": "heading"} if is_lower else {})
    writer.write(block.start, block.end, block.spans)
    writer.tree.end()
    _write_milestones(writer, block.after)


def _write_milestones(writer: SpanWriter, milestones: Sequence[dict[str, str]]) -> None:
    for attributes in milestones:
        writer.tree.begin("milestone", attributes)
        writer.tree.end()
