import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def test_the_cast_into_a_pipe_carries_ids(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("cast", store).out.splitlines()]
    assert rows[0] == ["id", "name", "also called", "pronouns", "mentions", "lines"]
    assert rows[1] == ["emma-vane", "Emma Vane", "Em", "she", "2", "1"]
    assert rows[2][1] == "Mr. Okoro (narrator)"


def test_the_cast_as_json(fabula_run: Run, store: Path) -> None:
    cast = json.loads(fabula_run("cast", store, "--json").out)
    assert [character["id"] for character in cast] == ["emma-vane", "mr-okoro"]
    assert cast[0]["aliases"] == ["Em"]


def test_a_source_is_read_first(fabula_run: Run, reads: list[tuple[Any, dict[str, Any]]]) -> None:
    assert fabula_run("cast", "story.txt", "--cast", "c.toml").code == 0
    assert reads == [("story.txt", {"cast": "c.toml"})]
