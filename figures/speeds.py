"""The tables of speed, of the JSON that ``python -m benchmarks --json`` writes."""

from typing import Any, Final

from figures.markdown import make_table

_MIB: Final = 1024 * 1024
_STAGES: Final = ("ingest", "segment", "encode", "interpret")
_NOVEL_WORDS: Final = 100_000


def make_headlines(report: dict[str, Any]) -> str:
    """The sentence of the README."""
    rows = report["measurements"]
    novel = min(rows, key=lambda row: abs(row["n_words"] - _NOVEL_WORDS))
    cores = report["machine"]["n_cores_usable"]
    return (
        f"A novel of {novel['n_words']:,} words takes {novel['total_s']:.0f} seconds on {cores} "
        f"cores ({round(novel['words_per_s'], -2):,.0f} words a second,\n"
        f"{novel['peak_bytes'] / _MIB:.0f} MiB), a story of 2,000 words "
        f"{report['cold_reading_s']:.1f} seconds from a cold start. Time grows with\nthe length to "
        f"the power of {report['growth_exponent']:.2f} (1 is linear), up to the "
        f"{rows[-1]['n_words']:,} words measured.\n"
    )


def make_speeds(report: dict[str, Any]) -> str:
    """The table of docs/benchmarks.md and the figures of the whole."""
    header = ("words", "total s", "words/s", *(f"{stage} s" for stage in _STAGES), "peak MiB")
    return (
        f"{_tell_machine(report)}\n\n"
        f"{make_table(header, [_row(row) for row in report['measurements']])}\n"
        f"Seconds a word, longest over shortest: {report['linearity_ratio']:.2f}; growth exponent "
        f"{report['growth_exponent']:.2f}. Cold start of a 2,000-word story "
        f"{report['cold_reading_s']:.2f} s; `import\nfabula` {report['import_s']:.2f} s.\n"
    )


def _tell_machine(report: dict[str, Any]) -> str:
    machine = report["machine"]
    return (
        f"{machine['processor']}, {machine['n_cores_usable']} cores, load "
        f"{machine['load_1min']:.1f}; Python {machine['python']}, onnxruntime "
        f"{machine['onnxruntime']}; medians of {report['n_runs']} runs:"
    )


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{row['n_words']:,}",
        f"{row['total_s']:.2f}",
        f"{row['words_per_s']:,.0f}",
        *(f"{row['stage_s'][stage]:.2f}" for stage in _STAGES),
        f"{row['peak_bytes'] / _MIB:,.0f}",
    )
