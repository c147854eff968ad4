"""Sections: chapters, front and back matter, and the scenes and letters inside chapters."""

from dataclasses import dataclass
from typing import Final

from fabula.records import Mark, MarkKind, Section, SectionKind
from fabula.segment.blocks import Block
from fabula.segment.chapters import Chapter
from fabula.segment.headings import Heading, Roles
from fabula.segment.letters import find_letters
from fabula.segment.scenes import find_scenes
from fabula.segment.titles import Rank

_LONGEST_LEAD: Final = 1500
_LONGEST_MOTTO: Final = 300
_SHORTEST_PROSE: Final = 200
_NARROWEST_PROSE: Final = 55


@dataclass(slots=True)
class Stretch:
    """A top-level section in the making: blocks ``first`` to ``last``, the heading's first.

    Attributes:
        kind: what it is.
        first, last: its blocks, ``last`` not included.
        body: its first block after the heading.
    """

    kind: SectionKind
    first: int
    last: int
    body: int


def build_sections(
    content: str, blocks: list[Block], roles: Roles, marks: tuple[Mark, ...]
) -> tuple[Section, ...]:
    """Build the sections of a text.

    Args:
        content: the canonical text.
        blocks: all its blocks.
        roles: which of them are headings, breaks and contents.
        marks: what the source's markup says.

    Returns:
        Sections in order of start, each before its parts; the top ones tile the text.
    """
    if not blocks:
        return (Section("chapter-1", SectionKind.CHAPTER, "", 0, len(content), 0),)
    stretches = _find_stretches(content, blocks, roles)
    _apply_matter(blocks, stretches, marks)
    inner_marks = tuple(m for m in marks if m.kind in {MarkKind.BREAK, MarkKind.LETTER})
    sections: list[Section] = []
    counts: dict[SectionKind, int] = {}
    for place, stretch in enumerate(stretches):
        number = counts[stretch.kind] = counts.get(stretch.kind, 0) + 1
        start = blocks[stretch.first].start if place else 0
        last = place + 1 == len(stretches)
        end = len(content) if last else blocks[stretches[place + 1].first].start
        body = blocks[stretch.body].start if stretch.body < len(blocks) else end
        body = min(body, end) if stretch.body > stretch.first else start
        title = _title_of(content, blocks, roles, stretch)
        name = f"{stretch.kind.value}-{number}"
        section = Section(name, stretch.kind, title, start, end, body)
        sections.append(section)
        if stretch.kind is SectionKind.CHAPTER:
            held = range(stretch.body, stretch.last)
            chapter = Chapter(content, blocks, roles, inner_marks, section, held)
            inner = find_scenes(chapter) + find_letters(chapter)
            sections += sorted(inner, key=lambda part: (part.start, -part.end))
    return tuple(sections)


def _title_of(content: str, blocks: list[Block], roles: Roles, stretch: Stretch) -> str:
    """The words of the headings at the head of a stretch, white space folded."""
    heads = [i for i in range(stretch.first, stretch.body) if i in roles.heads]
    words = (content[blocks[i].start : blocks[roles.heads[i] - 1].end] for i in heads)
    return " ".join(" ".join(words).split())


def find_tops(headings: list[Heading]) -> list[Heading]:
    """The headings that open a chapter, front or back matter; the others open a scene.

    A number is a chapter's where the book has no larger headings, or where it goes on counting
    them (``ADVENTURE VI.``, then ``VII. The Blue Carbuncle``).
    """
    counts = dict.fromkeys(Rank, 0)
    for heading in headings:
        if heading.title.number or heading.title.rank is Rank.LINE:
            counts[heading.title.rank] += 1
    ranks = {Rank.PART, Rank.CHAPTER, Rank.LINE}
    if counts[Rank.CHAPTER] < 2:
        ranks.add(Rank.NUMBERED if counts[Rank.NUMBERED] >= 2 else Rank.NUMBER)
    if all(heading.title.rank is Rank.DOCUMENT or heading.title.kind for heading in headings):
        ranks.add(Rank.DOCUMENT)  # a book of letters
    tops: list[Heading] = []
    last = before = 0
    for heading in headings:
        title = heading.title
        counted = title.rank is Rank.NUMBERED and last and title.number == last + 1 != before + 1
        if title.kind or title.rank in ranks or counted:
            tops.append(heading)
            last = title.number if title.rank in {Rank.CHAPTER, Rank.NUMBERED} else last
            before = 0
        else:
            before = title.number
    return tops


