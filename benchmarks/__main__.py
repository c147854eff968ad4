"""``python -m benchmarks``: words a second, memory, growth with length, cold starts."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.machines import describe_machine
from benchmarks.measurements import Measurement
from benchmarks.reports import Report, format_report, write_report
from benchmarks.starts import time_cold_reading, time_import
from benchmarks.texts import build_text
from fabula.errors import FabulaError

LENGTHS = (10_000, 100_000, 350_000)
N_COLD_WORDS = 2_000
Measure = Callable[[Path], Measurement]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 2 where the input is at fault."""
    options = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            report = run_benchmark(options, Path(folder))
    except FabulaError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    print(format_report(report))
    if options.json:
        content = json.dumps(write_report(report), ensure_ascii=False, indent=1)
        part = options.json.with_name(f"{options.json.name}.part")
        part.write_text(content + "\n", encoding="utf-8")
        part.replace(options.json)
    return 0


def run_benchmark(options: argparse.Namespace, folder: Path) -> Report:
    """Measure everything, with the texts laid in ``folder``."""
    novels = options.data / "novels"
    measured = []
    for n_words in sorted(options.lengths):
        print(f"reading {n_words:,} words", file=sys.stderr)
        path = _lay_text(folder, novels, n_words)
        runs = [measure_apart(path, options.model) for _ in range(options.runs)]
        measured.append(join_runs(runs))
    print("cold starts", file=sys.stderr)
    story = _lay_text(folder, novels, N_COLD_WORDS)
    return Report(
        machine=describe_machine(),
        measurements=tuple(measured),
        cold_reading_s=time_cold_reading(story, options.runs),
        import_s=time_import(max(5, options.runs)),
        n_runs=options.runs,
    )


def _lay_text(folder: Path, novels: Path, n_words: int) -> Path:
    path = folder / f"{n_words}.txt"
    path.write_text(build_text(novels, n_words), encoding="utf-8", newline="\n")
    return path


def measure_apart(path: Path, model: str | None = None) -> Measurement:
    """Measure a reading in a process of its own, so that its peak memory is its own.

    Raises:
        FabulaError: the process fails; its last words are given.
    """
    command = [sys.executable, "-m", "benchmarks.measurements", str(path)]
    done = subprocess.run(
        command + ([model] if model else []),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[1],
    )
    if done.returncode:
        raise FabulaError(f"reading {path.name} failed: {done.stderr.strip()[-1000:]}")
    return Measurement(**json.loads(done.stdout))


def join_runs(runs: Sequence[Measurement]) -> Measurement:
    """Median seconds and the most memory of several runs over one text."""
    first = runs[0]
    stages = {
        stage: statistics.median(run.stage_s[stage] for run in runs) for stage in first.stage_s
    }
    return Measurement(first.n_words, first.n_chars, stages, max(run.peak_bytes for run in runs))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        help="folder that holds novels/ (default: %(default)s)",
    )
    parser.add_argument(
        "--lengths",
        type=_parse_lengths,
        default=LENGTHS,
        help=f"words, e.g. 10000,100000 (default: {','.join(map(str, LENGTHS))})",
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: %(default)s)")
    parser.add_argument("--model", help="name or folder of the bundle (default: fabula's own)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all numbers to this file")
    return parser


def _parse_lengths(value: str) -> tuple[int, ...]:
    lengths = tuple(int(part) for part in value.split(","))
    if min(lengths) < 1:
        message = f"{value!r}: lengths are numbers of words, 1 or more"
        raise argparse.ArgumentTypeError(message)
    return lengths


if __name__ == "__main__":
    sys.exit(main())
