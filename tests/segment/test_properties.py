"""What must hold of every text, however broken."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.records import Layout, Source, Spans, Text
from fabula.segment import split_text

MARKS = "\"“”'‘’«»„「」—-….?!,:# \n\t\u00a0\x0bIé李"
WORDS = ["``", "''", "--", "\n\n", "\n\n\n\n", "II", "CONTENTS", "CHAPTER I", "* * *", "THE END"]
TALK = ["said Emma", "he said", "She", "don't", "'em", "boys'", "Mr.", "the rain fell", "e\u0301"]
BITS = st.sampled_from([*MARKS, *WORDS, *TALK, "Dear Sir,", "yours truly"])
SOUP = st.lists(BITS, max_size=60).map("".join) | st.text(max_size=80)


def read(content: str) -> Layout:
    return split_text(Text(content, Source("-", "", "txt", "utf-8")))


def assert_sorted(spans: Spans, n_chars: int) -> None:
    assert (spans.start < spans.end).all()
    assert (spans.start[1:] >= spans.end[:-1]).all()
    assert not len(spans) or (spans.start[0] >= 0 and spans.end[-1] <= n_chars)


def holder_of(inner: Spans, outer: Spans) -> np.ndarray:
    index = np.searchsorted(outer.start, inner.start, side="right") - 1
    assert (index >= 0).all()
    assert (inner.end <= outer.end[index]).all()
    return index


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_every_layout_is_whole(content):
    layout = read(content)
    for spans in (layout.headings, layout.paragraphs, layout.sentences, layout.words, layout.tags):
        assert_sorted(spans, len(content))
    holder_of(layout.sentences, layout.paragraphs)
    holder_of(layout.quotations.spans, layout.paragraphs)
    both = sorted([*layout.sentences, *layout.headings])
    holder_of(layout.words, Spans.from_pairs(both))
    assert "".join(content[s:e] for s, e in layout.pieces) == content
    assert_sorted(layout.pieces, len(content))
    for start, end in both:
        inside = layout.words.within(start, end)
        words = "".join(
            content[s:e] for s, e in [layout.words[i] for i in range(inside.start, inside.stop)]
        )
        assert words == "".join(content[start:end].split())


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_quotations_nest_and_never_cross(content):
    rows = read(content).quotations
    stack: list[int] = []
    last = -1
    for (start, end), depth in zip(rows.spans, rows.depth, strict=True):
        assert last <= start < end
        while stack and stack[-1] <= start:
            stack.pop()
        assert not stack or end <= stack[-1]
        assert depth == len(stack)
        stack.append(end)
        last = start
    index = np.arange(len(rows))
    assert (rows.continues < index).all()
    assert (rows.continues >= -1).all()
    assert len(rows.convention) == len(rows)


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_tags_lie_outside_all_quotations(content):
    layout = read(content)
    for start, end in layout.tags:
        spans = layout.quotations.spans
        outer = layout.quotations.is_speech
        assert not (outer & (spans.start < end) & (start < spans.end)).any()


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_sections_tile_and_nest(content):
    sections = read(content).sections
    tops = [section for section in sections if section.parent is None]
    assert tops[0].start == 0
    assert tops[-1].end == len(content)
    assert all(one.end == two.start for one, two in pairwise(tops))
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    for section in sections:
        assert section.start <= section.body_start <= section.end
        if section.parent is not None:
            parent = by_id[section.parent]
            assert parent.start <= section.start <= section.end <= parent.end


def test_a_soup_of_marks_is_read_in_linear_time():
    for bit in (
        "Dear Sir,\n\n",
        "CHAPTER I\n\nShe left.\n\n",
        '"',
        "'a ",
        "“a ",
        "”",
        "‘",
        '"a, ',
        "«",
        "--a",
        "I\n\n",
        "a. ",
    ):
        read(bit * 5_000)
