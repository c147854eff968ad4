"""The examples of the documentation: fenced blocks, and a small shell that runs their commands."""

import io
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks_command
from evaluation import __main__ as evaluation_command
from fabula.cli.entry import fabula_command, run
from figures import __main__ as figures_command

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCKS = re.compile(
    r"^```(?P<language>\w*)\n(?P<code>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```\n)?",
    re.DOTALL | re.MULTILINE,
)
CUT = "…\n"
"""What ends an answer that the page does not show whole."""

N_SHOWN = 24
"""How many lines of a cut answer a page shows."""

OTHER_PROGRAMS = {"curl", "duckdb", "git", "mkdocs", "pytest", "python3"}
"""Examples of these are not run, nor what stands behind them in a pipe or chain."""

PARSERS: dict[str, Callable[[Sequence[str]], object]] = {
    "benchmarks": lambda arguments: benchmarks_command._parser().parse_args(arguments),
    "evaluation": lambda arguments: evaluation_command._parser().parse_args(arguments),
    "figures": lambda arguments: figures_command._parser().parse_args(arguments),
}
"""How the arguments of ``python -m`` are checked: running these takes minutes, or corpora."""


@dataclass
class Shell:
    """Runs command lines in the present folder, as far as the documentation needs a shell."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def run(self, line: str) -> str:
        """What a line prints; fails where one of its commands does."""
        words = shlex.shlex(line, posix=True, punctuation_chars="<>|&")
        words.whitespace_split = True
        printed = ""
        for command in _split(list(words), "&&"):
            first, *_ = _split(command, "|")
            program = first[0].removeprefix(".venv/bin/") if first else ""
            if program in OTHER_PROGRAMS:
                break
            if program:
                printed += self._run_program(program, first[1:])
        return printed

    def _run_program(self, program: str, arguments: list[str]) -> str:
        if program == "fabula":
            return self._run_fabula(arguments)
        if program == "cp":
            shutil.copy(*arguments)
        elif program == "pip":
            check_extras(arguments)
        elif (program, arguments[0]) == ("python", "-m"):
            check_module(*arguments[1:])
        else:
            pytest.fail(f"tests/example_pages.py does not know how to run {program}")
        return ""

    def _run_fabula(self, arguments: list[str]) -> str:
        arguments, target = _take(arguments, ">")
        arguments, source = _take(arguments, "<")
        if "--serve" in arguments:  # would never end
            command = fabula_command.commands[arguments[0]]
            command.make_context(arguments[0], arguments[1:])
            return ""
        content = Path(source).read_bytes() if source else b""
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        self.monkeypatch.setattr(sys.stdout, "isatty", lambda: target is None, raising=False)
        code = run(_expand(arguments))
        printed, complaints = self.capsys.readouterr()
        assert code == 0, f"fabula {shlex.join(arguments)}: {complaints}"
        if target:
            Path(target).write_text(printed, encoding="utf-8")
        return printed


def check_extras(arguments: Sequence[str]) -> None:
    """What pip is asked to install with ``[…]`` are extras of fabula."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extras in re.findall(r"\[([\w,]+)\]", " ".join(arguments)):
        assert set(extras.split(",")) <= set(project["optional-dependencies"]), extras


def check_module(module: str, *arguments: str) -> None:
    """A module that ``python -m`` is to run is there, and takes these arguments."""
    if module in PARSERS:
        PARSERS[module](arguments)
    elif module.partition(".")[0] != "training":  # needs torch
        assert module in {"mypy", "pytest"}, module


def page_name(page: Path) -> str:
    """The page's path in the repository, as the name of a test."""
    return page.relative_to(ROOT).as_posix()


def shown_of(answer: str, told: str | None) -> str:
    """An answer as a page shows it: whole, or cut where the page cuts it."""
    lines = answer.splitlines(keepends=True)
    is_cut = told is not None and told.endswith(CUT) and len(lines) > N_SHOWN
    return "".join(lines[:N_SHOWN]) + CUT if is_cut else answer


def _split(words: list[str], sign: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == sign:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _take(words: list[str], sign: str) -> tuple[list[str], str | None]:
    if sign not in words:
        return words, None
    place = words.index(sign)
    return words[:place] + words[place + 2 :], words[place + 1]


def _expand(words: Sequence[str]) -> list[str]:
    """Words with ``*`` as the files that they name."""
    return [
        found
        for word in words
        for found in (sorted(map(str, Path().glob(word))) if word.startswith("*.") else [word])
    ]
