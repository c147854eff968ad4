"""Quotations: what stands in marks or is opened by a dash, as columns, with the tags beside it."""

from collections.abc import Iterator

import numpy as np

from fabula.records import Mark, MarkKind, Quotations, Spans
from fabula.segment.conventions import Marked, find_marked
from fabula.segment.dashes import find_dash_speeches
from fabula.segment.doubles import EMPHASIS_SIGN, MARKUP_SIGN, Found
from fabula.segment.speeches import Speech, judge_speeches
from fabula.segment.thoughts import find_italic_thoughts

# A row on its way into the columns: found, depth, spoken, the row it goes on with.
_Row = tuple[Found, int, bool, int]


def find_quotations(
    content: str, paragraphs: Spans, marks: tuple[Mark, ...] = ()
) -> tuple[Quotations, Spans]:
    """Find the quotations of a text and the tags of its speech.

    Args:
        content: the canonical text.
        paragraphs: sorted, not overlapping.
        marks: what the source's markup says; speech that it alone shows is found by it, and so are
            thoughts in italics.

    Returns:
        The quotations, and the tags: sorted, overlapping neither one another nor any quotation.
    """
    marked = {paragraph.index: paragraph for paragraph in find_marked(content, paragraphs)}
    for index, row in _list_markup(content, paragraphs, marks):
        _add_row(marked, paragraphs, index, row)
    judged: dict[int, list[Speech]] = {}
    for index, paragraph in sorted(marked.items()):
        before = judged.get(index - 1, [])
        reopened = bool(before) and before[-1].row.runs_on and before[-1].spoken
        judged[index] = judge_speeches(content, paragraph, reopened=reopened)
    in_marks = {index for index, speeches in judged.items() if any(s.spoken for s in speeches)}
    dashed = find_dash_speeches(content, paragraphs, in_marks)
    rows: list[_Row] = []
    tags: list[tuple[int, int]] = []
    for index in sorted(marked.keys() | dashed.keys()):
        found = marked[index].found if index in marked else []
        speeches = dashed.get(index) or judged[index]
        if index in dashed:
            found = _inside(found, speeches)
        before = judged.get(index - 1, [])
        link = bool(before) and before[-1].row.runs_on and index not in dashed
        _add_rows(rows, found, speeches, link=link)
        tags += _find_tag_spans(speeches)
    return _make_columns(rows), Spans.from_pairs(tags)


def _list_markup(
    content: str, paragraphs: Spans, marks: tuple[Mark, ...]
) -> Iterator[tuple[int, Found]]:
    """What the source's markup alone shows: speech that it tags, and thoughts in italics."""
    for mark in marks:
        if mark.kind is not MarkKind.SPEECH:
            continue
        first = int(np.searchsorted(paragraphs.end, mark.start, side="right"))
        after = int(np.searchsorted(paragraphs.start, mark.end, side="left"))
        for index in range(first, after):
            low, high = paragraphs[index]
            start, end = max(low, mark.start), min(high, mark.end)
            words = content[start:end]
            yield index, Found(end - len(words.lstrip()), start + len(words.rstrip()), MARKUP_SIGN)
    for index, start, end in find_italic_thoughts(content, paragraphs, marks):
        yield index, Found(start, end, EMPHASIS_SIGN)


def _add_row(marked: dict[int, Marked], paragraphs: Spans, index: int, row: Found) -> None:
    """Add a quotation to its paragraph, unless a sign shows one there."""
    paragraph = marked.setdefault(index, Marked(index, *paragraphs[index], []))
    if row.start < row.end and all(
        r.end <= row.start or row.end <= r.start for r in paragraph.found
    ):
        paragraph.found.append(row)
        paragraph.found.sort(key=lambda row: (row.start, -row.end))


def _inside(found: list[Found], speeches: list[Speech]) -> list[Found]:
    """The quotations in marks that lie in a dash speech, and those speeches."""
    rows = [speech.row for speech in speeches]
    inner = [f for f in found if any(r.start < f.start and f.end <= r.end for r in rows)]
    return sorted((*rows, *inner), key=lambda row: (row.start, -row.end))


def _add_rows(rows: list[_Row], found: list[Found], speeches: list[Speech], *, link: bool) -> None:
    """Append the rows of one paragraph."""
    by_row = {id(speech.row): speech for speech in speeches}
    stack: list[Found] = []
    last_outer = _last_outer(rows)
    first = True
    for row in found:
        while stack and stack[-1].end <= row.start:
            stack.pop()
        speech = by_row.get(id(row))
        continues = -1
        if speech is not None:
            if (first and link) or speech.goes_on:
                continues = last_outer
            first = False
            last_outer = len(rows)
        rows.append((row, len(stack), speech is not None and speech.spoken, continues))
        stack.append(row)


def _last_outer(rows: list[_Row]) -> int:
    for index in range(len(rows) - 1, -1, -1):
        if rows[index][1] == 0:
            return index
    return -1


def _find_tag_spans(speeches: list[Speech]) -> list[tuple[int, int]]:
    """The tags of what is spoken, each once."""
    spans: list[tuple[int, int]] = []
    for speech in speeches:
        for tag in (speech.before, speech.after):
            if tag is None or not speech.spoken or tag.end <= tag.start:
                continue
            if not spans or tag.start >= spans[-1][1]:
                spans.append((tag.start, tag.end))
    return spans


def _make_columns(rows: list[_Row]) -> Quotations:
    return Quotations(
        Spans.from_pairs((row.start, row.end) for row, *_ in rows),
        np.array([depth for _, depth, _, _ in rows], dtype=np.int8),
        np.array([spoken for _, _, spoken, _ in rows], dtype=np.bool_),
        np.array([continues for *_, continues in rows], dtype=np.int32),
        tuple(row.sign for row, *_ in rows),
    )
