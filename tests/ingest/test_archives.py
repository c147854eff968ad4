"""Archives made to do harm."""

import io
import stat
import struct
import warnings
import zipfile

import pytest

from fabula.errors import SourceError
from fabula.ingest import read_text
from fabula.ingest.archives import MAX_ENTRIES, Archive, leads_out, resolve_part
from tests.ingest.books import epub_of, page, zip_of

BODY = {"a.xhtml": page("<h1>One</h1><p>It was late.</p>")}


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/passwd", "a/../../b", "..\\evil", "C:/x"])
def test_names_that_lead_out(name: str) -> None:
    assert leads_out(name)
    with pytest.raises(SourceError, match="leads out"):
        read_text(epub_of(BODY, more={name: "x"}))


@pytest.mark.parametrize("href", ["../../x.xhtml", "/etc/passwd", "..%2f..%2fx", "file:///x"])
def test_references_that_lead_out(href: str) -> None:
    with pytest.raises(SourceError, match="leads out"):
        resolve_part(href, "OEBPS/book.opf", "x.epub")


def test_references_inside() -> None:
    assert (
        resolve_part("../Text/a%20b.xhtml#x", "OEBPS/toc/nav.xhtml", "x") == "OEBPS/Text/a b.xhtml"
    )


def test_names_given_twice() -> None:
    file = io.BytesIO(epub_of(BODY))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("OEBPS/a.xhtml", "<p>other</p>")
    with pytest.raises(SourceError, match="twice"):
        read_text(file.getvalue())


def test_links() -> None:
    file = io.BytesIO(epub_of(BODY))
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("OEBPS/link.xhtml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(SourceError, match="link"):
        read_text(file.getvalue())


def test_too_many_entries() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(MAX_ENTRIES + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(SourceError, match="entries"):
        read_text(file.getvalue())


def test_a_part_that_grows_into_a_bomb() -> None:
    bomb = epub_of({"a.xhtml": page("<p>" + "a" * 5_000_000 + "</p>")})
    assert len(bomb) < 20_000
    with pytest.raises(SourceError, match="unpacks to more"):
        read_text(bomb)


def test_declared_sizes_are_not_believed() -> None:
    bomb = bytearray(epub_of({"a.xhtml": page("<p>" + "a" * 5_000_000 + "</p>")}))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as archive:
        size = struct.pack("<L", archive.getinfo("OEBPS/a.xhtml").file_size)
    lied = bytes(bomb).replace(size, struct.pack("<L", 1000))
    with pytest.raises(SourceError):
        read_text(lied)


def test_broken_archives() -> None:
    whole = epub_of(BODY)
    with pytest.raises(SourceError, match="broken"):
        read_text(whole[: len(whole) // 2])
    middle = whole.index(b"a.xhtml") + 30
    damaged = whole[:middle] + b"\xff\xff\xff\xff" + whole[middle + 4 :]
    with pytest.raises(SourceError, match="broken"):
        read_text(damaged)


def test_missing_parts() -> None:
    archive = Archive(zip_of({"a": "x"}), "x.epub")
    with pytest.raises(SourceError, match="missing"):
        archive.read("b")


def test_locked_archives() -> None:
    data = bytearray(zip_of({"META-INF/container.xml": "x"}))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(SourceError, match="password"):
        read_text(bytes(data))
