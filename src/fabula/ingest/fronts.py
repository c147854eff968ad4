"""Front matter that a text's own words show: a title page and a table of contents.

Only what is certain is marked. A preface may belong to the fiction (Walton's letters, Lockwood's
diary), so no heading like "Preface" is enough.
"""

import re
from collections.abc import Iterator
from typing import Final

from fabula.ingest.drafts import Draft
from fabula.records import Mark, MarkKind

_HEAD_CHARS: Final = 60_000
"""How far into a text its table of contents may reach."""
_MAX_TITLE_PAGE_CHARS: Final = 3000
_MAX_ENTRY_CHARS: Final = 160
_MIN_ENTRIES: Final = 3
_PROSE_CHARS: Final = 400
"""A paragraph longer than this is no part of a title page."""

_CONTENTS: Final = re.compile(
    r"^[ \t]*(?:THE[ \t]+)?(?:TABLE[ \t]+OF[ \t]+)?CONTENTS[ \t]*[.:]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_LEADERS: Final = re.compile(r"[\s.·…_]*(?:\b(?:page|p\.)[ \t]*)?\b\d{1,4}[ \t]*$", re.IGNORECASE)
_MAX_TITLE_PARAGRAPHS: Final = 4
_BY: Final = re.compile(r"(?:^|\n)[ \t]*by\s+(\S[^\n]*)$", re.IGNORECASE)
_NAME: Final = re.compile(
    r"(?:[A-Z][\w.’'-]*|d[ei]|van|von|la|du)(?:[ \t]+(?:[A-Z][\w.’'-]*|d[ei]|van|von|la|du)){0,5}"
)
_IMPRINT: Final = re.compile(
    r"\(?\d{4}\)?|(?:translated|illustrated|edited) by [^\n]{1,60}", re.IGNORECASE
)
"""What may follow on a title page: its year, its translator."""
_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


def find_fronts(draft: Draft) -> list[Mark]:
    """FRONT marks for a title page and table of contents that no markup has marked."""
    end = _contents_end(draft.content) or _title_page_end(draft)
    start = _first_unmarked(draft, end)
    return [Mark(MarkKind.FRONT, start, end)] if start < end else []


def _first_unmarked(draft: Draft, end: int) -> int:
    """Where the stretch up to ``end`` begins that no FRONT mark covers yet."""
    start = 0
    for mark in draft.marks:
        if mark.kind is MarkKind.FRONT and not draft.content[start : mark.start].strip():
            start = max(start, min(mark.end, end))
    content = draft.content
    while start < end and content[start].isspace():
        start += 1
    return start


def _contents_end(content: str) -> int:
    """Where the table of contents ends: at the first of its entries that comes again; or 0."""
    found = _CONTENTS.search(content, 0, min(_HEAD_CHARS, len(content) // 3))
    if not found or _is_prose_before(content, found.start()):
        return 0
    seen: set[str] = set()
    end = found.end()
    for start, words in _entries(content, found.end()):
        folded = _folded(words)
        if folded in seen and len(seen) >= _MIN_ENTRIES:
            return _back_over_blank(content, _first_of_group(content, start, found.end()))
        if len(words.strip()) > _MAX_ENTRY_CHARS:
            return 0
        if folded:
            seen.add(folded)
        end = start + len(words)
    return end if len(seen) >= _MIN_ENTRIES and end < len(content) // 3 else 0


def _entries(content: str, start: int) -> Iterator[tuple[int, str]]:
    limit = min(len(content), start + _HEAD_CHARS)
    for line in _LINE.finditer(content, start, limit):
        yield line.start(), line.group()


def _folded(words: str) -> str:
    """An entry without its page number, signs and case."""
    bare = _LEADERS.sub("", words) or words
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _first_of_group(content: str, start: int, floor: int) -> int:
    """Where the paragraph begins that holds the repeated entry."""
    gap = content.rfind("\n\n", floor, start)
    return gap + 2 if gap >= 0 else start


def _back_over_blank(content: str, end: int) -> int:
    while end > 0 and content[end - 1].isspace():
        end -= 1
    return end


def _is_prose_before(content: str, end: int) -> bool:
    paragraphs = _PARAGRAPH.finditer(content, 0, end)
    is_long = any(paragraph.end() - paragraph.start() > _PROSE_CHARS for paragraph in paragraphs)
    return end > _MAX_TITLE_PAGE_CHARS or is_long


def _title_page_end(draft: Draft) -> int:
    """The end of a title and a "by" line after it, among the first short paragraphs; or 0."""
    end, follows_by = 0, False
    for number, paragraph in enumerate(_PARAGRAPH.finditer(draft.content, 0, 2000)):
        words = paragraph.group()
        if end:
            if not _IMPRINT.fullmatch(words.strip()):
                break
            end = paragraph.end()
        elif number > _MAX_TITLE_PARAGRAPHS or len(words) > _MAX_ENTRY_CHARS:
            return 0
        elif number and (_is_by_line(words, draft.author) or (follows_by and _is_name(words))):
            end = paragraph.end()
        elif words.rstrip().endswith(tuple('.?!”"')) and not draft.title:
            return 0  # a sentence, not a title
        follows_by = words.strip().lower() == "by"
    return end


def _is_by_line(words: str, author: str | None) -> bool:
    found = _BY.search(words)
    if not found:
        return False
    surname = _folded(author).split()[-1:] if author else []
    return _is_name(found.group(1)) or any(word in _folded(words) for word in surname)


def _is_name(words: str) -> bool:
    return _NAME.fullmatch(words.strip()) is not None
