"""Segment: one text cut into sections, paragraphs, sentences, words and speech."""

import numpy as np

from fabula.records import Layout, Quotations, Section, SectionKind, Spans, Text
from fabula.segment.blocks import find_blocks
from fabula.segment.sentences import find_sentences
from fabula.segment.words import find_words, keep_inside
from fabula.segment.quotations import find_marked

__all__ = ["split_text"]


def split_text(text: Text) -> Layout:
    """Cut a text into its parts."""
    content = text.content
    blocks = find_blocks(content)
    nothing = Spans.from_pairs(())
    paragraphs = Spans.from_pairs((block.start, block.end) for block in blocks)
    sentences = find_sentences(content, paragraphs)
    words = keep_inside(find_words(content), paragraphs)
    rows=[r for m in find_marked(content,paragraphs) for r in m.found]
    depth=[];st=[]
    for r in rows:
        while st and st[-1]<=r.start: st.pop()
        depth.append(len(st)); st.append(r.end)
    n=len(rows)
    quotations = Quotations(
        Spans.from_pairs((r.start,r.end) for r in rows), np.array(depth, np.int8), np.ones(n, bool), np.zeros(n, np.int32)-1, tuple(r.sign for r in rows)
    )
    section = Section("chapter-1", SectionKind.CHAPTER, "", 0, len(content), 0)
    pieces = Spans.from_pairs([(0, len(content))] if content else [])
    return Layout(
        (section,), nothing, paragraphs, sentences, words, quotations, nothing, pieces,
        np.zeros(len(pieces), np.int8),
    )  # fmt: skip
