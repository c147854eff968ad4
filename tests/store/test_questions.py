"""The questions of docs/questions.md, put to the example story as the page says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import fabula
from fabula.cli.entry import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/questions.md"
BLOCKS = re.compile(r"```sql\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
QUESTIONS = [match[0] for match in BLOCKS.findall(PAGE.read_text(encoding="utf-8"))]
N_SIGNS = 100


@pytest.fixture(scope="module")
def bake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "bake.fabula"
    fabula.save(fabula.read(ROOT / "examples/the-night-bake.txt"), path)
    return path


@pytest.fixture
def ask(
    bake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """What a screen shows for a question."""
    monkeypatch.setenv("COLUMNS", str(N_SIGNS))
    monkeypatch.setenv("NO_COLOR", "1")

    def print_answer(question: str) -> str:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        assert run(["sql", str(bake), question]) == 0
        return capsys.readouterr().out

    return print_answer


def test_there_are_ten_questions_and_more() -> None:
    assert len(QUESTIONS) >= 10


def test_the_answers_are_those_of_the_page(ask: Callable[[str], str], update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = BLOCKS.sub(lambda m: f"```sql\n{m[1]}```\n\n```text\n{ask(m[1])}```\n", text)
    if update_golden:
        PAGE.write_text(told, encoding="utf-8", newline="\n")
    else:
        assert told == text


def test_no_question_is_without_an_answer(ask: Callable[[str], str]) -> None:
    for question in QUESTIONS:
        assert ask(question).strip() not in ("", "no rows"), question
