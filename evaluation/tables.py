"""Scores as text tables."""

import statistics
import textwrap
from collections.abc import Sequence

from evaluation.rankings import list_cases, rank_documents
from evaluation.runs import LAYERS, PROTOCOLS, Run
from evaluation.scores import Kind, Measure

_HEADER = ("measure", "score", "P", "R", "mean", "sd", "min", "median", "max", "docs", "gold")
_N_WORST = 3
_WIDTH = 110
_NAMED = frozenset(
    {
        "entities/prop+nom typed",
        "events/realis triggers",
        "coref/conll",
        "quotes/spans",
        "quotes/spans in single books",
        "quotes/spans in dash books",
        "quotes/spans in unmarked books",
        "speakers/with cast all",
        "speakers/without cast all",
        "syntax/upos",
        "syntax/las",
        "syntax/sentences",
        "emotions/overlap",
    }
)
"""Measures whose worst documents are named."""


def format_run(run: Run) -> str:
    """All tables of a run, with split, protocol and counts."""
    blocks = [f"split: {run.split}   bundle: {run.bundle or 'none'}"]
    if run.limit is not None:
        blocks[0] += f"   only the first {run.limit} documents of each corpus"
    by_layer = {layer: run.measures(layer) for layer in LAYERS}
    blocks.extend(_format_layer(layer, found) for layer, found in by_layer.items() if found)
    if run.failures:
        rows = [f"  {name}: {reason}" for name, reason in run.failures.items()]
        blocks.append("\n".join(["NOT READ (everything in them counts as missed)", *rows]))
    return "\n\n".join(blocks)


def _format_layer(layer: str, measures: list[Measure]) -> str:
    headline = "mean over documents" if measures[0].is_macro else "counts added over documents"
    rows = [_row(measure) for measure in measures]
    lines = [
        f"{layer.upper()}   score: {headline}",
        textwrap.fill(PROTOCOLS[layer], _WIDTH),
        format_table([_HEADER, *rows]),
        *(_worst(measure) for measure in measures if measure.name in _NAMED),
    ]
    if ranking := rank_documents(layer, measures):
        lines += [f"\n{format_table(ranking)}", *list_cases(measures)]
    return "\n".join(line for line in lines if line)


def _row(measure: Measure) -> tuple[str, ...]:
    total = measure.total()
    values = list(measure.values().values())
    has_rates = total.kind is Kind.F1
    name = measure.name.partition("/")[2]
    return (
        name,
        _number(measure.headline),
        _number(statistics.fmean(p.precision for p in total.parts)) if has_rates else "",
        _number(statistics.fmean(p.recall for p in total.parts)) if has_rates else "",
        _number(measure.macro),
        _number(statistics.pstdev(values)) if values else "",
        *((_number(f(values)) if values else "") for f in (min, statistics.median, max)),
        str(len(values)),
        str(total.n_gold),
    )


def _worst(measure: Measure) -> str:
    values = list(measure.values().items())[:_N_WORST]
    named = ", ".join(f"{name} {_number(value)}" for name, value in values)
    return f"worst of {measure.name.partition('/')[2]}: {named}" if named else ""


def _number(value: float) -> str:
    return f"{value:.1f}"


def format_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows under a header, the first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_format_line(row, widths) for row in [rows[0], ["-" * w for w in widths], *rows[1:]]]
    return "\n".join(lines)


def _format_line(row: Sequence[str], widths: list[int]) -> str:
    first, *others = row
    cells = [first.ljust(widths[0])]
    cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return "  ".join(cells).rstrip()
