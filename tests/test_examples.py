"""Every example of the documentation is run, page by page, and prints what the page shows."""

import re
import shutil
from pathlib import Path

import pytest

import fabula
from tests.example_novel import novel_epub, novel_text
from tests.example_pages import BLOCKS, PAGES, ROOT, Shell, page_name, shown_of

BAKE = ROOT / "examples/the-night-bake.txt"
COMMANDS = ROOT / "docs/commands.md"
QUESTION = "SELECT speaker_name, text FROM lines"
WITH_EXAMPLES = [
    page for page in PAGES if re.search(r"^```(sh|python)$", page.read_text("utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples name."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "examples").mkdir()
    for name in ("examples/the-night-bake.txt", "bake.txt"):
        shutil.copy(BAKE, folder / name)
    for name in ("story.txt", "allan.txt"):
        (folder / name).write_text(novel_text(), encoding="utf-8")
    for name in ("emma.epub", "novel.epub"):
        (folder / name).write_bytes(novel_epub())
    for name in ("emma.fabula", "novel.fabula"):
        fabula.save(fabula.read(folder / "emma.epub"), folder / name)
    cast = re.search(r"```toml\n(.*?)```", COMMANDS.read_text(encoding="utf-8"), re.DOTALL)
    assert cast
    (folder / "cast.toml").write_text(cast[1], encoding="utf-8")
    (folder / "question.sql").write_text(QUESTION, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=page_name)
def test_the_examples_of_a_page_run(
    page: Path,
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    shutil.copytree(files, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    shell = Shell(capsys, monkeypatch)
    names: dict[str, object] = {}

    def run_block(block: re.Match[str]) -> str:
        if block["language"] == "python":
            exec(block["code"], names)
        if block["language"] != "sh":
            return block[0]
        answer = "".join(shell.run(line) for line in block["code"].splitlines())
        if block["printed"] is None:
            return block[0]
        told = shown_of(answer, block["printed"])
        return f"```sh\n{block['code']}```\n\n```text\n{told}```\n"

    text = page.read_text(encoding="utf-8")
    ran = BLOCKS.sub(run_block, text)
    if update_golden:
        page.write_text(ran, encoding="utf-8", newline="\n")
    else:
        assert ran == text


def test_no_example_is_written_in_a_way_that_is_not_run() -> None:
    languages = {"console", "json", "python", "sh", "sql", "text", "toml", ""}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert text.count("```") % 2 == 0, page
        assert {block["language"] for block in BLOCKS.finditer(text)} <= languages, page
