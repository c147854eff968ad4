"""Cold starts: what a user waits before fabula begins."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from fabula.errors import FabulaError


def time_command(command: Sequence[str], n_runs: int) -> float:
    """Median wall-clock seconds of a command in a new process.

    Raises:
        FabulaError: the command fails; its last words are given.
    """
    return statistics.median(_run_once(command) for _ in range(n_runs))


def _run_once(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise FabulaError(f"{' '.join(command)} failed: {done.stderr.strip()[-500:]}")
    return seconds


def time_import(n_runs: int) -> float:
    """Seconds that ``import fabula`` takes beyond bare Python."""
    bare = time_command([sys.executable, "-c", "pass"], n_runs)
    return time_command([sys.executable, "-c", "import fabula"], n_runs) - bare


def time_cold_reading(story: Path, n_runs: int) -> float:
    """Seconds of ``fabula read STORY`` in a new process, start and model included."""
    launch = "import sys; from fabula.cli import main; sys.exit(main())"
    return time_command([sys.executable, "-c", launch, "read", str(story)], n_runs)
