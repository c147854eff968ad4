"""Headings: which blocks are titles, by markup and by what plain text shows.

A title is known by its words (``CHAPTER I.``), a bare number by its place in a sequence, a title
line by its capitals and the gap above it, or because the table of contents names it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from fabula.records import Mark, MarkKind
from fabula.segment.blocks import Block
from fabula.segment.documents import titles_document
from fabula.segment.titles import Rank, Title, is_capitals, looks_titled, read_title

_LONGEST: Final = 180
_MAX_LINES: Final = 5
_MIN_LISTED: Final = 3
_LONGEST_UNDER: Final = 120
_SENTENCE_END: Final = frozenset(".!?\"”’'…")
_QUOTES: Final = frozenset("\"“‘'«—-(")
_BREAK: Final = re.compile(
    r"^(?:[\s*•·∗⁂#~=_\-–—+◦⸻❦☙✻✽✦❧]{1,80}|(?:[.·]\s*){4,80}|o[O0o]o|O[o0O]O|x[Xx]x|<>(?:<>)*|\[?\s*\*\s*\]?)$"
)
_LONE_DASH: Final = re.compile(r"^[-—–_=]{1,2}$")


@dataclass(slots=True)
class Heading:
    """A heading, which may take several blocks.

    Attributes:
        first, last: its blocks, both included.
        title: what its words say.
        level: depth by markup, 0 where only typography shows it.
    """

    first: int
    last: int
    title: Title
    level: int = 0


@dataclass(slots=True)
class Roles:
    """What each block of a text is.

    Attributes:
        headings: in order.
        heads: the first block of each heading, and the first block after it.
        breaks: blocks that are scene breaks by their signs.
        listed: blocks of a table of contents.
        documents: the first block of each heading that is the title of a letter or diary.
    """

    headings: list[Heading] = field(default_factory=list)
    heads: dict[int, int] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)


def find_roles(content: str, blocks: list[Block], marks: tuple[Mark, ...]) -> Roles:
    """Tell headings, scene breaks and tables of contents from paragraphs.

    Args:
        content: the canonical text.
        blocks: see :func:`~fabula.segment.blocks.find_blocks`.
        marks: what the source's markup says; its headings are believed.
    """
    words = [content[block.start : block.end] for block in blocks]
    roles = Roles(breaks={i for i, text in enumerate(words) if _is_break(text)})
    marked = _find_marked(blocks, marks)
    titles: dict[int, Title] = {}
    for index, text in enumerate(words):
        title = _read_block(blocks[index], text) if index not in roles.breaks else None
        if index in marked:
            titles[index] = title or Title(Rank.LINE, 0, text)
        elif title is None or (marked and title.rank >= Rank.NUMBERED):
            continue
        elif text[-1] != ":" or looks_titled("".join(words[index + 1 : index + 2])):
            titles[index] = title  # "Chapter II:" over a list of errata is none
    roles.listed = _find_listed(blocks, words, titles, set(marked))
    named = {_key(line) for i in roles.listed for line in words[i].split("\n")} - {""}
    for index in roles.listed:
        titles.pop(index, None)
    _drop_stray_numbers(titles, set(marked))
    _add_documents(blocks, words, titles, roles)
    if not marked:
        _add_title_lines(blocks, words, titles, roles, named)
    roles.headings = _gather(blocks, words, titles, roles, marked)
    roles.heads = {heading.first: heading.last + 1 for heading in roles.headings}
    roles.documents = {h.first for h in roles.headings if h.title.rank is Rank.DOCUMENT}
    return roles


def _is_break(text: str) -> bool:
    return len(text) <= 80 and _BREAK.match(text) is not None and not _LONE_DASH.match(text)


def _find_marked(blocks: list[Block], marks: tuple[Mark, ...]) -> dict[int, int]:
    """The blocks that markup calls headings, and the level of each."""
    starts = [block.start for block in blocks]
    ends = [block.end for block in blocks]
    marked = {}
    for mark in marks:
        if mark.kind is MarkKind.HEADING and mark.end > mark.start:
            first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end)
            for index in range(first, last):
                marked[index] = mark.level or 1
    return marked


def _read_block(block: Block, text: str) -> Title | None:
    if len(text) > _LONGEST or len(block.lines) > _MAX_LINES or text[0] in '"“«—':
        return None
    return read_title(text)


def _find_listed(
    blocks: list[Block], words: list[str], titles: dict[int, Title], marked: set[int]
) -> set[int]:
    """The blocks of tables of contents: titles upon titles with no story between them."""
    listed = {i for i, block in enumerate(blocks) if _lists_titles(words[i], block)}
    keys = Counter(_key(words[i]) for i in titles)
    order = sorted(titles)
    run: list[int] = []
    for place, index in enumerate(order):
        run.append(index)
        following = order[place + 1] if place + 1 < len(order) else len(blocks)
        between = range(index + 1, following)
        if following < len(blocks) and not any(_is_prose(words[i]) for i in between):
            continue
        # The last of a run has the story after it, unless its title comes again.
        key = _key(words[index])
        again = any(_key(words[later]) == key for later in order[place + 1 :]) if run[1:] else False
        if not again or len(run) <= _MIN_LISTED:
            run.pop()
        if len(run) > _MIN_LISTED or any(titles[i].kind == "front" for i in run[:1]):
            twice = any(keys[_key(words[i])] > 1 for i in run)
            if len(run) > _MIN_LISTED and (twice or not marked):
                listed.update(range(run[0], (run[-1] if run else index) + 1))
        run = []
    return listed


def _lists_titles(text: str, block: Block) -> bool:
    """Whether one block holds several titles, a line each."""
    if len(block.lines) < _MIN_LISTED:
        return False
    lines = [line.strip() for line in text.split("\n")]
    n_titles = sum(read_title(re.sub(r"[\s.]+\d+$", "", line)) is not None for line in lines)
    return n_titles >= _MIN_LISTED and n_titles >= 0.4 * len(lines)


def _is_prose(text: str) -> bool:
    return text[-1] in _SENTENCE_END and not is_capitals(text) and not looks_titled(text)


def _key(text: str) -> str:
    """A title without the signs and spaces by which two settings of it differ."""
    return re.sub(r"[^a-z]+|\d+$", "", text.lower())


def _drop_stray_numbers(titles: dict[int, Title], marked: set[int]) -> None:
    """Keep numbers without a word for the part only where they count up, one by one.

    They start at one, or go on from the last numbered chapter.
    """
    for rank in (Rank.NUMBER, Rank.NUMBERED):
        order = [i for i in sorted(titles) if titles[i].rank in {rank, Rank.CHAPTER}]
        kept = chapter = 0
        for place, index in enumerate(order):
            number = titles[index].number
            following = [titles[i] for i in order[place + 1 : place + 2]]
            goes_on = any(title.number == number + 1 for title in following)
            if titles[index].rank is Rank.CHAPTER or index in marked:
                kept, chapter = 0, number or chapter
            elif (kept and number == kept + 1) or (chapter and number == chapter + 1):
                kept, chapter = number, max(chapter, number) if not kept else chapter
            elif (number == 1 and goes_on) or (number == 2 and chapter and not kept):
                kept = number  # the first stretch of a chapter may go without its number
            elif goes_on and 0 < kept < number:
                kept = number
            else:
                del titles[index]


def _add_documents(
    blocks: list[Block], words: list[str], titles: dict[int, Title], roles: Roles
) -> None:
    """Add the titles of letters and diaries; the last block of a text is the title of nothing."""
    for index, text in enumerate(words[:-1]):
        is_free = index not in titles and index not in roles.listed and index not in roles.breaks
        is_apart = blocks[index].n_blank or not index
        if is_free and is_apart and titles_document(blocks[index], text):
            titles[index] = Title(Rank.DOCUMENT, 0, text)


def _add_title_lines(
    blocks: list[Block],
    words: list[str],
    titles: dict[int, Title],
    roles: Roles,
    named: set[str],
) -> None:
    """Add title lines that carry no number."""
    gaps = sorted(blocks[i].n_blank for i in titles if i and not titles[i].kind)
    usual = gaps[len(gaps) // 2] if gaps else 2
    for index, (block, text) in enumerate(zip(blocks, words, strict=True)):
        if index in titles or index in roles.listed or index in roles.breaks:
            continue
        if len(block.lines) > 2 or len(text) > 70 or text[0] in _QUOTES or text[-1] in ",;:":
            continue
        contents = _key(text) in named and block.n_blank >= 2
        spaced = (block.n_blank >= max(3, usual) or not index) and index + 1 < len(blocks)
        counted = read_title(text) is not None
        if contents or (
            spaced and not counted and is_capitals(text) and _stands_over_prose(words, index)
        ):
            titles[index] = Title(Rank.LINE, 0, text)


def _stands_over_prose(words: list[str], index: int) -> bool:
    """Whether text of some length follows, and not another title."""
    following = words[index + 1 : index + 9]
    return sum(map(len, following)) > 400 and not any(map(is_capitals, following[:1]))


def _gather(
    blocks: list[Block],
    words: list[str],
    titles: dict[int, Title],
    roles: Roles,
    marked: dict[int, int],
) -> list[Heading]:
    """Headings with the title blocks that stand under their numbers."""
    headings: list[Heading] = []
    index = 0
    while index < len(blocks):
        if index not in titles:
            index += 1
            continue
        heading = Heading(index, index, titles[index], marked.get(index, 0))
        index += 1
        while _belongs(blocks, words, roles, heading, titles=titles, marked=marked):
            heading.last = index
            index += 1
        headings.append(heading)
    return headings


def _belongs(
    blocks: list[Block],
    words: list[str],
    roles: Roles,
    heading: Heading,
    *,
    titles: dict[int, Title],
    marked: dict[int, int],
) -> bool:
    """Whether the block after a heading is the title under its number."""
    index = heading.last + 1
    if index + 1 >= len(blocks) or index in roles.breaks or index in roles.listed:
        return False
    if index in marked:
        same = heading.level == marked[index] and blocks[index].n_blank <= 1
        return same and (index not in titles or titles[index].rank is Rank.LINE)
    is_title = index in titles and titles[index].rank is not Rank.DOCUMENT
    is_whole = heading.title.kind or heading.title.rank is Rank.DOCUMENT
    if is_title or is_whole or heading.last - heading.first > 1 or marked:
        return False
    text = words[index]
    if len(text) > _LONGEST_UNDER or text[0] in _QUOTES or blocks[index].n_blank > 3:
        return False
    if is_capitals(text):
        return True
    fresh = heading.first == heading.last and not heading.title.text
    titled = looks_titled(text) and (text[-1] not in ".!?" or len(text) < 50)
    return fresh and heading.title.rank is not Rank.LINE and titled
