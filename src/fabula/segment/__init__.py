"""Segment: one text cut into sections, paragraphs, sentences, words and speech."""

from fabula.records import Layout, Spans, Text
from fabula.segment.blocks import find_blocks
from fabula.segment.headings import find_roles
from fabula.segment.pieces import tile_pieces
from fabula.segment.quotations import find_quotations
from fabula.segment.sections import build_sections
from fabula.segment.sentences import find_sentences
from fabula.segment.words import find_words

__all__ = ["split_text"]


def split_text(text: Text) -> Layout:
    """Cut a text into its parts.

    >>> from fabula.records import Source
    >>> layout = split_text(Text('"Come," said Emma. "It rains."', Source("-", "", "txt", "utf-8")))
    >>> len(layout.words), len(layout.quotations), len(layout.pieces)
    (12, 2, 5)
    """
    content = text.content
    blocks = find_blocks(content)
    roles = find_roles(content, blocks, text.marks)
    sections = build_sections(content, blocks, roles, text.marks)
    in_heading = {i for heading in roles.headings for i in range(heading.first, heading.last + 1)}
    headings = Spans.from_pairs((blocks[i].start, blocks[i].end) for i in sorted(in_heading))
    paragraphs = Spans.from_pairs(
        (block.start, block.end)
        for index, block in enumerate(blocks)
        if index not in in_heading and index not in roles.breaks
    )
    sentences = find_sentences(content, paragraphs)
    words = find_words(content, paragraphs, headings)
    quotations, tags = find_quotations(content, paragraphs, text.marks)
    pieces, piece_kinds = tile_pieces(len(content), quotations, tags)
    return Layout(
        sections, headings, paragraphs, sentences, words, quotations, tags, pieces, piece_kinds
    )
