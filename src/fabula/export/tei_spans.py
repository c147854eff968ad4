"""Lines of speech and mentions as elements of TEI, in parts where they cross.

Spans may cross where elements may not. Wherever a span begins or ends, the elements that are open
are made those that ought to be, lines outside, mentions inside; what is closed on the way goes on
in a further part, and the parts point to each other with ``next`` and ``prev``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from fabula.export.tei_elements import XML_ID, Names, Writing
from fabula.records import Quote, Story


@dataclass(slots=True)
class TeiSpan:
    """What becomes an element, or several parts of one.

    Attributes:
        start, end: half-open span of the text.
        rank: of two spans that hold one place, that of the lower rank is outside.
        name: what its parts are named by.
        tag: the element's name.
        attributes: what the element says.
        n_parts: how many parts are written.
        part: the last of them.
    """

    start: int
    end: int
    rank: int
    name: str
    tag: str
    attributes: dict[str, str]
    n_parts: int = 0
    part: etree._Element | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """From the outermost to the innermost of the spans that hold one place."""
        return self.rank, self.start, -self.end


def list_spans(story: Story, names: Names) -> Iterator[TeiSpan]:
    """The lines and mentions of a story."""
    for quote in story.quotes:
        name = names.add(quote.id)
        yield TeiSpan(quote.start, quote.end, 0, name, "said", _tell_line(quote, name, names))
    for number, mention in enumerate(story.mentions, 1):
        is_named = (mention.category, mention.form) == ("PER", "PROP")
        told = {} if is_named else {"type": mention.category, "subtype": mention.form}
        if mention.entity is not None:
            told["ref"] = names.point_to(mention.entity)
        tag = "persName" if is_named else "rs"
        yield TeiSpan(mention.start, mention.end, 1, f"m{number}", tag, told)


def _tell_line(quote: Quote, name: str, names: Names) -> dict[str, str]:
    told = {XML_ID: name}
    if quote.speaker is not None:
        told |= {"who": names.point_to(quote.speaker), "cert": f"{quote.confidence:.4f}"}
    if quote.addressees:
        told["toWhom"] = " ".join(map(names.point_to, quote.addressees))
    if quote.kind == "thought":
        told["aloud"] = "false"
    return told


@dataclass(frozen=True, slots=True)
class SpanWriter:
    """Writes stretches of text with what lies in them.

    Attributes:
        tree: where it is written.
        content: the whole text.
        names: the ids of the document.
    """

    tree: Writing
    content: str
    names: Names

    def write(self, start: int, end: int, spans: Sequence[TeiSpan] = ()) -> None:
        """Write a stretch with the parts of these spans that lie in it."""
        opened: list[TeiSpan] = []
        held: list[TeiSpan] = []
        waiting = sorted(spans, key=lambda span: span.start, reverse=True)
        edges = {start, end, *(edge for span in spans for edge in (span.start, span.end))}
        for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            held = [span for span in held if span.end > first]
            while waiting and waiting[-1].start <= first:
                held.append(waiting.pop())
            self._turn(opened, sorted(held, key=lambda span: span.order))
            self.tree.add_text(self.content[first:last])
        self._turn(opened, [])

    def _turn(self, opened: list[TeiSpan], wanted: list[TeiSpan]) -> None:
        """Close and open elements until those that are open are those that are wanted."""
        n_common = 0
        while n_common < min(len(opened), len(wanted)) and opened[n_common] is wanted[n_common]:
            n_common += 1
        while len(opened) > n_common:
            opened.pop()
            self.tree.end()
        for span in wanted[n_common:]:
            self._begin(span)
            opened.append(span)

    def _begin(self, span: TeiSpan) -> None:
        before = span.part
        attributes = dict(span.attributes)
        if before is not None:
            if XML_ID not in before.attrib:
                before.set(XML_ID, self.names.add(span.name))
            attributes[XML_ID] = self.names.add(f"{span.name}.{span.n_parts + 1}")
            attributes["prev"] = f"#{before.get(XML_ID)}"
            before.set("next", f"#{attributes[XML_ID]}")
        span.part = self.tree.begin(span.tag, attributes)
        span.n_parts += 1
