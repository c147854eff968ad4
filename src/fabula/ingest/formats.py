"""What a source is: its content is believed before its name."""

import re
from pathlib import PurePath
from typing import Final

from fabula.errors import SourceError
from fabula.ingest.archives import MAX_PART_BYTES, Archive

_FOREIGN: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"%PDF-", "a PDF; save it as text or EPUB (pdftotext, Calibre) and read that"),
    (60, b"BOOKMOBI", "a Kindle book (MOBI or AZW); convert it to EPUB (Calibre) and read that"),
    (60, b"TEXtREAd", "a Palm book; convert it to EPUB (Calibre) and read that"),
    (0, b"TPZ", "a Kindle book (Topaz); convert it to EPUB and read that"),
    (0, b"\xeaDRMION", "a Kindle book locked to its reader; get an unlocked EPUB of it"),
    (0, b"CONT\x02\x00", "a Kindle book (KFX); convert it to EPUB and read that"),
    (0, b"{\\rtf", "an RTF document; save it as DOCX or as text and read that"),
    (0, b"\xd0\xcf\x11\xe0", "an old Word document (.doc); save it as DOCX and read that"),
    (8, b"DUCK", "a story that fabula has read already; open it, do not read it"),
    (0, b"\x89PNG", "a picture (PNG), not a text"),
    (0, b"\xff\xd8\xff", "a picture (JPEG), not a text"),
    (0, b"GIF8", "a picture (GIF), not a text"),
    (0, b"AT&TFORM", "a DjVu scan; save its text and read that"),
    (0, b"\x1f\x8b", "packed with gzip; unpack it and read what is in it"),
    (0, b"BZh", "packed with bzip2; unpack it and read what is in it"),
    (0, b"\xfd7zXZ", "packed with xz; unpack it and read what is in it"),
    (0, b"7z\xbc\xaf", "a 7z archive; unpack it and read what is in it"),
    (0, b"Rar!", "a RAR archive; unpack it and read what is in it"),
    (0, b"\x7fELF", "a program, not a text"),
    (0, b"MZ\x90", "a program, not a text"),
    (0, b"SQLite format 3", "a database, not a text"),
    (0, b"ID3", "a sound file, not a text"),
    (0, b"OggS", "a sound file, not a text"),
)
MAX_MARKUP_BYTES: Final = MAX_PART_BYTES
"""Size above which marked-up text is refused: its tree takes some twenty times the room."""

_HTML_WORDS: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_BLOCK_END: Final = re.compile(r"</(?:p|div|h[1-6]|body|table|blockquote)\s*>", re.IGNORECASE)
_PROLOG: Final = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_WORD_PART: Final = re.compile(r"word/document\d*\.xml")
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")


def is_archive(data: bytes, name: str) -> bool:
    """Whether the bytes are a ZIP archive.

    Raises:
        SourceError: they are nothing, or of a format that fabula does not read.
    """
    if not data.strip():
        raise SourceError(f"{name}: it is empty; give a file that holds a story")
    for offset, magic, what in _FOREIGN:
        if data.startswith(magic, offset):
            raise SourceError(f"{name}: this is {what}")
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def check_markup_size(data: bytes, name: str) -> None:
    """Refuse marked-up text whose tree would not fit.

    Raises:
        SourceError: it is larger than :data:`MAX_MARKUP_BYTES`.
    """
    if len(data) > MAX_MARKUP_BYTES:
        raise SourceError(
            f"{name}: marked-up text of more than {MAX_MARKUP_BYTES // 2**20} MB is not read; "
            "split it into its books, or save it as plain text"
        )


def sniff_archive(archive: Archive) -> str:
    """The format of an archive: ``epub`` or ``docx``.

    Raises:
        SourceError: it is neither.
    """
    if "META-INF/container.xml" in archive or any(n.endswith(".opf") for n in archive.names):
        return "epub"
    if any(_WORD_PART.fullmatch(part) for part in archive.names):
        return "docx"
    media = archive.read("mimetype")[:100] if "mimetype" in archive else b""
    if b"opendocument" in media:
        what = "an OpenDocument file (ODT); save it as DOCX or EPUB and read that"
    elif media.startswith(b"application/epub"):
        what = "an EPUB without its table of parts (META-INF/container.xml); fetch it again"
    elif any(part.startswith(("xl/", "ppt/")) for part in archive.names):
        what = "a spreadsheet or slides, not a text"
    else:
        what = "a ZIP archive, but neither EPUB nor DOCX; unpack it and read what is in it"
    raise SourceError(f"{archive.name}: this is {what}")


def sniff_markup(text: str, name: str) -> str:
    """The format of a decoded text: ``txt``, ``md``, ``html`` or ``tei``.

    Raises:
        SourceError: it is XML of a kind that fabula does not read.
    """
    extension = PurePath(name).suffix.lower()
    root = _root_name(text)
    if root in {"TEI", "TEI.2", "teiCorpus"}:
        return "tei"
    if root.lower() == "html" or _HTML_WORDS.match(text, _past_prolog(text)):
        return "html"
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml") and root:
        raise SourceError(
            f"{name}: this is XML with the root <{root}>; of XML fabula reads TEI P5 and XHTML"
        )
    if extension in {".md", ".markdown", ".mdown", ".mkd"}:
        return "md"
    return "html" if _has_tags(text, extension) else "txt"


def _has_tags(text: str, extension: str) -> bool:
    head = text[:20_000]
    n_blocks = len(_BLOCK_END.findall(head))
    if extension in {".html", ".htm", ".xhtml", ".xht"}:
        return n_blocks > 0 or _HTML_WORDS.search(head) is not None
    return n_blocks >= 3 and text.lstrip("\ufeff \t\r\n").startswith("<")


def _root_name(text: str) -> str:
    root = _ROOT.match(text, _past_prolog(text))
    return root.group(1) if root else ""


def _past_prolog(text: str) -> int:
    position = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG.match(text, position):
        if found.end() > 200_000:
            break
        position = found.end()
    return position
