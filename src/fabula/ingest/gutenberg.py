"""Project Gutenberg's frame: the notices before and after a work, in all their generations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.ingest.drafts import Cut

_HEAD_CHARS: Final = 60_000
"""How far into a file its header may end; the longest small print has some 15,000."""

_START: Final = re.compile(
    r"""^[ \t]*(?:
        \*{2,4}[ ]?START[ ]OF[ ](?:THE|THIS)[ ]PROJECT[ ]GUTENBERG
        (?:[^*\n]*(?:\n[^*\n]+){0,4}\n?[ \t]*\*{3}[^\n]*|[^\n]*)
      | \*+[ ]?END[ ]?\*{0,2}[ ]?(?:THE[ ])?SMALL[ ]PRINT[^\n]*(?:\n[^\n]*\*END\*[^\n]*)?
    )""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_END: Final = re.compile(
    r"""^[ \t]*(?:\W{0,4}(?:END[ ]OF|FIN[ ]DE)[ ](?:THE[ ]|THIS[ ])?PROJECT[ ]GUTENBERG
      | \*{3}[ ]?START\*{2}[ ]?THE[ ]SMALL[ ]PRINT
      | START:?[ ]FULL[ ]LICENSE$)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_CREDIT: Final = re.compile(
    r"""\s*\W?(?:(?:produced|e-?text[ ]prepared|prepared|transcribed|scanned|proofed|proofread
        |digiti[sz]ed|converted|html[ ]version)\b[^\n]{0,60}\b(?:by|from)\b
      | this[ ](?:e-?text|e-?book|file)[ ](?:was|is)\b
      | notes?:?[ \n]+(?:project[ ]gutenberg|images[ ]of[ ]the|there[ ]is[ ]an[ ]illus)
      | images[ ]of[ ]the[ ]original[ ]pages
      | (?:this[ ])?(?:e-?text|e-?book)[ ](?:editor|prepared|produced|created))""",
    re.IGNORECASE | re.VERBOSE,
)
_MAKERS: Final = re.compile(
    r"gutenberg|distributed proof|pgdp|proofread|transcri|scann|archive\.org|internet archive|"
    r"e-?text|e-?book|html|volunteer|widger|@|https?:",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    r"gutenberg|\be-?text|\be-?book|^\s*(?:title|author|release date|posting date|language|"
    r"character set|last updated|credits|illustrator|translator|editor)\s*:|copyright laws",
    re.IGNORECASE,
)
_OLD_FIRST: Final = re.compile(
    r"[\s*]*(?:the )?project gutenberg(?:'s|’s| e-?text| e-?book| of australia| presents)",
    re.IGNORECASE,
)
_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_FIELD: Final = r"^[ \t]*{}:[ \t]*(\S[^\n]*(?:\n[ \t]{{3,}}\S[^\n]*)*)"
_BY_LINE: Final = re.compile(
    r"project gutenberg(?:['’]s)?(?: e-?(?:text|book),?)?(?: of)?\s+(?P<title>[^\n]{1,150}?)"
    r",?\s+by\s+(?P<author>[^\n]{1,80}?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What was found of a frame: what to cut, and what its header states."""

    cuts: tuple[Cut, ...] = ()
    title: str | None = None
    author: str | None = None


def find_frame(content: str) -> Frame:
    """Find Project Gutenberg's header, its credits and its licence around a work."""
    header_end = _header_end(content)
    licence_start = _licence_start(content, header_end)
    cuts = list(_credits(content, header_end, licence_start))
    if header_end:
        cuts.append(Cut(0, header_end, "gutenberg-header"))
    if licence_start < len(content):
        cuts.append(Cut(licence_start, len(content), "gutenberg-licence"))
    head = content[:header_end]
    by_line = _BY_LINE.search(head)
    title = _field(head, "Title") or (by_line and _folded(by_line["title"]))
    author = _field(head, "Author") or (by_line and _folded(by_line["author"]))
    return Frame(tuple(cuts), title or None, author or None)


def _header_end(content: str) -> int:
    starts = list(_START.finditer(content, 0, _HEAD_CHARS))
    if starts:
        return _past_blank(content, starts[-1].end())
    end = 0
    if _OLD_FIRST.match(content):  # a header whose marker was lost: its paragraphs, one by one
        for paragraph in _PARAGRAPH.finditer(content, 0, _HEAD_CHARS):
            if not _NOTICE.search(paragraph.group()):
                break
            end = paragraph.end()
    return _past_blank(content, end)


def _licence_start(content: str, header_end: int) -> int:
    first = None
    for found in _END.finditer(content, header_end):
        # Anthologies name Project Gutenberg inside; the frame's end has the licence after it.
        if found.start() > len(content) // 2 or "***" in found.group():
            first = found
            break
    if first is None:
        return len(content)
    return first.start()


def _credits(content: str, start: int, end: int) -> Iterator[Cut]:
    """Paragraphs that name the makers, among the first after the header."""
    has_header = start > 0
    for n_paragraphs, paragraph in enumerate(
        _PARAGRAPH.finditer(content, start, min(end, start + 6000))
    ):
        words = paragraph.group()
        if n_paragraphs >= 8:
            return
        is_credit = _CREDIT.match(words) and (has_header or _MAKERS.search(words))
        if is_credit and len(words) < 1200:
            yield Cut(paragraph.start(), _past_blank(content, paragraph.end()), "gutenberg-credit")


def _past_blank(content: str, position: int) -> int:
    if not position:
        return 0
    blank = re.compile(r"\s*(?:\n|$)").match(content, position)
    return blank.end() if blank else position


def _field(head: str, name: str) -> str | None:
    found = re.search(_FIELD.format(name), head, re.MULTILINE)
    return _folded(found.group(1)) if found else None


def _folded(words: str) -> str:
    return " ".join(words.split())
