import json
from pathlib import Path

from tests.cli.conftest import Run


def test_what_is_meant_is_left_out(fabula_run: Run, store: Path) -> None:
    found = fabula_run("check", store)
    assert found.code == 0
    assert found.out.splitlines() == ["who\twhat does not fit\tfirst\tthen"]
    assert "1 is meant so" in found.err
    shown = fabula_run("check", store, "--meant").out
    assert "the age is 41, then 40 (meant so)" in shown
    (row,) = json.loads(fabula_run("check", store, "--meant", "--json").out)
    assert row["is_meant"] is True


def test_strict_is_for_what_is_not_meant(fabula_run: Run, store: Path, tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415

    import fabula  # noqa: PLC0415

    assert fabula_run("check", store, "--strict").code == 0
    story = fabula.open(store)
    rows = [replace(row, is_meant=False) for row in story.contradictions]
    slip = tmp_path / "slip.fabula"
    fabula.save(replace(story, contradictions=fabula.Table(fabula.Contradiction, rows)), slip)
    assert fabula_run("check", slip).code == 0
    found = fabula_run("check", slip, "--strict")
    assert found.code == 1
    assert "1 found that cannot both be so" in found.err


def test_the_ledger_and_what_is_taken_back(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("check", store, "--facts").out.splitlines()]
    assert rows[1][:5] == ["Emma Vane", "whereabouts", "the café", "Mr. Okoro", "The Café"]
    (fact,) = json.loads(fabula_run("check", store, "--facts", "--who", "em", "--json").out)
    assert fact["about"] == "emma-vane"
    assert (
        json.loads(fabula_run("check", store, "--facts", "--who", "mr-okoro", "--json").out) == []
    )
    taken = [
        line.split("\t") for line in fabula_run("check", store, "--taken-back").out.splitlines()
    ]
    assert taken[1] == ["Mr. Okoro", "“Sit down,”", "“No,”"]


def test_two_lists_at_once_are_a_slip(fabula_run: Run, store: Path) -> None:
    assert fabula_run("check", store, "--facts", "--taken-back").code == 2
