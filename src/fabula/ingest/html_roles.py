"""What the elements of HTML mean: the vocabulary of web pages and of EPUB."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from fabula.ingest.elements import BLOCK, INLINE, LINE, Role, word_set
from fabula.ingest.markup import local_name
from fabula.records import MarkKind

_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"

_BLOCKS: Final = word_set(
    "address article aside blockquote body center details div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre search section "
    "summary table ul"
)
_LINES: Final = word_set("caption dd dt li tr")
_SKIPPED: Final = word_set(
    "area audio base basefont canvas col colgroup datalist embed frame frameset head iframe link "
    "map meta noembed noframes object param script source style template title track video "
    "xml"
)
_OMITTED_ELEMENTS: Final = {
    "nav": "navigation",
    "figcaption": "illustration",
    "svg": "illustration",
    "rp": "ruby",
    "rt": "ruby",
    "button": "form",
    "input": "form",
    "select": "form",
    "textarea": "form",
}
_EMPHASES: Final = word_set("b cite dfn em i strong u var")
_EMPHASIS_CLASS: Final = re.compile(
    r"(?:italics?|bold|underlined?|emphasis|em|it|ital|i|b|u|strong)\d?", re.IGNORECASE
)
_EMPHASIS_STYLE: Final = re.compile(
    r"font-style:\s*(?:italic|oblique)|font-weight:\s*(?:bold|[6-9]00)|text-decoration[\w-]*:\s*underline",
    re.IGNORECASE,
)
_HIDDEN_STYLE: Final = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)

_OMITTED: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("gutenberg-header", frozenset({"pg-header", "pgheader"})),
    ("gutenberg-licence", frozenset({"pg-footer", "pgfooter"})),
    ("page-number", frozenset({"pagebreak", "pagenum", "pageno", "page-number", "pagenumber"})),
    ("footnote-anchor", frozenset({"noteref", "fnanchor", "footnote-ref", "footnoteref", "fnref"})),
    (
        "footnote",
        frozenset(
            {"footnote", "footnotes", "rearnote", "rearnotes", "endnote", "endnotes", "fn", "ftn"}
        ),
    ),
    (
        "transcriber-note",
        frozenset({"transnote", "tnote", "trans-note", "transcribers-note", "transcriber-note"}),
    ),
    ("illustration", frozenset({"figcaption", "caption", "figcenter", "figleft", "figright"})),
    ("navigation", frozenset({"doc-toc", "navigation"})),
)
_NOTE_TARGET: Final = re.compile(
    r"#.*?(?:foot|end)?note|#_?(?:e|f|en|fn|ftn|edn)[-_]?\d", re.IGNORECASE
)
_NOTE_SIGN: Final = re.compile(r"[\[({]?(?:\d{1,4}|[*†‡§]{1,3}|[a-zA-Z])[\])}]?")

_FRONT: Final = word_set(
    "cover frontmatter titlepage halftitlepage toc foreword preface introduction preamble imprint "
    "seriespage loi lot epigraph title-page fff_titlepage fff_tocpage fff_logpage fff_head_notes "
    "meta-table"
)
_BACK: Final = word_set(
    "fff_foot_notes backmatter afterword appendix bibliography glossary index errata"
)
_SIDED: Final = word_set(
    "acknowledgments acknowledgements colophon contributors copyright-page dedication other-credits"
)
_MATTER_ELEMENTS: Final = word_set("article aside body div section table")

_VERSE: Final = word_set("poem poetry verse stanza z3998:poem z3998:verse")
_VERSE_LINE: Final = re.compile(r"(?:verse-?)?line|i\d{1,2}|l")
_LETTER: Final = word_set("letter z3998:letter")
_BREAK: Final = re.compile(
    r"(?:section|scene|thought|chapter|text)[-_]?(?:break|divider|separator)|tb|divider|ornament",
    re.IGNORECASE,
)
_HEADING_CLASS: Final = re.compile(
    r"(?:chapter|chap|part|book)[-_]?(?:title|head|heading|number|num|no)", re.IGNORECASE
)


def tell_html_role(
    *, is_archive_page: bool = False, emphatic: frozenset[str] = frozenset()
) -> Callable[[etree._Element], Role]:
    """The vocabulary of HTML.

    Args:
        is_archive_page: the source is a download from Archive of Our Own, whose ``meta`` boxes
            hold summaries and notes.
        emphatic: classes that the source's style sheets set in italics or bold.
    """

    def tell_role(element: etree._Element) -> Role:
        name = local_name(element)
        if name in _SKIPPED or not name:
            return Role(is_skipped=True)
        if name == "br":
            return Role(is_line_break=True)
        if name == "img":
            return _image_role(element)
        classes = frozenset((element.get("class") or "").split())
        types = _types(element)
        display = _display(name, classes)
        omit = _omitted(element, name, classes, types)
        if omit:
            return Role(display, omit)
        if is_archive_page and _is_archive_notes(element, classes):
            return _archive_role(element, display)
        is_emphatic = _is_emphatic(element, name, classes, emphatic)
        marks = tuple(_marks(element, name, classes | types, is_emphatic=is_emphatic))
        return Role(
            display,
            marks=marks,
            is_preformatted=name == "pre",
            is_cell=name in {"td", "th"},
            is_sided=bool((classes | types) & _SIDED),
            is_break=name == "hr" or any(_BREAK.fullmatch(word) for word in classes),
        )

    return tell_role


def _types(element: etree._Element) -> frozenset[str]:
    words = (
        f"{element.get(_EPUB_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"
    )
    return frozenset(word.lower().removeprefix("doc-") for word in words.split())


def _display(name: str, classes: frozenset[str]) -> int:
    is_verse_line = name in {"div", "span"} and any(_VERSE_LINE.fullmatch(w) for w in classes)
    if name in _LINES or is_verse_line:
        return LINE
    return BLOCK if name in _BLOCKS else INLINE


def _image_role(element: etree._Element) -> Role:
    # The picture of an initial letter: without its alternative text a word would be maimed.
    alt = (element.get("alt") or "").strip()
    return Role(text=alt) if len(alt) == 1 and alt.isalpha() else Role()


def _omitted(
    element: etree._Element, name: str, classes: frozenset[str], types: frozenset[str]
) -> str:
    if name in _OMITTED_ELEMENTS:
        return _OMITTED_ELEMENTS[name]
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return "hidden"
    words = {word.lower() for word in classes} | types | {element.get("id") or ""}
    for kind, names in _OMITTED:
        if words & names and name not in {"body", "html"}:
            return _note_part(element, name) if kind == "footnote" else kind
    return "footnote-anchor" if _is_note_link(element, name) else ""


def _note_part(element: etree._Element, name: str) -> str:
    is_sign = name in {"a", "sup", "span"} and _NOTE_SIGN.fullmatch(_short_text(element))
    return "footnote-anchor" if is_sign else "footnote"


def _is_note_link(element: etree._Element, name: str) -> bool:
    if name != "a" or not _NOTE_TARGET.search(element.get("href") or ""):
        return False
    return _NOTE_SIGN.fullmatch(_short_text(element)) is not None


def _short_text(element: etree._Element) -> str:
    """The text of an element if it is short: no more is looked at."""
    found = ""
    for piece in element.itertext():
        found += str(piece)
        if len(found) > 40:
            break
    return found.strip()


def _is_archive_notes(element: etree._Element, classes: frozenset[str]) -> bool:
    anchor = element.get("id") or ""
    is_meta = any(re.fullmatch(r"meta\d?", word) for word in classes)
    return is_meta or anchor in {"preface", "afterword"} or anchor.startswith("endnotes")


def _archive_role(element: etree._Element, display: int) -> Role:
    anchor = element.get("id") or ""
    is_back = anchor == "afterword" or anchor.startswith("endnotes")
    kind = MarkKind.BACK if is_back else MarkKind.FRONT
    # A box at the head of a chapter holds its heading, then its summary and notes.
    return Role(display, marks=((kind, 0, ""),), is_after_heading=anchor != "preface")


def _marks(
    element: etree._Element, name: str, words: frozenset[str], *, is_emphatic: bool
) -> Iterator[tuple[MarkKind, int, str]]:
    level = _heading_level(element, name, words)
    if level:
        yield MarkKind.HEADING, level, ""
    if name in _EMPHASES or is_emphatic:
        yield MarkKind.EMPHASIS, 0, ""
    if name == "q":
        yield MarkKind.SPEECH, 0, ""
    if words & _VERSE:
        yield MarkKind.VERSE, 0, ""
    if words & _LETTER:
        yield MarkKind.LETTER, 0, ""
    if name in _MATTER_ELEMENTS and words & (_FRONT | _SIDED):
        yield MarkKind.FRONT, 0, ""
    elif name in _MATTER_ELEMENTS and words & _BACK:
        yield MarkKind.BACK, 0, ""


def _heading_level(element: etree._Element, name: str, classes: frozenset[str]) -> int:
    if re.fullmatch(r"h[1-6]", name):
        return int(name[1])
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
    is_titled = name in {"p", "div"} and any(_HEADING_CLASS.fullmatch(word) for word in classes)
    # Some books set whole chapters into <div class="chapter-head">: only short ones are titles.
    return 2 if is_titled and _is_short(element) else 0


def _is_short(element: etree._Element) -> bool:
    n_chars = 0
    for piece in element.itertext():
        n_chars += len(piece)
        if n_chars > 200:
            return False
    return True


def _is_emphatic(
    element: etree._Element, name: str, classes: frozenset[str], emphatic: frozenset[str]
) -> bool:
    if name != "span":
        return False
    by_class = any(_EMPHASIS_CLASS.fullmatch(word) or word in emphatic for word in classes)
    return by_class or _EMPHASIS_STYLE.search(element.get("style") or "") is not None
