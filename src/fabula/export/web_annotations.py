"""W3C Web Annotations in JSON-LD (docs/formats/annotations.md).

The data model is that of https://www.w3.org/TR/annotation-model/ (Sanderson, Ciccarese and Young
2017). Positions are code points there as they are here.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from fabula.export.entities import label_ids
from fabula.export.json_contracts import dump_json
from fabula.records import Event, Mention, Quote, Story

N_CONTEXT_CHARS: Final = 32
"""How many characters before and after a span its quote selector holds."""

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_SPACE: Final = uuid.UUID("3f6c3d0e-6a0b-5d0f-9b2e-0d9f6b7c1a52")
"""In which the names of annotations are made into ids: the same story has the same ids."""


def make_web_annotations(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """One JSON-LD document: a collection with one page; without quote selectors if need be."""
    content = story.text.content
    # Halves of characters cannot be in a file; the digest is of what is exported.
    digest = hashlib.sha256(content.encode("utf-8", "replace")).digest()
    name = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    source = f"ni:///sha-256;{name}"
    items = [
        {
            "id": _identify(f"{name}/{kind}/{row}"),
            "type": "Annotation",
            "motivation": "identifying" if kind != "event" else "classifying",
            "body": bodies,
            "target": {
                "source": source,
                "selector": _select(content, start, end, with_text=with_text),
            },
        }
        for kind, row, start, end, bodies in _rows(story, label_ids(story, with_text=with_text))
    ]
    page = {
        "id": _identify(f"{name}/page"),
        "type": "AnnotationPage",
        "partOf": _identify(name),
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": _CONTEXT,
        "id": _identify(name),
        "type": "AnnotationCollection",
        "label": story.text.source.title or story.text.source.name,
        "generator": {"id": _identify("fabula"), "type": "Software", "name": "fabula"},
        "total": len(items),
        "first": page,
        "last": page["id"],
    }
    return {f"{stem}.jsonld": f"{dump_json(collection)}\n".encode()}


def _identify(name: str) -> str:
    return uuid.uuid5(_SPACE, name).urn


def _select(content: str, start: int, end: int, *, with_text: bool) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if not with_text:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": content[start:end],
        "prefix": content[max(0, start - N_CONTEXT_CHARS) : start],
        "suffix": content[end : end + N_CONTEXT_CHARS],
    }
    return [position, quote]


def _rows(
    story: Story, labels: Mapping[str, str]
) -> Iterator[tuple[str, int, int, int, list[dict[str, str]]]]:
    """Kind, number, span and bodies of each annotation."""
    tables: tuple[tuple[str, Iterable[Mention | Quote | Event]], ...] = (
        ("mention", story.mentions),
        ("line", story.quotes),
        ("event", story.events),
    )
    for kind, rows in tables:
        for number, row in enumerate(rows):
            bodies = [_body("classifying", kind), *_tell(row, labels)]
            yield kind, number, row.start, row.end, bodies


def _tell(row: Mention | Quote | Event, labels: Mapping[str, str]) -> Iterator[dict[str, str]]:
    match row:
        case Mention():
            if row.entity is not None:
                yield _body("identifying", labels[row.entity])
            yield _body("tagging", f"category:{row.category}")
            yield _body("tagging", f"form:{row.form}")
        case Quote():
            if row.speaker is not None:
                yield _body("identifying", labels[row.speaker])
            for who in row.addressees:
                yield _body("tagging", f"to:{labels[who]}")
            yield _body("tagging", f"kind:{row.kind}")
            yield _body("tagging", f"confidence:{row.confidence:.4f}")
        case Event():
            yield _body("tagging", f"realis:{str(row.realis).lower()}")


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}
