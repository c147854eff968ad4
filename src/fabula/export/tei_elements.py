"""Elements of TEI: made, filled as the text goes by, and named by ids that XML allows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from fabula.export.signs import replace_controls

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

# XML allows more letters, but not every reader of pointers does.
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]")


def make_element(tag: str, *parts: etree._Element | str, **attributes: str) -> etree._Element:
    """An element of TEI with what is in it; words are put on one line."""
    element = etree.Element(f"{{{TEI}}}{tag}", dict(attributes), nsmap={None: TEI})  # type: ignore[dict-item]
    for part in parts:
        if isinstance(part, str):
            element.text = plain_words(part)
        else:
            element.append(part)
    return element


def plain_words(words: str) -> str:
    """Words for a name or title: on one line, without what XML forbids."""
    return " ".join(replace_controls(words).split())


@dataclass(slots=True)
class Writing:
    """A tree that is written from front to back.

    Attributes:
        root: the outermost element.
        opened: the elements that are open, the innermost last.
        last: the last element in the innermost, or None while it has none.
    """

    root: etree._Element
    opened: list[etree._Element] = field(default_factory=list)
    last: etree._Element | None = None

    def __post_init__(self) -> None:
        self.opened.append(self.root)

    def begin(self, tag: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
        """Open an element in the one that is open."""
        element = etree.SubElement(self.opened[-1], f"{{{TEI}}}{tag}", dict(attributes or {}))
        self.opened.append(element)
        self.last = None
        return element

    def end(self) -> None:
        """Close the innermost element."""
        self.last = self.opened.pop()

    def add_text(self, text: str) -> None:
        """Write text where the writing is."""
        if self.last is None:
            here = self.opened[-1]
            here.text = (here.text or "") + text
        else:
            self.last.tail = (self.last.tail or "") + text


@dataclass(slots=True)
class Names:
    """The ``xml:id`` of everything in one document.

    Attributes:
        entities: for each entity's id of fabula the one it has in the document.
    """

    entities: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def add(self, wanted: str) -> str:
        """An id as near to the wanted one as may be."""
        name = _NO_NAME.sub("_", wanted)
        name = name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"
        free, number = name, 2
        while free in self._taken:
            free, number = f"{name}_{number}", number + 1
        self._taken.add(free)
        return free

    def point_to(self, who: str) -> str:
        """A pointer to an entity."""
        return f"#{self.entities[who]}"
