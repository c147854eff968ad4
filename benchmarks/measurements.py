"""What one process measures of one reading; each runs in a process of its own.

Run as ``python -m benchmarks.measurements FILE [MODEL]`` it prints one JSON object.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from benchmarks.memory import peak_memory_bytes
from benchmarks.texts import count_words


@dataclass(frozen=True, slots=True)
class Measurement:
    """One reading of one text.

    Attributes:
        n_words: words of the text, as white space divides them.
        n_chars: its code points.
        stage_s: seconds by stage; ``load`` is the opening of the model, once a process.
        peak_bytes: most memory that the process has held, libraries and all.
    """

    n_words: int
    n_chars: int
    stage_s: dict[str, float]
    peak_bytes: int

    @property
    def total_s(self) -> float:
        """Seconds end to end, the loading of the model included."""
        return sum(self.stage_s.values())

    @property
    def reading_s(self) -> float:
        """Seconds end to end, the loading of the model left out: what grows with the text."""
        return sum(seconds for stage, seconds in self.stage_s.items() if stage != "load")

    @property
    def words_per_s(self) -> float:
        """Words a second end to end, the loading of the model included."""
        return self.n_words / self.total_s if self.total_s else 0.0


class StageClock:
    """Seconds by stage, taken from the progress that ``fabula.read`` reports."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._starts: dict[str, float] = {}

    def tell(self, stage: str, _share: float) -> None:
        """Hear of progress: a stage starts when it is first told of."""
        if stage not in self._starts:
            self._starts[stage] = self._now()

    def stop(self) -> dict[str, float]:
        """Seconds of each stage; the last one ends now."""
        starts = [*self._starts.values(), self._now()]
        return {
            stage: end - start
            for stage, start, end in zip(self._starts, starts, starts[1:], strict=False)
        }


def measure_reading(path: Path, model: str | None = None) -> Measurement:
    """Read a plain-text file by ``fabula.read``, the model opened beforehand."""
    data = path.read_bytes()
    clock = StageClock()
    start = time.perf_counter()
    read = _open_reader(model)
    load_s = time.perf_counter() - start
    read(data, clock.tell)
    stage_s = {"load": load_s} | clock.stop()
    text = data.decode("utf-8")
    return Measurement(count_words(text), len(text), stage_s, peak_memory_bytes())


def _open_reader(model: str | None) -> Callable[[bytes, Callable[[str, float], None]], object]:
    """A reader whose weights are open: they are opened when words are first read."""
    import fabula  # noqa: PLC0415 -- counts as loading

    read = fabula.read if model is None else partial(fabula.read, model=model)
    read(b"She came home.\n", name="warm-up.txt")
    return lambda data, tell: read(data, name="novel.txt", on_progress=tell)


def main(arguments: Sequence[str]) -> int:
    """``FILE [MODEL]``: print the measurement as one JSON object."""
    model = arguments[1] if len(arguments) > 1 else None
    print(json.dumps(asdict(measure_reading(Path(arguments[0]), model))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
