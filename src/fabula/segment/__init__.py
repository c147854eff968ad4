"""Segment: one text cut into sections, paragraphs, sentences, words and speech."""

from fabula.records import Layout, Section, SectionKind, Spans, Text
from fabula.segment.blocks import find_blocks
from fabula.segment.pieces import tile_pieces
from fabula.segment.quotations import find_quotations
from fabula.segment.sentences import find_sentences
from fabula.segment.words import find_words, keep_inside

__all__ = ["split_text"]


def split_text(text: Text) -> Layout:
    """Cut a text into its parts."""
    content = text.content
    blocks = find_blocks(content)
    nothing = Spans.from_pairs(())
    paragraphs = Spans.from_pairs((block.start, block.end) for block in blocks)
    sentences = find_sentences(content, paragraphs)
    words = keep_inside(find_words(content), paragraphs)
    quotations, tags = find_quotations(content, paragraphs)
    pieces, piece_kinds = tile_pieces(len(content), quotations, tags)
    section = Section("chapter-1", SectionKind.CHAPTER, "", 0, len(content), 0)
    return Layout(
        (section,),
        nothing,
        paragraphs,
        sentences,
        words,
        quotations,
        tags,
        pieces,
        piece_kinds,
    )
