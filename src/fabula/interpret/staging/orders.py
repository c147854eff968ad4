"""The order of happening beside the order of telling, and how much time lies between.

Durations are those of TIMEX3, ``X`` where only the unit is known. A flashback goes back from the
stretch told before; what comes after it goes on where that had stopped. Where the text
does not say how far back a flashback goes, its place in the order is left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.staging.cuts import Stretch, points_of
from fabula.interpret.staging.paragraphs import Time
from fabula.records.scenes import SceneKind, TimeExpression, TimexKind

_UNITS: Final = {"TS": 0, "TM": 1, "TH": 2, "D": 3, "W": 4, "M": 5, "Y": 6}
"""Units of durations by their length; those under a day stand behind a ``T``."""


@dataclass(frozen=True, slots=True)
class Order:
    """When a stretch happens; see :class:`fabula.records.scenes.Scene`."""

    order: int | None
    since: str
    elapsed: str


def order_stretches(stretches: Sequence[Stretch], kinds: Sequence[SceneKind]) -> list[Order]:
    """The order of happening of stretches, given in the order of telling."""
    since = _measure_gaps(stretches, kinds)
    numbers = _number(since, kinds)
    elapsed = [_measure_length(stretch) for stretch in stretches]
    return [Order(*row) for row in zip(numbers, since, elapsed, strict=True)]


def _measure_gaps(stretches: Sequence[Stretch], kinds: Sequence[SceneKind]) -> list[str]:
    """The time between each stretch and the one told before it."""
    gaps: list[str] = []
    back = ""
    for stretch, kind in zip(stretches, kinds, strict=True):
        if not gaps:
            gaps.append("")
        elif kind is SceneKind.FLASHBACK:
            back = _reach_back(stretch)
            gaps.append(f"-{back}" if back else "")
        elif back:
            gaps.append(back)
            back = ""
        else:
            gaps.append(_step_on(stretch))
    return gaps


def _reach_back(stretch: Stretch) -> str:
    """How far a flashback goes back: the farthest that its first paragraphs tell."""
    told = [time for paragraph in stretch.paragraphs[:2] for time in paragraph.times]
    reaches = [time.value for phrase, time in told if phrase.production == "AWAY"]
    reaches = [value if value.startswith("P") else "PXY" for value in reaches]
    reaches += [time.value for _, time in told if _counts_years(time)]
    if stretch.paragraphs[0].tells_age or any("K" in phrase.letters for phrase, _ in told):
        reaches.append("PXY")
    if not reaches and stretch.seen.get("link in front"):
        return "PTXH"
    return max(reaches, key=lambda reach: (_unit(reach), _amount(reach)), default="")


def _counts_years(time: TimeExpression) -> bool:
    """*For thirty years he had risen*."""
    return time.kind is TimexKind.DURATION and time.value.endswith("Y")


def _step_on(stretch: Stretch) -> str:
    """How much later a stretch begins, as its first sentence tells."""
    for time in points_of(stretch.paragraphs[0]):
        if step := _STEPS.get(time[0].production):
            return step if step != "value" else _later(time)
        return _turn(time)
    if stretch.seen.get("clause of time") or stretch.seen.get("link in front"):
        return "PTXM"
    return ""


_STEPS: Final = {
    "AWAY": "value", "CLOCK": "PTXH", "LIGHT": "PTXH", "PART": "PTXH", "WEEKDAY": "PXD",
    "DATE": "PXM", "SEASON": "PXM",
}  # fmt: skip
"""What an expression in the first sentence says of the time that has gone by."""


def _later(time: Time) -> str:
    """*Two years later*; what is counted back says nothing of how far on we are."""
    is_on = time[0].letters[-1] == "f" and time[1].value.startswith("P")
    return time[1].value if is_on else ""


def _turn(time: Time) -> str:
    """*Next morning*, *the second day*, *that winter*."""
    letters = time[0].letters
    if "P" in letters:
        return "PTXH"
    if "M" in letters or "S" in letters:
        return "PXM"
    return "PXD"


def _measure_length(stretch: Stretch) -> str:
    """How many days lie between the first and the last day named."""
    days = [
        int(time.value[9])
        for paragraph in stretch.paragraphs
        for phrase, time in paragraph.times
        if time.value.startswith("XXXX-WXX-") and phrase.production == "WEEKDAY"
    ]
    n_days = (days[-1] - days[0]) % 7 if days else 0
    return f"P{n_days}D" if n_days else ""


def _number(since: Sequence[str], kinds: Sequence[SceneKind]) -> list[int | None]:
    """Numbers in the order of happening."""
    placed: dict[int, tuple[float, ...]] = {}
    present, widest = 0, -1
    for index, (gap, kind) in enumerate(zip(since, kinds, strict=True)):
        if kind is not SceneKind.FLASHBACK:
            present += 1
            placed[index] = (1, present)
            if not (index and kinds[index - 1] is SceneKind.FLASHBACK):
                widest = max(widest, _unit(gap))
        elif gap.startswith("-PT"):
            placed[index] = (1, present)
        elif gap and _unit(gap) > widest:
            # Farther back than anything told so far: before the story begins.
            placed[index] = (0, -_unit(gap), -_amount(gap))
    ranks = {key: rank for rank, key in enumerate(sorted(set(placed.values())), start=1)}
    return [ranks[placed[index]] if index in placed else None for index in range(len(since))]


def _unit(gap: str) -> int:
    """How long its unit is; -1 where unknown."""
    duration = gap.lstrip("-")
    if not duration:
        return -1
    return _UNITS.get(f"T{duration[-1]}" if "T" in duration else duration[-1], -1)


def _amount(gap: str) -> int:
    digits = "".join(sign for sign in gap if sign.isdigit())
    return int(digits) if digits else 2
