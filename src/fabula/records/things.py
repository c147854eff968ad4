"""Things that matter in a story, and what is done with them."""

from dataclasses import dataclass
from typing import Final

from fabula.records.standings import Standing

HANDLING_KINDS: Final = (
    *("held", "given", "taken", "lost", "found", "damaged", "mended", "returned"),
)
"""What can become of a thing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is handled, and mentioned more than once.

    Attributes:
        id: stable across runs: made from its name.
        name: the words of its fullest mention, without article or owner.
        owner: id of the one whose it is called, or None.
        n_handlings: how often something is done with it.
        mentions: half-open spans of the words that mean it, pronouns aside.
    """

    id: str
    name: str
    owner: str | None
    n_handlings: int
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Handling:
    """What becomes of a thing: it is held, given, taken, lost, found, damaged, mended, returned.

    Attributes:
        start, end: half-open span of the verb.
        kind: one of ``HANDLING_KINDS``.
        thing: id of the thing.
        who: ids of those who do it.
        to: ids of those to whom it is given.
        standing: how real it is, as of events.
        thing_start, thing_end: half-open span of the words that mean the thing there.
    """

    start: int
    end: int
    kind: str
    thing: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    standing: Standing
    thing_start: int
    thing_end: int
