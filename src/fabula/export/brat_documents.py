"""brat standoff: text, annotations and their types (docs/formats/annotations.md).

The format is that of brat (Stenetorp et al. 2012), https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Final

from fabula.export.entities import find_tag_mentions
from fabula.export.signs import replace_controls
from fabula.records import CATEGORIES, FORMS, Quote, Story

_LINE: Final = "Line"
_EVENT: Final = "Event"

# A fragment of a span may hold no sign that ends a line or a column of the annotation file.
_FRAGMENT: Final = re.compile("[^\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")

_CONFIGURATION: Final = "\n".join(
    [
        *("[entities]", *CATEGORIES, _LINE, ""),
        "[relations]",
        f"SaidBy\tArg1:{_LINE}, Arg2:<ENTITY>",
        "Coref\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        "",
        *("[events]", _EVENT, ""),
        "[attributes]",
        f"Form\tArg:<ENTITY>, Value:{'|'.join(FORMS)}",
        "",
    ]
)


def make_brat(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The text, its annotations, and ``annotation.conf``."""
    del with_text  # the table of formats says that there is no brat document without its text
    content = replace_controls(story.text.content)
    annotations = "".join(f"{line}\n" for line in _annotations(story, content))
    return {
        f"{stem}.txt": content.encode(),
        f"{stem}.ann": annotations.encode(),
        "annotation.conf": _CONFIGURATION.encode(),
    }


def _annotations(story: Story, content: str) -> Iterator[str]:
    numbers, notes = count(1), count(1)
    chains: defaultdict[str, list[str]] = defaultdict(list)
    places: dict[tuple[int, int], str] = {}
    for row, mention in enumerate(story.mentions, 1):
        name = f"T{next(numbers)}"
        yield _text_bound(name, mention.category, content, mention.start, mention.end)
        yield f"A{row}\tForm {name} {mention.form}"
        if mention.entity is not None:
            chains[mention.entity].append(name)
            places[mention.start, mention.end] = name
            yield f"#{next(notes)}\tAnnotatorNotes {name}\t{_one_line(mention.entity)}"
    tags = find_tag_mentions(story)
    for row, quote in enumerate(story.quotes, 1):
        name = f"T{next(numbers)}"
        yield _text_bound(name, _LINE, content, quote.start, quote.end)
        yield f"#{next(notes)}\tAnnotatorNotes {name}\t{_one_line(_tell_line(quote))}"
        if tag := tags.get(quote.id):
            yield f"R{row}\tSaidBy Arg1:{name} Arg2:{places[tag.start, tag.end]}"
    for row, event in enumerate((event for event in story.events if event.realis), 1):
        name = f"T{next(numbers)}"
        yield _text_bound(name, _EVENT, content, event.start, event.end)
        yield f"E{row}\t{_EVENT}:{name}"
    for names in chains.values():
        if len(names) > 1:
            yield f"*\tCoref {' '.join(names)}"


def _text_bound(name: str, kind: str, content: str, start: int, end: int) -> str:
    """A span with its words; one that runs over a line end is in fragments, as brat requires."""
    found = [match.span() for match in _FRAGMENT.finditer(content, start, end)]
    offsets = ";".join(f"{first} {last}" for first, last in found)
    words = " ".join(content[first:last] for first, last in found)
    return f"{name}\t{kind} {offsets}\t{words}"


def _tell_line(quote: Quote) -> str:
    to = f"; to {', '.join(quote.addressees)}" if quote.addressees else ""
    return f"{quote.id} ({quote.kind}), by {quote.speaker or 'unknown'}{to}"


def _one_line(words: str) -> str:
    return " ".join(replace_controls(words).split())
