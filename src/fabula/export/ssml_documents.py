"""SSML 1.1: the text as a speech engine reads it, one voice a character, one document a chapter.

Source: Speech Synthesis Markup Language 1.1, W3C Recommendation, 7 September 2010.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Final

from lxml import etree

from fabula.export.blocks import Block, BlockKind, list_blocks
from fabula.export.chapters import Chapters
from fabula.export.pieces import Piece
from fabula.export.signs import xml_text
from fabula.export.voices import Voices, pronoun_of, read_voices, write_voices
from fabula.export.xml_elements import add_element, make_root, write_document
from fabula.records import Story

VOICES_FILE: Final = "voices.toml"

_NAMESPACE: Final = "http://www.w3.org/2001/10/synthesis"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_GENDERS: Final = {"she": "female", "he": "male"}

_Attributes = dict[str, str]


def make_ssml(
    story: Story,
    stem: str,
    with_text: bool,
    *,
    voices: str | os.PathLike[str] | None = None,
) -> dict[str, bytes]:
    """One SSML document a chapter and, where no voices are given, a table of voices to fill in.

    Args:
        story: the story.
        stem: what the files' names begin with.
        with_text: always True: speech is its text.
        voices: the path of a table of voices.

    Raises:
        ExportError: the table of voices cannot be read.
    """
    del with_text
    table = Voices() if voices is None else read_voices(voices, story)
    cast = _cast_voices(story, table)
    chapters = Chapters(story)
    n_digits = len(str(max(1, len(chapters))))
    grouped = groupby(list_blocks(story), lambda block: chapters.number_at(block.start))
    files = {
        f"{stem}-{number:0{n_digits}}.ssml": _to_ssml(story, list(blocks), table, cast)
        for number, blocks in grouped
    }
    if voices is None:
        files[VOICES_FILE] = write_voices(story).encode("utf-8")
    return files


def keep_voices(name: str, old: bytes, new: bytes) -> bytes | None:
    """A table of voices that is already there stays: the user may have filled it in."""
    del new
    return old if name == VOICES_FILE else None


def _cast_voices(story: Story, table: Voices) -> dict[str, _Attributes]:
    """The attributes of each character's voice: its name, or what else tells it apart.

    Characters for whom no voice is given take the first, second, … voice of their gender.
    """
    counts: Counter[str] = Counter()
    cast: dict[str, _Attributes] = {}
    for character in story.characters:
        name, gender = table.voice_of(character), _GENDERS.get(pronoun_of(character), "")
        if name:
            cast[character.id] = {"name": name}
        elif character.n_lines:
            counts[gender] += 1
            known = {"gender": gender} if gender else {}
            cast[character.id] = {**known, "variant": str(counts[gender])}
    return cast


def _unknown_voice(table: Voices, cast: Mapping[str, _Attributes]) -> _Attributes:
    """That of lines of nobody known: never that of narration, and nobody else's."""
    if table.unknown:
        return {"name": table.unknown}
    n_without_gender = sum(list(voice) == ["variant"] for voice in cast.values())
    return {"variant": str(n_without_gender + 1)}


def _to_ssml(
    story: Story, blocks: list[Block], table: Voices, cast: Mapping[str, _Attributes]
) -> bytes:
    speak = make_root(_NAMESPACE, "speak", {"version": "1.1", _LANGUAGE: "en"})
    narration = {"name": table.narration} if table.narration else {}
    unknown = _unknown_voice(table, cast)
    marked: set[str] = set()
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            add_element(speak, "break", strength="x-strong")
            continue
        paragraph = add_element(speak, "p")
        for piece in block.pieces:
            speaker = piece.quote.speaker if piece.quote else None
            voice = cast.get(speaker or "", unknown) if piece.quote else narration
            holder = add_element(paragraph, "voice", **voice) if voice else paragraph
            _add_mark(holder, piece, marked)
            _append_text(holder, xml_text(story.text.content[piece.start : piece.end]))
        if block.kind is BlockKind.HEADING:
            add_element(speak, "break", strength="strong")
    return write_document(speak)


def _add_mark(holder: etree._Element, piece: Piece, marked: set[str]) -> None:
    """A mark where a line begins, by which an engine tells when in the sound it does."""
    if piece.quote and piece.quote.id not in marked:
        marked.add(piece.quote.id)
        add_element(holder, "mark", name=xml_text(piece.quote.id))


def _append_text(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text
