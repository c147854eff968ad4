"""Walks a tree of elements into a writer; what an element means is told by its vocabulary."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from fabula.ingest.markup import line_of
from fabula.ingest.writers import Writer
from fabula.records import Mark, MarkKind

SOURCE_LINE: Final = "data-fabula-line"
"""Attribute by which a format that is rendered to HTML tells the line of its own."""
INLINE: Final = 0
LINE: Final = 1
BLOCK: Final = 2


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set: for the long lists of element names."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Role:
    """What an element does to the text.

    Attributes:
        display: ``INLINE``, ``LINE`` (a line of its own) or ``BLOCK`` (a paragraph of its own);
            the number of line ends that it wants around it.
        omit: the kind of omission it is, or ``""``.
        marks: what it says of its text: kind, level, label.
        is_skipped: it holds no readable text (``<script>``).
        is_line_break: ``<br>``.
        is_cell: a cell of a table, apart from the one before it.
        is_preformatted: white space is kept.
        is_sided: its FRONT mark becomes BACK where it stands in the second half.
        is_after_heading: its FRONT or BACK mark begins after the headings in it.
        is_break: a scene break, unless text is in it.
        is_spacer: a scene break where it is empty and few such are.
        text: text to write in its place (a picture of an initial letter).
    """

    display: int = INLINE
    omit: str = ""
    marks: tuple[tuple[MarkKind, int, str], ...] = ()
    is_skipped: bool = False
    is_line_break: bool = False
    is_cell: bool = False
    is_preformatted: bool = False
    is_sided: bool = False
    is_after_heading: bool = False
    is_break: bool = False
    is_spacer: bool = False
    text: str = ""


@dataclass(slots=True)
class _Opened:
    role: Role
    start: int
    n_marks: int
    omits: bool


@dataclass(slots=True)
class Walk:
    """Settings of one walk.

    Attributes:
        tell_role: the vocabulary.
        keep: kinds that are not left out.
        wanted: ids of elements whose place is to be noted.
        anchors: those places, by id, in code points of the writer.
    """

    tell_role: Callable[[etree._Element], Role]
    keep: frozenset[str]
    wanted: frozenset[str] = frozenset()
    anchors: dict[str, int] = field(default_factory=dict)


def walk_elements(root: etree._Element, writer: Writer, walk: Walk) -> None:
    """Write the text of ``root`` and all in it. No recursion: depth costs nothing."""
    opened: list[_Opened] = []
    omitting = preformatted = stated_line = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            role = walk.tell_role(element)
            stated_line = int(element.get(SOURCE_LINE) or stated_line)
            if role.is_skipped:
                events.skip_subtree()
            _note_anchor(element, writer, walk)
            omits = bool(role.omit) and role.omit not in walk.keep and not omitting
            _begin(role, writer, omits=omits)
            opened.append(_Opened(role, writer.length, len(writer.marks), omits))
            omitting += omits
            preformatted += role.is_preformatted
            if not role.is_skipped:
                line = stated_line or line_of(element)
                _write(element.text or role.text, line, writer, preformatted)
        else:
            ended = opened.pop()
            omitting -= ended.omits
            preformatted -= ended.role.is_preformatted
            _end(ended, writer, is_omitted=omitting > 0 or ended.omits)
            if element is not root:
                line = stated_line or line_of(element)
                _write(element.tail, line, writer, preformatted)


def _write(text: str | None, line: int, writer: Writer, preformatted: int) -> None:
    if text:
        writer.write(text, line, is_preformatted=preformatted > 0)


def _note_anchor(element: etree._Element, writer: Writer, walk: Walk) -> None:
    anchor = element.get("id") or element.get("name")
    if anchor in walk.wanted and anchor not in walk.anchors:
        walk.anchors[anchor] = writer.length


def _begin(role: Role, writer: Writer, *, omits: bool) -> None:
    if role.display:
        writer.block(role.display)
    if role.is_line_break:
        writer.break_line()
    if role.is_cell:
        writer.write(" ", 0)
    if omits:
        writer.begin_omission()


def _end(opened: _Opened, writer: Writer, *, is_omitted: bool) -> None:
    role = opened.role
    if opened.omits:
        writer.end_omission(role.omit)
    elif not is_omitted:
        _mark(opened, writer)
    if role.display:
        writer.block(role.display)


def _mark(opened: _Opened, writer: Writer) -> None:
    role, start = opened.role, opened.start
    if role.is_break and start == writer.length:
        writer.mark(MarkKind.BREAK, start)
    if role.is_spacer and start == writer.length:
        writer.spacers.append(start)
    if role.is_after_heading:
        headings = (m.end for m in writer.marks[opened.n_marks :] if m.kind is MarkKind.HEADING)
        start = max(headings, default=start)
    for kind, level, label in role.marks:
        if role.is_sided and kind is MarkKind.FRONT:
            writer.sided.append(Mark(kind, start, writer.length, level, label))
        else:
            writer.mark(kind, start, level, label)
