"""Scores as text tables."""

import statistics
from collections.abc import Sequence

from evaluation.runs import LAYERS, PROTOCOLS, Run
from evaluation.scores import Kind, Measure

_HEADER = ("measure", "score", "P", "R", "mean", "sd", "min", "median", "max", "docs", "gold")
_N_WORST = 3


def format_run(run: Run) -> str:
    """All tables of a run, with split, protocol and counts."""
    blocks = [f"split: {run.split}   bundle: {run.bundle or 'none'}"]
    if run.limit is not None:
        blocks[0] += f"   only the first {run.limit} documents of each corpus"
    blocks.extend(
        _format_layer(layer, run.measures(layer)) for layer in LAYERS if run.measures(layer)
    )
    if run.failures:
        rows = [f"  {name}: {reason}" for name, reason in run.failures.items()]
        blocks.append("\n".join(["NOT READ (everything in them counts as missed)", *rows]))
    return "\n\n".join(blocks)


def _format_layer(layer: str, measures: list[Measure]) -> str:
    headline = "mean over documents" if measures[0].is_macro else "counts added over documents"
    rows = [_row(measure) for measure in measures]
    lines = [
        f"{layer.upper()}   score: {headline}",
        PROTOCOLS[layer],
        format_table([_HEADER, *rows]),
        *(_worst(measure) for measure in measures[:1]),
    ]
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
    lines = [
        "  ".join(
            _pad(cell, width, i == 0)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _pad(cell: str, width: int, is_left: bool) -> str:
    return cell.ljust(width) if is_left else cell.rjust(width)
