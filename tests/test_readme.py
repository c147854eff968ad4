"""The README shows what the program prints, and its two commands are those that CI runs."""

import re
from pathlib import Path

import pytest

from fabula.cli.entry import run

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
N_LINES = 24
"""How much of the reading the README shows."""


def test_the_example_is_what_the_program_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["read", "examples/the-night-bake.txt"]) == 0
    printed = capsys.readouterr().out.splitlines()[:N_LINES]
    block = "\n".join(["```text", *(line.rstrip() for line in printed), "…", "```"])
    text = README.read_text(encoding="utf-8")
    start, end = "<!-- example -->\n", "\n<!-- end of example -->"
    shown = text[text.index(start) + len(start) : text.index(end)]
    if update_golden:
        README.write_text(text.replace(shown, block), encoding="utf-8", newline="\n")
    else:
        assert shown == block


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"```sh\n(python3 -m venv .*)\n```", README.read_text(encoding="utf-8"))
    assert len(commands) == 2
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    parts = [
        part.replace(" -q", " --quiet --disable-pip-version-check")
        for part in commands[1].split(" && ")
    ]
    assert all(part in gate for part in parts)
