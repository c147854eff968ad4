import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

import fabula
from fabula.cli import entry
from fabula.cli.entry import fabula_command
from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs/commands.md").read_text(encoding="utf-8")


def test_the_version_is_printed(fabula_run: Run) -> None:
    outcome = fabula_run("--version")
    assert (outcome.code, outcome.out) == (0, f"fabula {fabula.__version__}\n")


@pytest.mark.parametrize("name", fabula_command.commands)
def test_every_command_has_help_with_an_example(name: str, fabula_run: Run) -> None:
    outcome = fabula_run(name, "--help")
    assert outcome.code == 0
    assert f"fabula {name}" in outcome.out.split("Example")[1]


@pytest.mark.parametrize("name", fabula_command.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    parts = PAGE.split("\n## ")
    part = next((part for part in parts if part.startswith(f"`fabula {name}")), "")
    assert part, f"docs/commands.md has no part about fabula {name}"
    common = next(part for part in parts if part.startswith("Options for reading"))
    for parameter in fabula_command.commands[name].params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{option}" in part + common, f"{option} of fabula {name} is not documented"
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None)


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["tell", "x"], ["read", "x", "--max-loss", "2"], ["quotes", "x", "--no"]],
)
def test_a_wrong_call_is_exit_code_2(arguments: list[str], fabula_run: Run) -> None:
    outcome = fabula_run(*arguments)
    assert outcome.code == 2
    assert "Usage:" in outcome.err
    assert outcome.out == ""


def test_a_file_without_a_command_is_answered_with_the_command(
    fabula_run: Run, store: Path
) -> None:
    outcome = fabula_run(store)
    assert outcome.code == 2
    assert f"fabula read {store}" in outcome.err
    assert "is a file" not in fabula_run("tell", store).err


def test_control_c_ends_quietly(fabula_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fabula, "read", interrupt)
    outcome = fabula_run("read", "a.txt")
    assert outcome.code == 130
    assert outcome.err.strip() == ""


def test_main_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "run", lambda _: 7)
    with pytest.raises(SystemExit) as left:
        entry.main(["doctor"])
    assert left.value.code == 7


def test_a_closed_pipe_is_quiet(store: Path) -> None:
    program = "import sys, time; time.sleep(0.3); from fabula.cli import main; main(sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", program, "read", str(store), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_one_message(store: Path) -> None:
    program = "import sys; from fabula.cli import main; main(sys.argv[1:])"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "read", str(store), "--json"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert done.stderr == b"fabula: the output cannot be written: no space is left there\n"
