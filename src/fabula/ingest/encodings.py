"""The encoding of a text's bytes, found by fixed rules (``docs/decisions/encodings.md``)."""

import codecs
import re
from typing import Final

from fabula.errors import SourceError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose sign begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_HIGH_RUN: Final = re.compile(rb"[^\x80-\xff]?[\x80-\xff][^\x80-\xff]?")
_UTF8_SEQUENCE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_DECLARED: Final = re.compile(
    rb"""^[^<]{0,8}<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']
      |<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE | re.VERBOSE,
)
_SINGLE_BYTE: Final = ("cp1252", "mac_roman", "cp850")
"""Candidates in the order in which a tie is decided."""
_N_SAMPLE: Final = 4000
"""High bytes looked at to tell single-byte encodings apart."""
_MAX_CONTROLS: Final = 0.001


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML ``<meta>`` claims."""
    found = _DECLARED.search(data[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def decode_text(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Decode bytes to ``(text, encoding)``; line ends are left as they are.

    Args:
        data: the bytes.
        name: what to call the source in a message.
        declared: the encoding that the source itself claims; believed where the bytes bear it
            out and do not speak for UTF-8.

    Raises:
        SourceError: the bytes are no text.
    """
    text, encoding = _decoded(data, declared, name)
    _check_controls(text, name)
    return text, encoding


def _decoded(data: bytes, declared: str | None, name: str) -> tuple[str, str]:
    for sign, encoding in _BOMS:
        if data.startswith(sign):
            return _strict(data, encoding, name), encoding
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, name), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    claimed = _decode_as_declared(data, declared)
    return claimed or _decode_single_bytes(data)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: it says it is {encoding}, but the bytes at {error.start} are not; "
            "save it again as UTF-8"
        ) from None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or 32 without a byte order mark: NULs at every other (or three of four) places."""
    head = data[:4096]
    if head.count(0) < len(head) // 4:
        return None
    shares = [head[k::4].count(0) / max(1, len(head[k::4])) for k in range(4)]
    pattern = "".join("0" if share > 0.6 else "x" for share in shares)
    return {
        "x000": "utf-32-le",
        "000x": "utf-32-be",
        "x0x0": "utf-16-le",
        "0x0x": "utf-16-be",
    }.get(pattern)


def _decode_as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared.strip()).name
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError, TypeError, ValueError):
        return None  # unknown, no text encoding, or not what the bytes are
    # Pages that claim Latin-1 are Windows ones to every browser: leave those to the rules.
    return None if encoding in {"utf-8", "iso8859-1", "ascii", "cp1252"} else (text, encoding)


def _decode_single_bytes(data: bytes) -> tuple[str, str]:
    n_high = len(_HIGH.findall(data))
    sequences = _UTF8_SEQUENCE.findall(data)
    n_in_sequences = sum(map(len, sequences))
    if len(sequences) > 2 * (n_high - n_in_sequences):
        return _mended_utf8(data), "utf-8"
    contexts = [m.group() for m, _ in zip(_HIGH_RUN.finditer(data), range(_N_SAMPLE), strict=False)]
    best = max(_SINGLE_BYTE, key=lambda encoding: _plausibility(contexts, encoding))
    if best != "cp1252":
        return data.decode(best), best
    text = _decode_cp1252(data)
    has_c1 = re.search(rb"[\x80-\x9f]", data) is not None
    return text, "cp1252" if has_c1 else "latin-1"


def _mended_utf8(data: bytes) -> str:
    """UTF-8 in which a few bytes of an older encoding lie."""
    pieces, done = [], 0
    for found in _UTF8_SEQUENCE.finditer(data):
        pieces.append(_decode_cp1252(data[done : found.start()]))
        # Surrogates and code points past the last match the pattern and are still not UTF-8.
        pieces.append(found.group().decode("utf-8", errors="replace"))
        done = found.end()
    pieces.append(_decode_cp1252(data[done:]))
    return "".join(pieces)


def _decode_cp1252(data: bytes) -> str:
    """cp1252; its five undefined bytes become controls, as in browsers."""
    return data.decode("latin-1").translate(_CP1252_C1)


_CP1252_C1: Final = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


def _plausibility(contexts: list[bytes], encoding: str) -> int:
    """How well high bytes read as letters and punctuation where they stand."""
    total = 0
    for context in contexts:
        text = _decode_cp1252(context) if encoding == "cp1252" else context.decode(encoding)
        for i, char in enumerate(text):
            if char >= "\x80":
                before, after = text[i - 1 : i], text[i + 1 : i + 2]
                total += _fits(char, before, after)
    return total


def _fits(char: str, before: str, after: str) -> int:
    is_inside = before.isalpha() and after.isalpha()
    if char.isalpha():
        is_misplaced = before.islower() and char.isupper()
        if char not in _EUROPEAN or is_misplaced:
            return -2
        return 2 if before.isalpha() or after.isalpha() else -1
    if char in "“”":
        is_turned = (before if char == "“" else after).isalpha()
        return -1 if is_turned else 2
    if char in "’‘–—…":
        return 2
    return -2 if is_inside else 1 if char in _PRINTED else -1


_PRINTED: Final = frozenset("\xa0£§°½¼¾«»©®†‡•€¡¿™")
_EUROPEAN: Final = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝšžŠŽðþ")


def _check_controls(text: str, name: str) -> None:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(
            f"{name}: it holds NUL bytes (the first in line {line}), so it is not a text; "
            "give a text, HTML, EPUB, DOCX, Markdown or TEI file"
        )
    n_controls = len(_CONTROL.findall(text))
    if n_controls > 5 and n_controls > _MAX_CONTROLS * len(text):
        raise SourceError(
            f"{name}: {n_controls} of its {len(text)} characters are control codes, so it is not "
            "a text; give a text, HTML, EPUB, DOCX, Markdown or TEI file"
        )


_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
