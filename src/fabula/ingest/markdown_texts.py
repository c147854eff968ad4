"""Markdown (CommonMark), by way of HTML."""

import re
from dataclasses import replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fabula.errors import SourceError
from fabula.ingest.drafts import Draft
from fabula.ingest.elements import SOURCE_LINE, Walk, walk_elements
from fabula.ingest.frames import frame_draft
from fabula.ingest.html_roles import tell_html_role
from fabula.ingest.kinds import make_omission
from fabula.ingest.markup import parse_html
from fabula.ingest.writers import Writer
from fabula.records import Origin

MAX_MARKDOWN_BYTES: Final = 8 * 2**20
"""Size above which Markdown is refused: its parser takes some three seconds a megabyte."""
_MAX_NESTING: Final = 100
_DEEP: Final = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))){{{_MAX_NESTING // 2},}}", re.MULTILINE
)
"""Quotes and lists nested so deep that the parser would drop what is in them."""
_HEAD: Final = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SOURCE_LINE: Final = re.compile(SOURCE_LINE, re.IGNORECASE)
_FIELD: Final = re.compile(r"^(title|author)[ \t]*:[ \t]*(\S[^\n]*)$", re.IGNORECASE | re.MULTILINE)


def read_markdown_text(text: str, name: str, keep: frozenset[str]) -> Draft:
    """Make a draft of a decoded Markdown file.

    Indented text is a paragraph, not code, and the sign of a list item stays in the text: in
    stories these are the writer's indents and the dashes of speech.

    Raises:
        SourceError: it is too large or nested too deep, or nothing readable is in it.
    """
    if len(text) > MAX_MARKDOWN_BYTES:
        raise SourceError(
            f"{name}: Markdown of more than {MAX_MARKDOWN_BYTES // 2**20} MB is not read; "
            "split it into its books, or name it .txt to read it as plain text"
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    deep = _DEEP.search(lines)
    if deep:
        n_line = lines.count("\n", 0, deep.start()) + 1
        raise SourceError(f"{name}: quotes or lists are nested too deep in line {n_line}")
    head = _HEAD.match(lines) if "metadata" not in keep else None
    body = lines[head.end() :] if head else lines
    n_head_lines = lines.count("\n", 0, head.end()) if head else 0
    root = parse_html(_render(body), name)
    writer = Writer()
    walk_elements(root, writer, Walk(tell_html_role(), keep))
    draft = writer.finish()
    stated: dict[str, str] = {}
    if head:
        words = head.group(1)
        stated = {key.lower(): value.strip(" \t\"'") for key, value in _FIELD.findall(words)}
        omission = make_omission("metadata", words, len(words.strip()), 0)
        draft = replace(draft, omissions=(omission, *draft.omissions))
    origins = _source_lines(draft.origins, n_head_lines)
    draft = replace(draft, origins=origins, title=stated.get("title"), author=stated.get("author"))
    return frame_draft(draft, [], keep)


def _render(body: str) -> str:
    """HTML whose blocks tell the line that they have in the source."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).disable("code")
    tokens = markdown.parse(_SOURCE_LINE.sub("", body))
    item: Token | None = None
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(SOURCE_LINE, str(token.map[0] + 1))
        if token.type == "list_item_open":
            item = token
        elif token.type == "inline" and item is not None and token.children is not None:
            sign = f"{item.info}{item.markup} "  # the dash of speech, or a number: it is text
            token.children.insert(0, Token("text", "", 0, content=sign))
            item = None
    return str(markdown.renderer.render(tokens, markdown.options, {}))


def _source_lines(origins: tuple[Origin, ...], n_head_lines: int) -> tuple[Origin, ...]:
    return tuple(replace(o, line=o.line + n_head_lines if o.line else 0) for o in origins)
