"""``fabula doctor``: does this installation work, and if not, what is to be done."""

from __future__ import annotations

import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module, metadata
from pathlib import Path
from typing import Final

import click

import fabula
from fabula.cli.printing import printable

EXIT_TROUBLE: Final = 1
_SAMPLE: Final = "“Come in,” said Emma Vane. She opened the door to Mr. Okoro.\n"
_MODULES: Final = {"markdown-it-py": "markdown_it", "python-docx": "docx"}
_REINSTALL: Final = "pip install --force-reinstall fabula"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        what: the thing checked and its state.
        advice: what to do, or ``""`` where all is well.
        is_trouble: False for what does not keep fabula from working.
    """

    what: str
    advice: str = ""
    is_trouble: bool = True


@click.command(
    "doctor",
    short_help="Check that fabula works here.",
    epilog="\b\nExample:\n  fabula doctor",
)
@click.option(
    "--model", default="en-small", show_default=True, metavar="NAME", help="The model to try."
)
def check_installation(model: str) -> int:
    """Check that fabula works here: Python, packages, the model, a short reading, storing.

    Says what to do about each trouble; the exit code is then 1.
    """
    n_troubles = 0
    for finding in _findings(model):
        is_trouble = bool(finding.advice) and finding.is_trouble
        n_troubles += is_trouble
        sign = "TROUBLE" if is_trouble else "note" if finding.advice else "ok"
        click.echo(f"{sign:8}{printable(finding.what)}")
        if finding.advice:
            click.echo(f"{'':8}{printable(finding.advice)}")
    click.echo("fabula works here." if not n_troubles else f"{n_troubles} troubles found.")
    return EXIT_TROUBLE if n_troubles else 0


def _findings(model: str) -> Iterator[Finding]:
    yield _guarded("Python", _check_python)
    for name in _requirements():
        yield _guarded(name, partial(_check_package, name))
    yield _guarded(f"model {model}", partial(_check_model, model))
    yield _guarded("reading and storing", partial(_check_reading, model))
    yield _guarded("this folder", _check_folder)


def _guarded(what: str, check: Callable[[], Finding]) -> Finding:
    """A check must report what is broken, whatever breaks, and let the next one run."""
    try:
        return check()
    except fabula.FabulaError as error:
        return Finding(what, str(error))
    except Exception as error:  # noqa: BLE001 any failure at all is a finding here
        return Finding(f"{what}: {type(error).__name__}: {error}", _REINSTALL)


def _check_python() -> Finding:
    where = f"{platform.system()} {platform.machine()}"
    what = f"Python {platform.python_version()} on {where}, fabula {fabula.__version__}"
    needs_newer = sys.version_info < (3, 11)
    return Finding(what, "fabula needs Python 3.11 or newer" if needs_newer else "")


def _requirements() -> list[str]:
    """The packages that fabula cannot do without; extras are not among them."""
    required = [line for line in metadata.requires("fabula") or [] if "extra ==" not in line]
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required]


def _check_package(name: str) -> Finding:
    try:
        version = metadata.version(name)
        # Installed is not enough: a compiled package may lack what it needs of the system.
        import_module(_MODULES.get(name, name))
    except metadata.PackageNotFoundError:
        return Finding(f"{name} is not installed", f"pip install {name}")
    except ImportError as error:
        return Finding(f"{name} {version}: {error}", f"pip install --force-reinstall {name}")
    return Finding(f"{name} {version}")


def _check_model(model: str) -> Finding:
    # Checks the digest of every file of the model.
    bundle = import_module("fabula.encode").load_bundle(model)
    return Finding(f"model {bundle.id}: all files are as published")


def _check_reading(model: str) -> Finding:
    began = time.perf_counter()
    story = fabula.read(_SAMPLE.encode(), model=model)
    took_s = time.perf_counter() - began
    if not story.mentions or not story.quotes:
        return Finding("a short reading found nobody", f"the model may be damaged: {_REINSTALL}")
    with tempfile.TemporaryDirectory(prefix="fabula-") as folder:
        path = Path(folder) / "doctor.fabula"
        fabula.save(story, path)
        if fabula.open(path) != story:
            return Finding("a stored story came back changed", "pip install --upgrade duckdb")
    return Finding(f"two sentences read in {took_s:.2f} s, stored and opened again")


def _check_folder() -> Finding:
    here = Path.cwd()
    try:
        with tempfile.TemporaryFile(dir=here):
            return Finding(f"{here} can be written to")
    except OSError as error:
        advice = "name a place in another folder after -o"
        return Finding(f"{here}: {error.strerror}", advice, is_trouble=False)
