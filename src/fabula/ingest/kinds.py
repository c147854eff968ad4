"""What ingest may leave out of a text, why, and how much of it is too much."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from fabula.errors import SourceError
from fabula.records import Omission

MAX_LOSS: Final = 0.05
"""Share of a source's own characters that may go without the caller having said so."""

ALL: Final = "all"
_SAMPLE_CHARS: Final = 80


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of thing that is left out.

    Attributes:
        reason: why, in plain words.
        boilerplate: True where it is certainly no part of the work.
    """

    reason: str
    boilerplate: bool


KINDS: Final[dict[str, Kind]] = {
    "gutenberg-header": Kind("Project Gutenberg's notice before the work", boilerplate=True),
    "gutenberg-licence": Kind("Project Gutenberg's licence after the work", boilerplate=True),
    "gutenberg-credit": Kind("names those who made the electronic text", boilerplate=True),
    "transcriber-note": Kind("a note by the makers of the electronic text", boilerplate=True),
    "page-number": Kind("a page number of the printed book", boilerplate=True),
    "image-marker": Kind("marks the place of a picture", boilerplate=True),
    "illustration": Kind("the caption or text of a picture", boilerplate=False),
    "footnote": Kind("a note at the foot of a page or the end of the book", boilerplate=False),
    "footnote-anchor": Kind("the sign that points to a note", boilerplate=False),
    "navigation": Kind("links for moving about the file", boilerplate=True),
    "metadata": Kind("data about the file, read as its title and author", boilerplate=True),
    "form": Kind("buttons and fields of a web page", boilerplate=True),
    "hidden": Kind("the source hides it from readers", boilerplate=False),
    "ruby": Kind("a reading aid set above other characters", boilerplate=False),
    "deleted-text": Kind("deleted in the source's own record of changes", boilerplate=False),
    "correction": Kind(
        "the printed form of words that the source's editor changed", boilerplate=False
    ),
    "non-linear": Kind("the book sets it outside its reading order", boilerplate=False),
}
"""Every kind of omission, by the word that ``keep`` and ``--keep`` take."""


def check_keep(keep: Collection[str] | str) -> frozenset[str]:
    """The kinds that the caller wants kept.

    Raises:
        SourceError: a word of ``keep`` is no kind of omission.
    """
    wanted = frozenset({keep} if isinstance(keep, str) else keep)
    unknown = sorted(wanted - KINDS.keys() - {ALL})
    if unknown:
        known = ", ".join([*KINDS, ALL])
        raise SourceError(
            f"nothing of the kind {unknown[0]!r} is ever left out; choose of: {known}"
        )
    return frozenset(KINDS) if ALL in wanted else wanted


def make_omission(kind: str, readable: str, n_chars: int, position: int) -> Omission:
    """The record of something left out.

    Args:
        kind: a key of :data:`KINDS`.
        readable: its text, or as much of its beginning as is at hand.
        n_chars: how many characters it held.
        position: where it would have stood in the canonical text.
    """
    sample = " ".join(readable[: 4 * _SAMPLE_CHARS].split())[:_SAMPLE_CHARS]
    about = KINDS[kind]
    return Omission(kind, about.reason, n_chars, sample, about.boilerplate, position)


def check_loss(n_kept: int, omissions: Collection[Omission], max_loss: float, name: str) -> None:
    """Refuse a text that lost too much of what is its own.

    Raises:
        SourceError: omissions other than boilerplate exceed ``max_loss`` of the whole.
    """
    lost = [omission for omission in omissions if not omission.boilerplate]
    n_lost = sum(omission.n_chars for omission in lost)
    n_all = n_kept + n_lost
    if n_lost <= max_loss * n_all:
        return
    by_kind: dict[str, int] = {}
    for omission in lost:
        by_kind[omission.kind] = by_kind.get(omission.kind, 0) + omission.n_chars
    counts = ", ".join(f"{n} of kind {kind}" for kind, n in sorted(by_kind.items()))
    kinds = sorted(by_kind)
    raise SourceError(
        f"{name}: reading it would leave out {n_lost / n_all:.1%} of its characters ({counts}), "
        f"more than the {max_loss:.1%} allowed. To keep them: "
        f"keep={kinds!r} in Python, {' '.join(f'--keep {kind}' for kind in kinds)} on the command "
        "line. To lose them knowingly: a larger max_loss."
    )
