import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_card_of_a_character(fabula_run: Run, store: Path) -> None:
    out = fabula_run("who", store, "Mr. Okoro").out
    assert "waiter" in out
    assert "uncle\tEmma Vane\t1\t0.90" in out
    card = json.loads(fabula_run("who", store, "Em", "--json").out)
    assert card["character"]["id"] == "emma-vane"
    assert card["relations"][0]["to_name"] == "Mr. Okoro"
    assert card["relations"][0]["passages"] == ["Emma Vane"]


def test_nobody_of_that_name(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("who", store, "Zed")
    assert outcome.code == 2
    assert "nobody" in outcome.err


def test_what_is_between_two(fabula_run: Run, store: Path) -> None:
    out = fabula_run("between", store, "Emma Vane", "Mr. Okoro").out
    assert "Emma Vane\tniece\tMr. Okoro" in out
    assert "line\tMr. Okoro\t“Sit down,”" in out
    pair = json.loads(fabula_run("between", store, "Em", "Mr. Okoro", "--json").out)
    assert [quote["text"] for quote in pair["quotes"]][-1] == "“No,”"


def test_a_screen_shows_the_same(
    fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    assert "niece" in fabula_run("who", store, "Em").out
    assert "“Sit down,”" in fabula_run("between", store, "Em", "Mr. Okoro").out
