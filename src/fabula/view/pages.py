"""The reader page: one HTML file with the text, what is said of it, and nothing from elsewhere.

The words of a book reach the page as JSON in which nothing can end the element that holds it, and
are shown as text alone; scripts and styles are allowed by their hashes, requests not at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

from fabula.export.formats import check_spans
from fabula.ingest import fixes_beside
from fabula.records import Story
from fabula.records.displays import shown_line
from fabula.view.colours import write_colours
from fabula.view.packed_stories import pack_story
from fabula.view.scripts import join_modules

# "<" may begin the end of a script element, and "&" or the others mislead a reader of the source.
_ACTIVE: Final = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_POLICY: Final = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; "
    "connect-src {connect}; base-uri 'none'; form-action 'none'"
)


def make_page(story: Story, *, served: bool = False, note: str = "") -> bytes:
    """The page of a story, a whole HTML document in UTF-8.

    Args:
        story: the story.
        served: whether corrections can be sent to where the page came from; else the page offers
            them as a file.
        note: said to the reader when the page opens, such as what became of corrections.

    Raises:
        ExportError: the story is damaged.
    """
    check_spans(story)
    front = files("fabula.view") / "front"
    script = join_modules(front, "page.js")
    style = (front / "page.css").read_text("utf-8") + write_colours()
    packed = pack_story(story) | {"served": served, "note": note}
    packed["fixesFile"] = _name_fixes(packed["file"])
    policy = _POLICY.format(
        script=_hash(script), style=_hash(style), connect="'self'" if served else "'none'"
    )
    page = Template((front / "page.html").read_text("utf-8")).substitute(
        policy=escape(policy, quote=True),
        title=escape(shown_line(packed["title"])),
        author=escape(shown_line(packed["author"])),
        style=style,
        data=embed_json(packed),
        script=script,
    )
    return page.encode("utf-8")


def embed_json(value: Any) -> str:
    r"""A value as JSON that is nothing but data inside an HTML script element.

    >>> embed_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _name_fixes(file: str) -> str:
    """What the fixes of a book are called; a page may be made of standard input."""
    beside = None if file == "-" else fixes_beside(file)
    return beside.name if beside else "story.fixes.toml"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
