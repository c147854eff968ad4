import json
from pathlib import Path

import pytest

from fabula.cli.speakers import quotes_of
from fabula.errors import QueryError
from fabula.records import Character, find_character
from tests.cli.conftest import Run
from tests.example_stories import make_empty_story, make_story


def test_quotes_into_a_pipe_are_whole_rows(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("quotes", store)
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert rows[0] == ["id", "speaker", "name", "line", "sure", "cue", "section", "start", "end",
                       "reason", "kind", "conversation", "interrupted by"]  # fmt: skip
    assert rows[3][:6] == ["q3", "emma-vane", "Emma Vane", "“No,”", "0.81", "anaphoric"]
    assert rows[4][:4] == ["q4", "", "", "“Who is there?”"]


@pytest.mark.parametrize("name", ["emma-vane", "EMMA  VANE", "em"])
def test_a_speaker_is_found_by_id_name_or_alias(name: str, fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("quotes", store, "--speaker", name, "--json")
    quotes = json.loads(outcome.out)
    assert [quote["text"] for quote in quotes] == ["“No,”"]
    assert quotes[0]["speaker_name"] == "Emma Vane"
    assert quotes[0]["cue"] == "anaphoric"


def test_lines_of_nobody_known_can_be_asked_for(fabula_run: Run, store: Path) -> None:
    quotes = json.loads(fabula_run("quotes", store, "--speaker", "unknown", "--json").out)
    assert [quote["id"] for quote in quotes] == ["q4"]
    assert quotes[0]["speaker_name"] is None


def test_a_screen_says_why_a_speaker_is_unknown(
    fabula_run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    shown = fabula_run("quotes", store, "--speaker", "unknown").out
    assert "why unknown" in shown
    assert "no tag and no turn" in shown


def test_speakers_of_a_store_can_be_doubted_more(fabula_run: Run, store: Path) -> None:
    run = fabula_run("quotes", store, "--speaker", "unknown", "--unknown-below", "0.85")
    rows = [line.split("\t") for line in run.out.splitlines()]
    assert [(row[0], row[9]) for row in rows[1:]] == [
        ("q3", "likeliest is Emma Vane, but only 0.81 sure, under 0.85"),
        ("q4", "no tag and no turn"),
    ]
    asked = ("sql", store, "SELECT count(*) FROM lines WHERE speaker IS NULL")
    assert fabula_run(*asked).out.split()[-1] == "1"
    assert fabula_run(*asked, "--unknown-below", "0.85").out.split()[-1] == "2"


@pytest.mark.parametrize(("name", "near"), [("Ema Vane", "Emma Vane"), ("Okoro", "Mr. Okoro")])
def test_an_unknown_name_gets_the_near_ones(
    name: str, near: str, fabula_run: Run, store: Path
) -> None:
    outcome = fabula_run("quotes", store, "--speaker", name)
    assert outcome.code == 2
    assert f"nobody in this story is called '{name}'" in outcome.err
    assert near in outcome.err


def test_a_name_like_no_other_points_to_the_cast() -> None:
    with pytest.raises(QueryError, match="fabula cast"):
        quotes_of(make_story(), "Xyzzy")
    with pytest.raises(QueryError, match="no characters"):
        quotes_of(make_empty_story(), "Emma")


def test_a_shared_alias_asks_which_is_meant() -> None:
    jane = Character("jane", "Jane", ("Miss Bennet",), (), 1, 0, 0)
    eliza = Character("eliza", "Elizabeth", ("Miss Bennet",), (), 1, 0, 0)
    with pytest.raises(QueryError, match=r"Jane \(jane\), Elizabeth \(eliza\)"):
        find_character([jane, eliza], "miss bennet")


def test_a_name_goes_before_an_alias() -> None:
    emma = Character("emma", "Emma", (), (), 1, 0, 0)
    other = Character("x", "Miss X", ("Emma",), (), 1, 0, 0)
    assert find_character([other, emma], "emma") is emma
