"""The reading of any source: names, limits, what is kept, what is refused."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fabula.errors import SourceError
from fabula.ingest import MAX_SOURCE_BYTES, read_text
from fabula.records import MarkKind, Text
from tests.ingest.books import zip_of

STORY = "CHAPTER I\n\nIt was _late_. “Go,” said Ann.\n"


def test_path_bytes_and_file_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    by_path = read_text(path)
    with path.open("rb") as file:
        by_file = read_text(file)
    by_bytes = read_text(STORY.encode(), name="story.txt")
    assert by_path == by_file == by_bytes == read_text(str(path))
    assert by_path.source.name == "story.txt"
    assert by_path.source.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (by_path.source.format, by_path.source.encoding) == ("txt", "utf-8")


def test_bytes_without_a_name_are_standard_input() -> None:
    assert read_text(STORY.encode()).source.name == "-"
    assert read_text(io.BytesIO(STORY.encode())).source.name == "-"


def test_content_wins_over_extension() -> None:
    assert read_text(STORY.encode(), name="story.epub").source.format == "txt"
    page = b"<!DOCTYPE html><html><body><p>It was late.</p></body></html>"
    assert read_text(page, name="story.txt").source.format == "html"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_become_lf(ending: str) -> None:
    text = read_text(STORY.replace("\n", ending).encode())
    assert text.content == "CHAPTER I\n\nIt was late. “Go,” said Ann.\n"


def test_mixed_line_ends() -> None:
    assert read_text(b"a\r\nb\rc\nd\r\r\ne").content == "a\nb\nc\nd\n\ne"


def test_nothing_is_normalised() -> None:
    content = "Cafe\u0301 and caf\u00e9 \ufb01 \u00a0x\u2028y\x0cz"
    assert read_text(content.encode()).content == content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        ("\u00a0\n\u2003".encode(), "white space"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"\x00" * 60 + b"BOOKMOBI" + b"\x00" * 99, "Kindle"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"It was\x00 late.", "NUL"),
        (bytes(range(1, 32)) * 50, "control"),
        (b"PK\x03\x04 but broken", "broken"),
        (zip_of({"a.txt": "hi"}), "neither EPUB nor DOCX"),
        (zip_of({"mimetype": "application/vnd.oasis.opendocument.text"}), "ODT"),
        (b"<?xml version='1.0'?><FictionBook><p>x</p></FictionBook>", "FictionBook"),
        (b"\xff\xfeabc", "not"),
        (b"*** START OF THE PROJECT GUTENBERG EBOOK X ***\n", "no readable text"),
    ],
)
def test_what_is_no_story_is_refused_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_text(data, name="story.txt")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="folder"):
        read_text(tmp_path)
    with pytest.raises(SourceError, match="cannot be read"):
        read_text("a\0b")


def test_a_file_open_as_text_is_refused() -> None:
    with pytest.raises(SourceError, match="rb"):
        read_text(io.StringIO("It was late."))  # type: ignore[arg-type]


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES + 100 * 2**20)  # sparse: takes no room
    with pytest.raises(SourceError, match="larger than 64 MB"):
        read_text(path)


def test_an_endless_stream_is_refused() -> None:
    class Endless(io.RawIOBase):
        n_read = 0

        def readable(self) -> bool:
            return True

        def read(self, n: int = -1) -> bytes:
            assert 0 < n <= MAX_SOURCE_BYTES + 1
            return b"a" * n

    with pytest.raises(SourceError, match="larger than"):
        read_text(Endless())  # type: ignore[arg-type]


NOTES = "It was late.[1]\n\nHe slept.\n\n[1] " + "A long note. " * 20 + "\n\nHe woke.\n"


def test_too_great_a_loss_is_an_error_that_says_how_to_keep() -> None:
    with pytest.raises(SourceError) as caught:
        read_text(NOTES.encode(), name="notes.txt")
    message = str(caught.value)
    assert "notes.txt" in message
    assert "keep=['footnote', 'footnote-anchor']" in message
    assert "--keep footnote --keep footnote-anchor" in message


def test_keep_and_max_loss() -> None:
    assert read_text(NOTES.encode(), keep="all").content == NOTES
    kept = read_text(NOTES.encode(), keep=["footnote"])
    assert "A long note" in kept.content
    assert "[1]\n" not in kept.content
    assert "A long note" not in read_text(NOTES.encode(), max_loss=1).content


def test_unknown_kinds_and_shares_are_refused() -> None:
    with pytest.raises(SourceError, match="footnote-anchor"):
        read_text(b"x", keep=["footnotes"])
    with pytest.raises(SourceError, match="max_loss"):
        read_text(b"x", max_loss=5)


PIECES = st.sampled_from(
    ["word ", "_word_ ", "_", "__", "\n", "\n\n", "\r\n", "\r", "[Illustration: A]",
     "[Illustration",
     "[1]", "[1] note\n\n", "[Footnote 1: b]", "]", "[", "é", "“", "a_b_c ", "\t", "[Pg 12]",
     "Transcriber's Note: x\n\n", "CONTENTS\n",
     "*** START OF THE PROJECT GUTENBERG EBOOK A ***\n",
     "*** END OF THE PROJECT GUTENBERG EBOOK A ***\n", "Produced by B\n\n", "Title: T\n"]
)  # fmt: skip


def account(text: Text) -> int:
    n_signs = 2 * sum(mark.kind is MarkKind.EMPHASIS for mark in text.marks)
    return len(text.content) + n_signs + sum(omission.n_chars for omission in text.omissions)


@given(st.lists(PIECES, max_size=60).map("".join))
@example("_Transcriber's Note: x\n\nword _")
def test_every_character_is_kept_or_accounted_for(source: str) -> None:
    decoded = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text = read_text(source.encode(), max_loss=1)
    except SourceError:
        return  # nothing readable in it
    # Signs that lie in an omission are counted with it, and their mark is gone with the text.
    assert account(text) <= len(decoded)
    kept = read_text(source.encode(), keep="all")
    assert account(kept) == len(decoded)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_origins_are_exact(source: str) -> None:
    decoded = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text = read_text(source.encode(), max_loss=1)
    except SourceError:
        return
    for position, char in enumerate(text.content):
        origin = text.origin_of(position)
        assert origin is not None
        assert decoded[origin.char] == char
        assert origin.line == decoded.count("\n", 0, origin.char) + 1


@given(st.lists(PIECES, max_size=60).map("".join))
@example("_[1] note\n\n*** END OF THE PROJECT GUTENBERG EBOOK A ***\n_")
def test_what_is_left_out_lies_between_what_is_kept(source: str) -> None:
    """Content and omissions, by position, give the source back but for the signs of emphasis."""
    decoded = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text = read_text(source.encode(), max_loss=1)
    except SourceError:
        return
    kept = [text.origin_of(position) for position in range(len(text.content))]
    chars = [origin.char for origin in kept if origin]
    assert chars == sorted(set(chars))
    left_out = len(decoded) - len(chars) - sum(o.n_chars for o in text.omissions)
    n_emphases = sum(mark.kind is MarkKind.EMPHASIS for mark in text.marks)
    assert left_out >= 2 * n_emphases
    gone = set(range(len(decoded))) - set(chars)
    assert left_out <= sum(decoded[char] == "_" for char in gone)
    for omission in text.omissions:
        assert 0 <= omission.position <= len(text.content)
        assert omission.n_chars > 0
        assert len(omission.sample) <= 80


@given(st.lists(PIECES, max_size=60).map("".join))
def test_marks_are_sorted_spans(source: str) -> None:
    try:
        text = read_text(source.encode(), max_loss=1)
    except SourceError:
        return
    starts = [mark.start for mark in text.marks]
    assert starts == sorted(starts)
    assert all(0 <= mark.start < mark.end <= len(text.content) for mark in text.marks)


def test_importing_ingest_loads_no_parser() -> None:
    code = (
        "import sys, fabula.ingest; "
        "print([m for m in ('lxml', 'docx', 'markdown_it') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_name_of_stray_bytes_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text("She went home.", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    assert read_text(path).source.name == "caf?.txt"
