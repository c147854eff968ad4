"""A text in the making, and how stretches are cut out of it with the account kept."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fabula.ingest.kinds import make_omission
from fabula.records import Mark, Omission, Origin


@dataclass(frozen=True, slots=True)
class Draft:
    """Content with what is known of it, before a source is put to it; fields as in ``Text``."""

    content: str
    marks: tuple[Mark, ...] = ()
    omissions: tuple[Omission, ...] = ()
    origins: tuple[Origin, ...] = ()
    title: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch to be taken out of a draft.

    Attributes:
        start, end: half-open span of the draft's content.
        kind: the kind of omission, or ``""`` for a sign of markup that becomes a mark.
    """

    start: int
    end: int
    kind: str = ""


@dataclass(slots=True)
class _Shift:
    """Where positions of the old content lie in the new one."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    def moved(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return position
        before = self.removed[index - 1] if index else 0
        inside = min(position, self.ends[index]) - self.starts[index]
        return position - before - inside

    def holds(self, position: int) -> bool:
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.ends[index]


def apply_cuts(draft: Draft, cuts: Iterable[Cut]) -> Draft:
    """Take stretches out of a draft; marks, omissions and origins move along.

    A cut that begins inside an earlier one is dropped: what is left out is left out once.
    """
    chosen = _disjoint(cuts)
    if not chosen:
        return draft
    shift = _Shift()
    pieces, done, n_removed = [], 0, 0
    for cut in chosen:
        pieces.append(draft.content[done : cut.start])
        done, n_removed = cut.end, n_removed + cut.end - cut.start
        shift.starts.append(cut.start)
        shift.ends.append(cut.end)
        shift.removed.append(n_removed)
    pieces.append(draft.content[done:])
    return replace(
        draft,
        content="".join(pieces),
        marks=_moved_marks(draft.marks, shift),
        omissions=_joined_omissions(draft, chosen, shift),
        origins=_moved_origins(draft, chosen, shift),
    )


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    # Of cuts with one start the longest wins; a sign inside an omission goes with it.
    chosen: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.end > cut.start and (not chosen or cut.start >= chosen[-1].end):
            chosen.append(cut)
    return chosen


def _moved_marks(marks: Iterable[Mark], shift: _Shift) -> tuple[Mark, ...]:
    moved = []
    for mark in marks:
        start, end = shift.moved(mark.start), shift.moved(mark.end)
        if start < end or mark.start == mark.end:
            moved.append(replace(mark, start=start, end=end))
    return tuple(moved)


def _joined_omissions(draft: Draft, cuts: list[Cut], shift: _Shift) -> tuple[Omission, ...]:
    placed = [(omission.position, omission) for omission in draft.omissions]
    for cut in cuts:
        if cut.kind:
            readable = draft.content[cut.start : min(cut.end, cut.start + 1000)]
            n_chars = cut.end - cut.start
            placed.append((cut.start, make_omission(cut.kind, readable, n_chars, cut.start)))
    placed.sort(key=lambda pair: pair[0])
    return tuple(replace(omission, position=shift.moved(old)) for old, omission in placed)


def _moved_origins(draft: Draft, cuts: list[Cut], shift: _Shift) -> tuple[Origin, ...]:
    kept = [origin for origin in draft.origins if not shift.holds(origin.start)]
    resumed = _origins_at(draft, [cut.end for cut in cuts if cut.end < len(draft.content)])
    moved: dict[int, Origin] = {}
    for origin in sorted([*resumed, *kept], key=lambda origin: origin.start):
        start = shift.moved(origin.start)
        moved[start] = replace(origin, start=start)
    return tuple(moved.values())


def _origins_at(draft: Draft, positions: list[int]) -> list[Origin]:
    """The origin of each position; sorted positions, so that lines are counted only once."""
    found: list[Origin] = []
    starts = [origin.start for origin in draft.origins]
    counted_index, counted_to, n_lines = -1, 0, 0
    for position in positions:
        index = bisect_left(starts, position + 1) - 1
        if index < 0:
            continue
        origin = draft.origins[index]
        if origin.char < 0:
            found.append(replace(origin, start=position))
            continue
        if index != counted_index:
            counted_index, counted_to, n_lines = index, origin.start, 0
        n_lines += draft.content.count("\n", counted_to, position)
        counted_to = position
        char = origin.char + position - origin.start
        found.append(Origin(position, origin.part, origin.line + n_lines, char))
    return found
