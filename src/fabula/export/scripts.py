"""The script: the whole text in order as narration, tags and lines, one JSON object a line."""

from __future__ import annotations

from typing import Any

from fabula.export.chapters import Chapters
from fabula.export.json_contracts import N_DECIMALS, dump_json
from fabula.export.pieces import Piece, list_pieces
from fabula.records import Story


def make_script(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """The script as one file of JSON Lines; the texts of its lines, joined, are the text.

    Args:
        story: the story.
        stem: what the file's name begins with.
        with_text: always True: a script is its text.
    """
    del with_text
    names = {character.id: character.name for character in story.characters}
    chapters = Chapters(story)
    lines = (dump_json(_row(story, piece, names, chapters)) for piece in list_pieces(story))
    return {f"{stem}.script.jsonl": "".join(f"{line}\n" for line in lines).encode("utf-8")}


def _row(story: Story, piece: Piece, names: dict[str, str], chapters: Chapters) -> dict[str, Any]:
    quote, chapter = piece.quote, chapters.section_at(piece.start)
    speaker = quote.speaker if quote else None
    return {
        "kind": piece.kind,
        "text": story.text.content[piece.start : piece.end],
        "speaker": speaker,
        "speaker_name": names.get(speaker, speaker) if speaker else None,
        "confidence": round(quote.confidence, N_DECIMALS) if quote else None,
        "reason": quote.reason if quote else None,
        "chapter": chapter.id if chapter else None,
        "quote": quote.id if quote else None,
        "start": piece.start,
        "end": piece.end,
    }
