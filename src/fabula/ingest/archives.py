"""ZIP archives that are not trusted."""

import io
import posixpath
import stat
import zipfile
import zlib
from typing import Final
from urllib.parse import unquote

from fabula.errors import SourceError

MAX_ENTRIES: Final = 20_000
MAX_PART_BYTES: Final = 32 * 2**20
"""Largest part of an archive that is unpacked; the longest novels have some 4 MB."""
MAX_UNPACKED_BYTES: Final = 256 * 2**20
"""Most that is unpacked of one archive, all parts together."""
MAX_RATIO: Final = 200
"""Most times that a part over 1 MB may grow when unpacked; text grows three to ten times."""

_CHUNK_BYTES: Final = 2**18
_FREE_BYTES: Final = 2**20
_ENCRYPTED: Final = 0x1


class Archive:
    """A checked archive, whose parts are read in bounded chunks.

    Raises:
        SourceError: it is broken, or something about it is hostile: names that lead out of it,
            names given twice, links, too many entries.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._n_unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise SourceError(
                f"{name}: the archive is broken ({error}); fetch or save the book again"
            ) from None
        self._entries = self._checked_entries()

    @property
    def names(self) -> list[str]:
        """The names of the parts, as the archive has them."""
        return list(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Raises:
            SourceError: it is missing, locked, broken, or grows beyond the limits.
        """
        entry = self._entries.get(part)
        if entry is None:
            raise SourceError(f"{self.name}: the part {part!r} that it names is missing in it")
        if entry.flag_bits & _ENCRYPTED:
            raise SourceError(f"{self.name}: it is locked with a password; unlock it first")
        try:
            return self._unpack(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise SourceError(
                f"{self.name}: its part {part!r} is broken ({error}); fetch or save the book again"
            ) from None

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        pieces, n_bytes = [], 0
        with self._zip.open(entry) as file:
            while piece := file.read(_CHUNK_BYTES):
                pieces.append(piece)
                n_bytes += len(piece)
                self._n_unpacked += len(piece)
                self._check_growth(entry, n_bytes)
        return b"".join(pieces)

    def _check_growth(self, entry: zipfile.ZipInfo, n_bytes: int) -> None:
        # What the archive declares of sizes is not believed: only what comes out of it counts.
        is_bomb = n_bytes > _FREE_BYTES and n_bytes > MAX_RATIO * max(1, entry.compress_size)
        if is_bomb or n_bytes > MAX_PART_BYTES or self._n_unpacked > MAX_UNPACKED_BYTES:
            raise SourceError(
                f"{self.name}: its part {entry.filename!r} unpacks to more than a book can hold "
                f"(limits: {MAX_PART_BYTES // 2**20} MB a part, {MAX_UNPACKED_BYTES // 2**20} MB "
                f"in all, {MAX_RATIO} times its packed size); it may be made to do harm"
            )

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        listed = self._zip.infolist()
        if len(listed) > MAX_ENTRIES:
            raise SourceError(
                f"{self.name}: the archive has {len(listed)} entries, more than {MAX_ENTRIES}"
            )
        entries: dict[str, zipfile.ZipInfo] = {}
        for entry in listed:
            part = entry.filename
            if leads_out(part):
                raise SourceError(
                    f"{self.name}: the name {part!r} in it leads out of the archive; "
                    "it may be made to do harm"
                )
            if part in entries:
                raise SourceError(f"{self.name}: the name {part!r} is in it twice; make it anew")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise SourceError(f"{self.name}: {part!r} in it is a link; make it anew without")
            entries[part] = entry
        return entries


def leads_out(part: str) -> bool:
    """Whether a name in an archive is absolute or climbs out of it."""
    path = part.replace("\\", "/")
    has_drive = len(path) > 1 and path[1] == ":"
    return path.startswith("/") or has_drive or ".." in path.split("/")


def resolve_part(href: str, beside: str, name: str) -> str:
    """The part that a reference names, which stands in the part ``beside``.

    Raises:
        SourceError: it leads out of the archive.
    """
    path = unquote(href.partition("#")[0]).replace("\\", "/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(beside), path))
    if leads_out(joined) or path.startswith("/") or "://" in path:
        raise SourceError(
            f"{name}: {beside!r} refers to {href!r}, which leads out of the archive; "
            "it may be made to do harm"
        )
    return joined
