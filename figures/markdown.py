"""Figures as cells of Markdown tables."""

from collections.abc import Iterable, Sequence
from typing import Any

Measure = dict[str, Any]
"""A row of ``measures`` in the JSON of an evaluation."""


def measures_of(run: dict[str, Any]) -> dict[str, Measure]:
    """The measures of an evaluation by name."""
    return {measure["name"]: measure for measure in run["measures"]}


def make_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def one_place(value: float) -> str:
    """A figure with one decimal place.

    >>> one_place(69.55)
    '69.5'
    """
    return f"{value:.1f}"
