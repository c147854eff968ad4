"""Encodings told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.ingest.encodings import decode_text

PROSE = "“It’s late,” said Zoë—naïve as ever. The café was shut; he hadn’t a sou. "


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_prose_in_each_encoding(encoding: str, found: str) -> None:
    assert decode_text(PROSE.encode(encoding), "x") == (PROSE, found)


def test_latin_1_and_cp1252_are_told_apart() -> None:
    assert decode_text("Zoë, naïve".encode("latin-1"), "x") == ("Zoë, naïve", "latin-1")
    assert decode_text("Zoë’s".encode("cp1252"), "x") == ("Zoë’s", "cp1252")


def test_old_dos_accents() -> None:
    words = "The café was naïve, à la mode; the fiancée’s rôle.".replace("’", "'")
    assert decode_text(words.encode("cp850"), "x") == (words, "cp850")


@pytest.mark.parametrize("declared", ["utf-8", "koi8-r-no-such", "ascii", "iso-8859-1"])
def test_a_wrong_declaration_is_survived(declared: str) -> None:
    assert decode_text(PROSE.encode("cp1252"), "x", declared)[0] == PROSE
    assert decode_text(PROSE.encode("utf-8"), "x", declared)[0] == PROSE


def test_a_right_declaration_is_believed() -> None:
    words = "Привет, мир"
    assert decode_text(words.encode("koi8-r"), "x", "koi8-r") == (words, "koi8-r")


def test_declared_codecs_that_are_no_text_do_no_harm() -> None:
    for declared in ("rot13", "base64", "zlib", "idna", "unicode_escape"):
        assert decode_text(PROSE.encode("cp1252"), "x", declared)[0]


def test_stray_bytes_in_utf_8_are_mended() -> None:
    data = (PROSE * 3).encode() + b"caf\xe9 \x93so\x94"
    assert decode_text(data, "x") == (PROSE * 3 + "café “so”", "utf-8")


def test_bytes_undefined_in_cp1252() -> None:
    assert decode_text("Zoë’s".encode("cp1252") + b"\x9d", "x")[0] == "Zoë’s\x9d"


def test_half_a_character_is_an_error() -> None:
    with pytest.raises(SourceError, match="utf-16"):
        decode_text("Zoë".encode("utf-16")[:-1], "x")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_utf_8_is_read_as_it_is(words: str) -> None:
    assert decode_text(words.encode("utf-8"), "x")[0].removeprefix("\ufeff") == words.removeprefix(
        "\ufeff"
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_source_error(data: bytes) -> None:
    try:
        text = read_text(data, max_loss=1)
    except SourceError:
        return
    assert text.content.strip()
