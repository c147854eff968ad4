"""Notes in Markdown that fabula and the user write together.

A note is front matter (YAML) and a block between two marks; both are written anew when a story is
exported again, all else in the file is the user's. What the user changed in them stays as well: the
first mark keeps a digest of the block and of each key as fabula wrote them, and only what still
agrees with its digest is replaced. A key that was deleted stays deleted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from fabula.errors import ExportError
from fabula.export.json_contracts import dump_json

Value = str | int | bool | Sequence[str]
"""What a key of front matter holds."""

_BLOCK: Final = re.compile(
    r"<!-- fabula:begin (?P<digests>[^\n>]*) -->\r?\n(?P<body>.*?)\r?\n<!-- fabula:end -->",
    re.DOTALL,
)
_FRONT: Final = re.compile(
    r"\A---[ \t]*\r?\n(?P<keys>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY: Final = re.compile(r"(?P<key>[^\s#\-\"'][^:\n]*):(?=\s|\Z)")
_BODY: Final = "block"
_NEVER: Final = "0"
"""The digest of a key that fabula did not write."""


def write_note(keys: Mapping[str, Value], body: str) -> str:
    """A new note.

    Args:
        keys: the front matter; keys are plain words.
        body: Markdown without marks of its own; ``<`` in what it quotes is escaped.
    """
    blocks = {key: _yaml_block(key, value) for key, value in keys.items()}
    digests = {_BODY: _digest(body)} | {key: _digest(text) for key, text in blocks.items()}
    return f"---\n{''.join(blocks.values())}---\n{_marked(body, digests)}\n"


def merge_note(name: str, old: bytes, new: bytes) -> bytes:
    """A note that is there already, with what fabula wrote into it written anew.

    Raises:
        ExportError: what is there is not UTF-8.
    """
    try:
        there = old.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{name} is there already and is no UTF-8; move it away") from error
    made = new.decode("utf-8")
    made_block, old_block = _BLOCK.search(made), _BLOCK.search(there)
    if made_block is None:
        raise ValueError("a note of ours has a block")
    fresh, wrote = _digests(made_block), _digests(old_block)
    # From here on a digest tells what fabula wrote last, also where the user has changed it.
    kept = {key: wrote.get(key, _NEVER) for key in fresh}
    if old_block is None or _digest(old_block["body"]) == wrote.get(_BODY):
        body, kept[_BODY] = made_block["body"], fresh[_BODY]
    else:
        body = old_block["body"]
    there, front = _merge_front(there, made, wrote, fresh, kept)
    marked = _marked(body, kept)
    if old_block is None:
        return f"{front}{there.rstrip()}\n\n{marked}\n".encode()
    return (front + _BLOCK.sub(lambda _: marked, there, count=1)).encode("utf-8")


def _merge_front(
    there: str,
    made: str,
    wrote: Mapping[str, str],
    fresh: Mapping[str, str],
    kept: dict[str, str],
) -> tuple[str, str]:
    """The note without its front matter, and the front matter merged; ``kept`` is brought up."""
    found = _FRONT.match(there)
    old_keys = _split_keys(found["keys"]) if found else {}
    for key, text in _split_keys(_front_of(made)).items():
        is_new = key not in old_keys and key not in wrote
        if is_new or (key in old_keys and _digest(old_keys[key]) == wrote.get(key)):
            old_keys[key], kept[key] = text, fresh[key]
    rest = there[found.end() :] if found else there
    return rest, f"---\n{''.join(old_keys.values())}---\n"


def _front_of(note: str) -> str:
    found = _FRONT.match(note)
    return found["keys"] if found else ""


def _split_keys(front: str) -> dict[str, str]:
    """The lines of each key, by the key; lines before the first key by an empty one."""
    keys: dict[str, str] = {}
    key = ""
    for line in front.splitlines(keepends=True):
        if found := _KEY.match(line):
            key = found["key"]
        keys[key] = keys.get(key, "") + line
    return keys


def _marked(body: str, digests: Mapping[str, str]) -> str:
    told = " ".join(f"{key}={digest}" for key, digest in digests.items())
    return f"<!-- fabula:begin {told} -->\n{body}\n<!-- fabula:end -->"


def _digests(block: re.Match[str] | None) -> dict[str, str]:
    if block is None:
        return {}
    pairs = (pair.partition("=") for pair in block["digests"].split())
    return {key: digest for key, _, digest in pairs}


def _digest(text: str) -> str:
    """A digest that other quotes and white space do not change: editors set YAML their own way."""
    return sha256(re.sub(r"[\s\"']", "", text).encode("utf-8")).hexdigest()[:12]


def _yaml_block(key: str, value: Value) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return f"{key}: {dump_json(value)}\n"
    if not value:
        return f"{key}: []\n"
    return f"{key}:\n" + "".join(f"  - {dump_json(item)}\n" for item in value)


_SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|~$^]|&(?=[#\w])|:(?=//)|%(?=%)|=(?==))")
_LEADING: Final = re.compile(r"^([-+]|\d+(?=[.)]))")


def markdown_text(text: str) -> str:
    r"""Text on one line that Markdown, HTML and Obsidian take for nothing but text.

    >>> markdown_text("*a* [[b]]")
    '\\*a\\* \\[\\[b\\]\\]'
    """
    escaped = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(_escape_leading, escaped)


def _escape_leading(match: re.Match[str]) -> str:
    sign = match[0]
    # A backslash before a digit would be shown: in "1." it is the point that is escaped.
    return f"\\{sign}" if sign in "-+" else f"{sign}\\"
