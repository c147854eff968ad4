"""The pieces compute what they say; no time is asserted."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.growth import growth_exponent, linearity_ratio
from benchmarks.machines import describe_machine
from benchmarks.measurements import Measurement, StageClock
from benchmarks.memory import peak_memory_bytes
from benchmarks.reports import Report, format_report, write_report
from benchmarks.starts import time_command, time_import
from benchmarks.texts import build_text, count_words
from fabula.errors import FabulaError


def measured(n_words: int, seconds: float, load: float = 1.0) -> Measurement:
    stages = {"load": load, "ingest": 0.25 * seconds, "encode": 0.75 * seconds}
    return Measurement(n_words, 5 * n_words, stages, 100 * 1024 * 1024)


@pytest.fixture
def novels_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "novels"
    folder.mkdir(parents=True)
    framed = (
        "Licence words here\r\n*** START OF THE PROJECT GUTENBERG EBOOK A ***\r\n\r\n"
        "One two\r\nthree.\r\n\r\nFour five.\r\n\r\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK A ***\r\nno"
    )
    (folder / "1_a.txt").write_bytes(framed.encode())
    (folder / "2_b.txt").write_bytes("Café six seven.\n\nEight.".encode("cp1252"))
    return folder


def test_texts_have_the_length_asked_for(novels_dir: Path) -> None:
    assert build_text(novels_dir, 3) == "One two\r\nthree.\n"
    assert build_text(novels_dir, 4) == "One two\r\nthree.\n\nFour five.\n"
    whole = build_text(novels_dir, 9)
    assert count_words(whole) == 9
    assert "Café" in whole
    assert "Licence" not in whole


def test_texts_too_long_or_missing_are_an_error(novels_dir: Path) -> None:
    with pytest.raises(FabulaError, match="have 9 words; 10 were asked for"):
        build_text(novels_dir, 10)
    with pytest.raises(FabulaError, match="No folder of novels"):
        build_text(novels_dir / "none", 1)


def test_the_clock_parts_the_stages() -> None:
    ticks: Iterator[float] = iter([1.0, 2.0, 5.0, 9.0])
    clock = StageClock(lambda: next(ticks))
    for stage, share in (("ingest", 0), ("segment", 0), ("encode", 0.0), ("encode", 0.5)):
        clock.tell(stage, share)
    assert clock.stop() == {"ingest": 1.0, "segment": 3.0, "encode": 4.0}


def test_speed_counts_loading_and_growth_does_not() -> None:
    one = measured(10_000, 4.0)
    assert (one.total_s, one.reading_s, one.words_per_s) == (5.0, 4.0, 2_000)
    linear = [measured(100, 9.0), one, measured(100_000, 40.0), measured(300_000, 120.0)]
    assert linearity_ratio(linear) == pytest.approx(1)
    assert growth_exponent(linear[1:]) == pytest.approx(1)
    square = [measured(10_000, 1.0), measured(20_000, 4.0), measured(40_000, 16.0)]
    assert linearity_ratio(square) == pytest.approx(4)
    assert growth_exponent(square) == pytest.approx(2)
    assert growth_exponent(square[:1]) == 0


def test_runs_are_joined_by_median_time_and_most_memory() -> None:
    runs = [measured(10, seconds) for seconds in (4.0, 8.0, 80.0)]
    joined = command.join_runs(runs)
    assert joined.stage_s == {"load": 1.0, "ingest": 2.0, "encode": 6.0}


def test_commands_are_timed_and_failures_told() -> None:
    assert time_command([sys.executable, "-c", "pass"], 1) > 0
    assert isinstance(time_import(1), float)
    with pytest.raises(FabulaError, match="broken"):
        time_command([sys.executable, "-c", "raise SystemExit('broken')"], 1)


def test_memory_and_machine_are_plausible() -> None:
    assert 2**20 < peak_memory_bytes() < 2**40
    facts = describe_machine()
    assert facts["n_cores"]
    assert facts["numpy"] != "absent"


def test_the_command_reports_a_table_and_json(
    novels_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def measure(path: Path, _model: str | None = None) -> Measurement:
        return measured(count_words(path.read_text(encoding="utf-8")), 2.0)

    monkeypatch.setattr(command, "measure_apart", measure)
    monkeypatch.setattr(command, "time_cold_reading", lambda story, n_runs: 1.5)
    monkeypatch.setattr(command, "time_import", lambda n_runs: 0.1)
    monkeypatch.setattr(command, "N_COLD_WORDS", 3)
    out = tmp_path / "bench.json"
    arguments = ["--data", str(novels_dir.parent), "--lengths", "9,5", "--json", str(out)]
    assert command.main([*arguments, "--runs", "2"]) == 0
    printed = capsys.readouterr().out
    assert "cold start, 2,000 words by the command line: 1.50 s" in printed
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["schema"] == "fabula.benchmark/1"
    assert [row["n_words"] for row in report["measurements"]] == [5, 9]
    assert report["measurements"][0]["words_per_s"] == pytest.approx(5 / 3)
    assert command.main(["--data", str(tmp_path / "none")]) == 2


def test_a_report_names_every_stage() -> None:
    report = Report({"system": "x"}, (measured(10, 1.0),), 1.0, 0.1, 3)
    assert "ingest s" in format_report(report)
    assert write_report(report)["n_runs"] == 3
