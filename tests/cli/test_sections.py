import json
from pathlib import Path

from tests.cli.conftest import Run


def test_sections_show_words_and_lines(fabula_run: Run, store: Path) -> None:
    rows = [line.split("\t") for line in fabula_run("sections", store).out.splitlines()]
    assert rows[0] == ["section", "title", "words", "lines"]
    assert rows[1] == ["chapter-1", "The Café", "28", "4"]
    assert rows[2] == ["chapter-1-scene-2", "", "4", "1"]


def test_sections_as_json(fabula_run: Run, store: Path) -> None:
    sections = json.loads(fabula_run("sections", store, "--json").out)
    assert [section["kind"] for section in sections] == ["chapter", "scene"]
    assert sections[1]["parent"] == "chapter-1"
