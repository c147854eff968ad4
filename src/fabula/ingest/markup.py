"""Trees of elements, parsed so that hostile ones do no harm."""

import html
import html.entities
import re
from typing import Final

from lxml import etree

from fabula.errors import SourceError

_MAX_LINE: Final = 65_535
"""The HTML parser counts lines no further; such a line is given as 0, unknown."""
_MAX_ENTITY_CHARS: Final = 64
"""Longest value of a declared entity: such cannot be made to grow into a bomb."""

MAX_TAGS: Final = 2_000_000
"""Most tags in one source: three times those of the longest serials; bounds time and memory."""

_DECLARATION: Final = re.compile(r"^\ufeff?\s*<\?xml\b[^>]*\?>")
_BEFORE_DOCTYPE: Final = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE_HEAD: Final = re.compile(r"""<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*""")
_SUBSET: Final = re.compile(
    r"""\[(?:[^]"'<]++|"[^"]*"|'[^']*'|<!--.*?-->|<(?!!--))*+\]\s*""", re.DOTALL
)
_ENTITY: Final = re.compile(r"""<!ENTITY\s+(%\s*)?([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)'|(\w+))""")
_REFERENCE: Final = re.compile(r"&([A-Za-z][\w.]*);")
_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_xml(text: str, name: str, *, drops_blank: bool = False) -> etree._Element:
    """Parse XML; no document type is loaded, no entity fetched or expanded by the parser.

    HTML's named characters are known without a declaration, and so are entities that the document
    declares as a few plain characters.

    Args:
        text: the document.
        name: what to call it in a message.
        drops_blank: white space between elements is layout of the file, not text.

    Raises:
        SourceError: it is not well formed, or declares entities of another sort.
    """
    count_tags(text, name)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # nothing can grow without entities; depth is bounded still
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=drops_blank,
    )
    try:
        root = etree.fromstring(without_doctype(text, name).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"{name}: its markup is broken in line {error.lineno} ({error.msg}); "
            "mend it there, or save the text in another format"
        ) from None
    except UnicodeEncodeError:
        raise SourceError(
            f"{name}: it holds halves of characters; save it again as UTF-8"
        ) from None
    return root


def parse_html(text: str, name: str) -> etree._Element:
    """Parse HTML as it comes, well formed or not.

    Raises:
        SourceError: there is nothing in it, or it is nested too deep to be read whole.
    """
    count_tags(text, name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name}: no readable HTML is in it ({error.msg})") from None
    if root is None:
        raise SourceError(f"{name}: no readable HTML is in it")
    fatal = [entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if fatal:  # the parser stops there, silently
        raise SourceError(
            f"{name}: its HTML cannot be read past line {fatal[0].line} ({fatal[0].message}); "
            "save the text in another format"
        )
    return root


def count_tags(text: str, name: str, n_before: int = 0) -> int:
    """The tags in a text, and those counted before.

    Raises:
        SourceError: they are more than :data:`MAX_TAGS`.
    """
    n_tags = n_before + text.count("<")
    if n_tags > MAX_TAGS:
        raise SourceError(
            f"{name}: it holds more than {MAX_TAGS} tags, so it is no story; "
            "split it into its books, or save it as plain text"
        )
    return n_tags


def line_of(element: etree._Element) -> int:
    """The line that an element begins in, from 1; 0 where it is not known."""
    stated: object = element.sourceline  # None for elements that were not parsed
    line = stated if isinstance(stated, int) else 0
    return 0 if line == _MAX_LINE else line


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def without_doctype(text: str, name: str) -> str:
    """XML without declaration and document type, in as many lines, its entities put in."""
    text = _DECLARATION.sub(lambda found: "\n" * found.group().count("\n"), text)
    entities: dict[str, str] = {}
    start = _end_of_match(_BEFORE_DOCTYPE, text, 0)
    head = _DOCTYPE_HEAD.match(text, start)
    if head:
        subset = _SUBSET.match(text, head.end())
        end = text.find(">", subset.end() if subset else head.end())
        if end < 0 or (not subset and text[head.end() : head.end() + 1] == "["):
            raise SourceError(f"{name}: its document type declaration has no end; take it out")
        doctype = text[start : end + 1]
        entities = _declared_entities(doctype, name)
        text = text[:start] + "\n" * doctype.count("\n") + text[end + 1 :]
    return _REFERENCE.sub(lambda found: _character(found.group(1), entities, found.group()), text)


def _end_of_match(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _declared_entities(doctype: str, name: str) -> dict[str, str]:
    entities = {}
    for parameter, word, double, single, external in _ENTITY.findall(doctype):
        value = html.unescape(double or single) if not external else ""
        if parameter or external or len(value) > _MAX_ENTITY_CHARS or re.search(r"[&<%]", value):
            raise SourceError(
                f"{name}: it declares the entity {word!r}, which stands for another file or for "
                "more than a few characters; fabula does not expand such entities. Take the "
                "declaration out, or expand it with a tool that you trust"
            )
        entities[word] = value
    return entities


def _character(word: str, entities: dict[str, str], reference: str) -> str:
    if word in _PREDEFINED:
        return reference
    value = entities.get(word) or html.entities.html5.get(f"{word};")
    return value.replace("&", "&amp;").replace("<", "&lt;") if value else reference
