"""Two runs beside each other: what a change gained, and where it lost."""

import json
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.tables import format_table
from fabula.errors import FabulaError

_N_NAMED = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in both runs.

    Attributes:
        name: of the measure.
        before: score of the first run.
        after: score of the second.
        documents: after minus before, for the documents that both runs scored, lowest first.
    """

    name: str
    before: float
    after: float
    documents: dict[str, float]


def compare_runs(before: Path, after: Path) -> list[Change]:
    """The changes of all measures that two JSON files of this evaluation share.

    Raises:
        FabulaError: a file is not such a JSON, or the two are of different splits.
    """
    first, second = _read_run(before), _read_run(after)
    for key in ("split", "limit"):
        if first[key] != second[key]:
            raise FabulaError(
                f"{before.name} and {after.name} differ in {key} ({first[key]}, {second[key]}); "
                "only runs over the same documents can be compared."
            )
    others = {row["name"]: row for row in second["measures"]}
    return [
        Change(row["name"], row["score"], others[row["name"]]["score"], _differences(row, others))
        for row in first["measures"]
        if row["name"] in others
    ]


def _read_run(path: Path) -> dict[str, Any]:
    try:
        run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FabulaError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(run, dict) or run.get("schema") != "fabula.evaluation/1":
        raise FabulaError(f"{path} was not written by `python -m evaluation --json`.")
    return run


def _differences(row: dict[str, Any], others: dict[str, Any]) -> dict[str, float]:
    after = others[row["name"]]["documents"]
    found = {
        name: after[name]["score"] - cell["score"]
        for name, cell in row["documents"].items()
        if name in after and cell["n_gold"]
    }
    return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0])))


def format_changes(changes: list[Change]) -> str:
    """The changes as a table, with the documents that lost and gained most."""
    header = ("measure", "before", "after", "change", "mean", "sd", "up", "down", "same")
    table = format_table([header, *(_row(change) for change in changes)])
    named = [line for change in changes for line in _name_documents(change)]
    return "\n".join([table, "", "Documents that changed most:", *(named or ["  none"])])


def _row(change: Change) -> tuple[str, ...]:
    values = list(change.documents.values())
    n_up, n_down = sum(v > 0 for v in values), sum(v < 0 for v in values)
    return (
        change.name,
        f"{change.before:.1f}",
        f"{change.after:.1f}",
        f"{change.after - change.before:+.1f}",
        f"{statistics.fmean(values):+.1f}" if values else "",
        f"{statistics.pstdev(values):.1f}" if values else "",
        str(n_up),
        str(n_down),
        str(len(values) - n_up - n_down),
    )


def _name_documents(change: Change) -> list[str]:
    rows = list(change.documents.items())
    lost = [f"{name} {value:+.1f}" for name, value in rows[:_N_NAMED] if value < 0]
    gained = [f"{name} {value:+.1f}" for name, value in rows[::-1][:_N_NAMED] if value > 0]
    return [f"  {change.name}: {', '.join(lost + gained)}"] if lost or gained else []
