"""The pages show the figures that are saved, and no others."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fabula.errors import FabulaError
from figures import __main__ as command
from figures import accuracy, casts, pages


def test_no_figure_was_edited_by_hand() -> None:
    made = pages.list_pages()
    assert len(made) == len(pages.PAGES)
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, f"{path}: run `python -m figures`"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the pages and the figures alone."""
    for page in pages.PAGES:
        place = tmp_path / page
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((pages.ROOT / page).read_bytes())
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    return tmp_path


def test_a_figure_edited_by_hand_is_named_and_put_back(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = copy / "README.md"
    before = readme.read_text(encoding="utf-8")
    edited = re.sub(r"\| \d+\.\d \|", "| 99.9 |", before, count=1)
    readme.write_text(edited, encoding="utf-8")
    assert readme.read_text(encoding="utf-8") != before
    assert command.main(["--check"]) == 1
    assert capsys.readouterr().out == "differs: README.md\n"
    assert command.main([]) == 0
    assert readme.read_text(encoding="utf-8") == before
    assert command.main(["--check"]) == 0


def test_a_page_without_its_marks_is_an_error(copy: Path) -> None:
    (copy / "README.md").write_text("# fabula\n", encoding="utf-8")
    assert command.main([]) == 2


def run_of(**changes: Any) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(pages.RUN.read_text(encoding="utf-8"))
    return run | changes


@pytest.mark.parametrize(
    "changes",
    [{"schema": "else/1"}, {"limit": 4}, {"failures": {"emma": "it broke"}}, {"measures": []}],
)
def test_a_part_of_a_run_never_reaches_the_pages(
    changes: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps(run_of(**changes)), encoding="utf-8")
    monkeypatch.setattr(pages, "RUN", path)
    with pytest.raises(FabulaError):
        pages.list_pages()


def test_documents_without_gold_have_no_part_in_the_spread() -> None:
    cells = {"a": {"score": 80.0, "n_gold": 2}, "b": {"score": 0.0, "n_gold": 0}}
    assert accuracy.values_of({"documents": cells}) == [80.0]


def test_titles_are_the_words_of_names() -> None:
    assert casts._title("TheManWhoWasThursday") == "The Man Who Was Thursday"