def _find_stretches(content: str, blocks: list[Block], roles: Roles) -> list[Stretch]:
    """Cut the blocks at the headings of chapters, front and back matter."""
    tops = find_tops(roles.headings)
    while len(tops) > 1 and tops[0].title.rank is Rank.LINE and not tops[0].level:
        if _has_prose(content, blocks, roles, range(tops[0].last + 1, tops[1].first)):
            break
        del tops[0]  # the title of the book
    stretches: list[Stretch] = []
    first_body = next((h.first for h in tops if not h.title.kind), len(blocks))
    if not tops or tops[0].first > 0:
        stretches.append(_lead(content, blocks, roles, tops[0].first if tops else len(blocks)))
    for place, heading in enumerate(tops):
        end = tops[place + 1].first if place + 1 < len(tops) else len(blocks)
        kind = _kind_of(blocks, heading, first_body)
        previous = stretches[-1] if stretches else None
        if (
            previous is not None
            and kind is previous.kind is SectionKind.CHAPTER
            and _is_bare(blocks, previous, tops[place - 1])
        ):
            previous.last, previous.body = end, heading.last + 1  # PART I, then CHAPTER I
        else:
            stretches.append(Stretch(kind, heading.first, end, heading.last + 1))
    return stretches


def _is_bare(blocks: list[Block], stretch: Stretch, heading: Heading) -> bool:
    """Whether a chapter is the heading of a part alone, with a motto at most."""
    if stretch.body >= stretch.last:
        return True
    if heading.title.rank is not Rank.PART or stretch.body == stretch.first:
        return False
    return blocks[stretch.last - 1].end - blocks[stretch.body].start < _LONGEST_MOTTO


def _kind_of(blocks: list[Block], heading: Heading, first_body: int) -> SectionKind:
    if heading.title.kind == "front" and heading.first < first_body:
        return SectionKind.FRONT
    if heading.title.kind == "back" and blocks[heading.first].start > 0.8 * blocks[-1].end:
        return SectionKind.BACK
    return SectionKind.CHAPTER


def _lead(content: str, blocks: list[Block], roles: Roles, end: int) -> Stretch:
    """What stands before the first heading: front matter only where that is certain."""
    lead = range(end)
    listed = any(index in roles.listed for index in lead)
    prose = _has_prose(content, blocks, roles, lead)
    whole = end == len(blocks)
    if (
        not whole
        and (listed or not prose)
        and blocks[end - 1].end < _LONGEST_LEAD + _size(blocks, roles)
    ):
        return Stretch(SectionKind.FRONT, 0, end, 0)
    return Stretch(SectionKind.CHAPTER, 0, end, 0)


def _has_prose(content: str, blocks: list[Block], roles: Roles, held: range) -> bool:
    """Whether a paragraph of prose stands among some blocks, contents left aside."""
    for index in held:
        block = blocks[index]
        long = block.end - block.start > _SHORTEST_PROSE and index not in roles.listed
        full = max(line.end - line.start for line in block.lines) > _NARROWEST_PROSE
        if long and full and content[block.end - 1] in ".!?\"”’'":
            return True
    return False


def _size(blocks: list[Block], roles: Roles) -> int:
    return sum(blocks[i].end - blocks[i].start for i in roles.listed)


def _apply_matter(blocks: list[Block], stretches: list[Stretch], marks: tuple[Mark, ...]) -> None:
    """Let markup say what is front and back matter."""
    for mark in marks:
        kind = {MarkKind.FRONT: SectionKind.FRONT, MarkKind.BACK: SectionKind.BACK}.get(mark.kind)
        if kind is None:
            continue
        for place in range(len(stretches) - 1, -1, -1):
            stretch = stretches[place]
            start, end = blocks[stretch.first].start, blocks[stretch.last - 1].end
            if mark.start <= start and end <= mark.end:
                stretch.kind = kind
            elif start < mark.end and mark.start < end:
                stretches[place : place + 1] = _cut(blocks, stretch, mark, kind)


def _cut(blocks: list[Block], stretch: Stretch, mark: Mark, kind: SectionKind) -> list[Stretch]:
    """Cut a stretch where markup says that front or back matter begins and ends."""
    indices = range(stretch.first, stretch.last)
    inside = [i for i in indices if mark.start <= blocks[i].start < mark.end]
    if not inside:
        return [stretch]
    parts = []
    low, high = inside[0], inside[-1] + 1
    if low > stretch.first:
        parts.append(Stretch(stretch.kind, stretch.first, low, min(stretch.body, low)))
    parts.append(Stretch(kind, low, high, low))
    if high < stretch.last:
        parts.append(Stretch(stretch.kind, high, stretch.last, max(stretch.body, high)))
    return parts
