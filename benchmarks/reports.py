"""A benchmark's numbers, as a table and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.growth import growth_exponent, linearity_ratio
from benchmarks.machines import Facts
from benchmarks.measurements import Measurement

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run of the benchmark has measured.

    Attributes:
        machine: what it ran on.
        measurements: one a length, shortest first.
        cold_reading_s: seconds of ``fabula read`` on a story of 2,000 words, from nothing.
        import_s: seconds that ``import fabula`` takes beyond bare Python.
        n_runs: how often each was run; times are medians, memory the most.
    """

    machine: Facts
    measurements: tuple[Measurement, ...]
    cold_reading_s: float
    import_s: float
    n_runs: int


def write_report(report: Report) -> dict[str, object]:
    """The report as JSON, ``fabula.benchmark/1``."""
    rows = [
        asdict(m) | {"total_s": m.total_s, "words_per_s": m.words_per_s}
        for m in report.measurements
    ]
    return {
        "schema": "fabula.benchmark/1",
        "machine": report.machine,
        "n_runs": report.n_runs,
        "measurements": rows,
        "linearity_ratio": linearity_ratio(report.measurements),
        "growth_exponent": growth_exponent(report.measurements),
        "cold_reading_s": report.cold_reading_s,
        "import_s": report.import_s,
    }


def format_report(report: Report) -> str:
    """The report as tables for people."""
    facts = "\n".join(f"{name}: {value}" for name, value in report.machine.items())
    stages = list(report.measurements[0].stage_s)
    header = ["words", "total s", "words/s", *(f"{stage} s" for stage in stages), "peak MiB"]
    rows = [_row(measurement, stages) for measurement in report.measurements]
    longest = report.measurements[-1]
    ratio = linearity_ratio(report.measurements)
    speeds = [_speed(longest, stage) for stage in stages if stage != "load"]
    return "\n".join(
        [
            facts,
            "",
            format_columns([header, *rows]),
            "",
            f"words/s by stage, longest text: {', '.join(speeds)}",
            f"seconds a word, longest over shortest: {ratio:.2f} (1 is linear; 10,000 words up)",
            f"growth exponent: {growth_exponent(report.measurements):.2f} (1 is linear)",
            f"cold start, 2,000 words by the command line: {report.cold_reading_s:.2f} s",
            f"import fabula beyond bare Python: {report.import_s:.3f} s",
            f"(medians of {report.n_runs}; opening the model is in the total, not in the growth)",
        ]
    )


def _row(measurement: Measurement, stages: Sequence[str]) -> list[str]:
    return [
        f"{measurement.n_words:,}",
        f"{measurement.total_s:.2f}",
        f"{measurement.words_per_s:,.0f}",
        *(f"{measurement.stage_s[stage]:.2f}" for stage in stages),
        f"{measurement.peak_bytes / _MIB:,.0f}",
    ]


def _speed(measurement: Measurement, stage: str) -> str:
    seconds = measurement.stage_s[stage]
    return f"{stage} {measurement.n_words / seconds:,.0f}" if seconds else f"{stage} -"


def format_columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows with every column to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
