"""Which page shows which figures, and where: between the marks ``<!-- figures: NAME -->``."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from fabula.errors import FabulaError
from figures import accuracy, casts, speeds

ROOT: Final = Path(__file__).parent.parent
RUN: Final = ROOT / "figures/evaluation.json"
REPORT: Final = ROOT / "figures/benchmarks.json"

Maker = Callable[[Any], str]
"""Takes a saved JSON and gives Markdown that ends in a line end."""

ACCURACY: Final[dict[str, Maker]] = {
    "headline scores": accuracy.make_headlines,
    "scores": accuracy.make_scores,
    "worst documents": accuracy.make_worst_documents,
    "coreference by form and distance": accuracy.make_resolutions,
    "casts": casts.make_casts,
    "card": accuracy.make_card,
}
SPEED: Final[dict[str, Maker]] = {
    "headline speeds": speeds.make_headlines,
    "speeds": speeds.make_speeds,
}
PAGES: Final[dict[str, tuple[str, ...]]] = {
    "README.md": ("headline scores", "headline speeds"),
    "docs/evaluation.md": (
        "scores",
        "worst documents",
        "coreference by form and distance",
        "casts",
    ),
    "docs/benchmarks.md": ("speeds",),
    "src/fabula/bundles/en-small/CARD.md": ("card",),
}


def list_pages() -> dict[Path, str]:
    """Every page that shows figures, as it reads with those that are saved.

    Raises:
        FabulaError: a saved JSON is missing, broken or not whole, or a page lacks its marks.
    """
    run = read_figures(RUN, "fabula.evaluation/1")
    report = read_figures(REPORT, "fabula.benchmark/1")
    try:
        made = {name: maker(run) for name, maker in ACCURACY.items()}
        made |= {name: maker(report) for name, maker in SPEED.items()}
    except KeyError as error:
        raise FabulaError(
            f"the saved figures lack {error}: save those of a whole run (CONTRIBUTING.md)"
        ) from error
    return {
        ROOT / page: _fill_page(page, {n: made[n] for n in names}) for page, names in PAGES.items()
    }


def read_figures(path: Path, schema: str) -> dict[str, Any]:
    """What a command saved.

    Raises:
        FabulaError: there is no such file, or it is of another kind or a part of a run.
    """
    try:
        figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FabulaError(f"{path} cannot be read as JSON: {error}") from error
    if figures.get("schema") != schema:
        raise FabulaError(f"{path} is not {schema}")
    if figures.get("failures") or figures.get("limit") is not None:
        raise FabulaError(f"{path}: documents failed or were left out; measure all of them")
    return figures


def _fill_page(page: str, blocks: dict[str, str]) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, content in blocks.items():
        marks = re.compile(f"(<!-- figures: {name} -->\n).*?(<!-- end of figures -->\n)", re.DOTALL)
        text, n_found = marks.subn(lambda m, new=content: f"{m[1]}{new}{m[2]}", text)  # type: ignore[misc]
        if n_found != 1:
            raise FabulaError(f"{page} has no place for the figures “{name}”, or several")
    return text
