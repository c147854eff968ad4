"""Letters and journals inside chapters: from a salutation to a signature, or under their title."""

import re
from bisect import bisect_left
from typing import Final

from fabula.records import Mark, MarkKind, Section, SectionKind
from fabula.segment.blocks import Block
from fabula.segment.chapters import Chapter
from fabula.segment.documents import is_kept
from fabula.segment.headings import Roles

_SALUTATION: Final = re.compile(
    r"^[\"“'‘_]*(?:(?:my|our)\s+)?(?:own\s+)?(?:(?:very|most)\s+)?"
    r"(?:dear|dearest|darling|beloved|honou?red|respected|esteemed|reverend|gracious)"
    r"(?:\s+(?:and\s+\w+\s+)?[\w.'’-]+){0,4}_?\s*[,:;!.]?\s*(?:--|—)?_?$"
    r"|^[\"“'‘_]*(?:sir|madam|gentlemen|sirs|my\s+lord|my\s+lady)_?[,:;]?\s*(?:--|—)?_?$",
    re.IGNORECASE,
)
_RUN_IN: Final = re.compile(
    r"[\"“'‘_]*(?:my\s+)?(?:dear|dearest|honou?red)\s+(?:[A-Z][\w.'’-]*\s*){1,4}_?[,:]?_?\s*(?:--|—)"
    r"|[\"“'‘_]*(?:MY\s+)?(?:DEAR|DEAREST|HONOU?RED)\s+[A-Z][A-Z.\s]+[,:;]"
)
_CLOSING: Final = re.compile(
    r"\b(?:yours?\s+(?:very\s+|most\s+|ever\s+|own\s+|always\s+)*(?:truly|faithfully|sincerely"
    r"|affectionate(?:ly)?|obedient(?:ly)?|respectfully|devoted(?:ly)?|humble|loving|ever|etc|&c)"
    r"|(?:ever|truly|sincerely|faithfully|affectionately|always)\s+yours"
    r"|(?:obedient|humble|faithful|affectionate|loving|devoted|obliged)\s+(?:\w+\s+)?"
    r"(?:servant|friend|son|daughter|brother|sister|nephew|niece|mother|father|wife|husband|cousin))\b",
    re.IGNORECASE,
)
_MOST_BLOCKS: Final = 60
_MANY: Final = 4
_LONGEST_LINE: Final = 100
_LONGEST_SIGNATURE: Final = 120


def find_letters(chapter: Chapter) -> list[Section]:
    """Find the letters, journals and other inserted documents of a chapter.

    One that has a title goes on until the next title; a letter in a chapter with no other title
    ends with its signature.
    """
    content, blocks, held = chapter.content, chapter.blocks, chapter.held
    titled = _find_titled(chapter)
    spans = titled + _find_marked(blocks, chapter.marks, held)
    # A journal may hold letters, a letter holds none.
    known = tuple(span for span in spans if not _is_journal(chapter, span[0]))
    greetings = [index for index in held if _is_greeting(content, blocks[index])]
    epistolary = len(greetings) >= _MANY
    lowest = held.start
    for place, at in enumerate(greetings):
        if at < lowest or any(first <= at < end for first, end in known):
            continue
        stop = greetings[place + 1] if place + 1 < len(greetings) else held.stop
        last = _find_end(content, blocks, chapter.roles, range(at, stop))
        if last is None and epistolary and not titled:
            last = _with_address(content, blocks, stop, at) - 1
        if last is not None:
            spans.append((_with_address(content, blocks, at, lowest), last + 1))
            lowest = last + 1
    return [
        _build_letter(chapter, number, first, after)
        for number, (first, after) in enumerate(sorted(spans), 1)
    ]


def _build_letter(chapter: Chapter, number: int, first: int, after: int) -> Section:
    """The section of a letter from one block up to another."""
    content, blocks, section = chapter.content, chapter.blocks, chapter.section
    end = blocks[after].start if after < chapter.held.stop else section.end
    start = max(blocks[first].start, section.body_start)
    body = start
    if first in chapter.roles.documents:
        head = chapter.roles.heads[first]
        body = min(end, blocks[head].start)
        title = " ".join(content[start : blocks[head - 1].end].split())
    else:
        title = _title_of(content, blocks[first])
    return Section(
        f"{section.id}-letter-{number}", SectionKind.LETTER, title, start, end, body, section.id
    )


def _find_titled(chapter: Chapter) -> list[tuple[int, int]]:
    """The documents with a title of their own, as half-open ranges of blocks."""
    heads, held = chapter.roles.heads, chapter.held
    starts = [index for index in held if index in chapter.roles.documents]
    spans = []
    for first in starts:
        after = next((i for i in range(heads[first], held.stop) if i in heads), held.stop)
        if len(starts) == 1 and not _is_journal(chapter, first):
            rest = range(heads[first], after)
            last = _find_end(chapter.content, chapter.blocks, chapter.roles, rest)
            after = after if last is None else last + 1
        spans.append((first, after))
    return spans


def _is_journal(chapter: Chapter, index: int) -> bool:
    block = chapter.blocks[index]
    return index in chapter.roles.documents and is_kept(chapter.content[block.start : block.end])


def _find_marked(
    blocks: list[Block], marks: tuple[Mark, ...], held: range
) -> list[tuple[int, int]]:
    starts = [blocks[index].start for index in held]
    spans: list[tuple[int, int]] = []
    for mark in marks:
        if mark.kind is MarkKind.LETTER:
            first = held.start + bisect_left(starts, mark.start)
            after = held.start + bisect_left(starts, mark.end)
            if first < after and (not spans or first >= spans[-1][1]):
                spans.append((first, after))
    return spans


def _is_greeting(content: str, block: Block) -> bool:
    line = content[block.start : block.lines[0].end]
    if len(line) <= _LONGEST_LINE and _SALUTATION.match(line):
        # A lone "Sir!" among speech is no letter; "Dear Sir," is, and so is what opens a page.
        return line[-1] in ",:;-—_" or len(block.lines) > 1
    return _RUN_IN.match(content, block.start, block.start + 60) is not None


def _find_end(content: str, blocks: list[Block], roles: Roles, rest: range) -> int | None:
    """The block with the signature of the letter that opens at the first of these blocks."""
    for index in rest[:_MOST_BLOCKS]:
        if index in roles.heads:
            return None
        tail = content[max(blocks[index].start, blocks[index].end - 160) : blocks[index].end]
        if _CLOSING.search(tail):
            return _with_signature(content, blocks, index, rest.stop)
    return None


def _with_signature(content: str, blocks: list[Block], index: int, stop: int) -> int:
    """The closing words' block, or the name that stands alone under it."""
    if index + 1 < stop:
        following = content[blocks[index + 1].start : blocks[index + 1].end]
        short = len(following) < 40 and following.strip('_"”.’').istitle()
        if short or (len(following) < 40 and following == following.upper()):
            return index + 1
    return index


def _with_address(content: str, blocks: list[Block], index: int, lowest: int) -> int:
    """The first block of the letter, place and date above the salutation included."""
    above = index - 1
    if lowest <= above < len(blocks) - 1:
        text = content[blocks[above].start : blocks[above].end]
        dated = re.search(r"\d|street|house|hotel|park|january|june|may\b", text, re.IGNORECASE)
        if len(text) < _LONGEST_SIGNATURE and dated and text[-1] not in '!?"”:':
            return above
    return index


def _title_of(content: str, block: Block) -> str:
    return " ".join(content[block.start : block.lines[0].end].split())
